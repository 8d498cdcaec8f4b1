/** bpmn-moddle with the extensions of Camunda, behind the few functions that the readers need. */
import { BpmnModdle } from "bpmn-moddle";
import camundaDescriptor from "camunda-bpmn-moddle/resources/camunda.json" with { type: "json" };

/** An element as moddle gives it. */
export interface ModdleElement {
  $type: string;
  $attrs: Record<string, string>;
  $parent?: ModdleElement;
  id?: string;
  get(name: string): unknown;
}

export interface ModdleDocument {
  root: ModdleElement;
  warnings: { message: string; element?: ModdleElement; property?: string; value?: string }[];
}

const moddle = new BpmnModdle({ camunda: camundaDescriptor });

/** Reads a BPMN text. Rejects when it holds no definitions at all. */
export async function readModdle(xml: string): Promise<ModdleDocument> {
  const result = (await moddle.fromXML(xml)) as unknown as { rootElement: ModdleElement; warnings: ModdleDocument["warnings"] };
  return { root: result.rootElement, warnings: result.warnings };
}

/** A property that is text; undefined when it is absent. */
export function text(element: ModdleElement, name: string): string | undefined {
  const value = element.get(name);
  return value === undefined || value === null || typeof value === "object" ? undefined : String(value);
}

/** A property that is a list of elements, or one element. */
export function elements(element: ModdleElement, name: string): ModdleElement[] {
  const value = element.get(name) as ModdleElement | ModdleElement[] | undefined;
  if (!value) return [];
  return Array.isArray(value) ? value : [value];
}

/** A property that is one element (contained or referenced). */
export function child(element: ModdleElement, name: string): ModdleElement | undefined {
  return element.get(name) as ModdleElement | undefined;
}

/** A true-or-false attribute. */
export function flag(element: ModdleElement, name: string): boolean {
  return String(element.get(name) ?? "").toLowerCase() === "true";
}

/** The extension elements of that type (`camunda:InputOutput`). */
export function extensions(element: ModdleElement, type: string): ModdleElement[] {
  const holder = child(element, "extensionElements");
  return holder ? elements(holder, "values").filter((value) => value.$type === type) : [];
}

/** Local type name in lower camel case: `bpmn:UserTask` → `userTask`. */
export function typeName(element: ModdleElement): string {
  const name = element.$type.slice(element.$type.indexOf(":") + 1);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** The documentation of an element. */
export function documentation(element: ModdleElement): string | null {
  const texts = elements(element, "documentation").map((part) => text(part, "text") ?? "");
  return texts.length > 0 ? texts.join("\n") : null;
}
