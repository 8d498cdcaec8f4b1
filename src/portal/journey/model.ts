import type { Language } from "../../domain/language.ts";
import { type BpmnElement, BpmnModdle } from "./moddle.ts";

/** What the portal reads of one element of a model. */
export interface ModelElement {
  id: string;
  type: string;
  name: string | null;
  documentation: string | null;
  /** `camunda:property` step: which step of the journey a person is at. */
  step: string | null;
  /** `camunda:property` page: what the portal shows while the process waits here. */
  page: string | null;
  calls: { key: string; binding: string } | null;
  /** Every `camunda:property`. */
  properties: ReadonlyMap<string, string>;
}

/** What the model says of an element in a language: the property `<what>-<language>`, or what stands there in Portuguese. */
export function inLanguage(element: ModelElement, what: "name" | "documentation" | "step", language: Language): string | null {
  return element.properties.get(`${what}-${language}`) ?? element[what];
}

/** One process, read from its XML. */
export interface ProcessModel {
  /** In document order, those inside embedded subprocesses included. */
  elements: ModelElement[];
  find(id: string): ModelElement | null;
}

/** Reads the XML of a deployed definition. Throws when it holds no process. */
export async function readModel(xml: string): Promise<ProcessModel> {
  const moddle = await BpmnModdle();
  const { rootElement } = await moddle.fromXML(xml);
  const process = rootElement.rootElements?.find((element) => element.$type === "bpmn:Process");
  if (process === undefined) throw new Error("the model holds no process");
  const elements = [...walk(process)];
  const byId = new Map(elements.map((element) => [element.id, element]));
  return { elements, find: (id) => byId.get(id) ?? null };
}

function* walk(container: BpmnElement): Generator<ModelElement> {
  for (const element of container.flowElements ?? []) {
    if (element.$type === "bpmn:SequenceFlow") continue;
    const properties = propertiesOf(element);
    yield {
      id: element.id,
      type: element.$type,
      name: element.name ?? null,
      documentation: element.documentation?.[0]?.text?.trim() ?? null,
      step: properties.get("step") ?? null,
      page: properties.get("page") ?? null,
      calls:
        element.calledElement === undefined
          ? null
          : { key: element.calledElement, binding: element.calledElementBinding ?? "latest" },
      properties,
    };
    yield* walk(element);
  }
}

function propertiesOf(element: BpmnElement): Map<string, string> {
  const lists = (element.extensionElements?.values ?? []).filter((value) => value.$type === "camunda:Properties");
  return new Map(lists.flatMap((list) => (list.values ?? []).map(({ name, value }) => [name, value] as const)));
}
