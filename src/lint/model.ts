import { child, elements, extensions, type ModdleElement, text, typeName } from "../engine/model/moddle.ts";

export { child, documentation, elements, extensions, flag, type ModdleElement, text, typeName } from "../engine/model/moddle.ts";

/** Whether an element is of one of these kinds, in lower camel case (`userTask`). */
export function isA(element: ModdleElement, ...kinds: string[]): boolean {
  return kinds.includes(typeName(element));
}

/** The elements of a process or subprocess, with those of the subprocesses in it. */
export function allElements(scope: ModdleElement): ModdleElement[] {
  return elements(scope, "flowElements").flatMap((element) => [element, ...allElements(element)]);
}

/** An element with everything that it contains, event definitions and expressions included; the drawing is left out. */
export function everything(element: ModdleElement): ModdleElement[] {
  const { properties } = (element as unknown as Described).$descriptor;
  const inside = properties
    .filter(({ isAttr, isReference, name }) => !isAttr && !isReference && name !== "bpmn:diagrams")
    .flatMap(({ name }) => elements(element, name))
    .filter(
      (value) =>
        typeof value === "object" && value.$type !== undefined && (value as Partial<Described>).$descriptor !== undefined,
    );
  return [element, ...inside.flatMap(everything)];
}

/** What moddle knows of the type of an element. */
interface Described {
  $descriptor: { properties: { name: string; isAttr?: boolean; isReference?: boolean }[] };
}

/** The flows that leave a node. Files need not say them at the node, too. */
export function outgoingOf(node: ModdleElement): ModdleElement[] {
  return flowsBeside(node).filter((flow) => child(flow, "sourceRef") === node);
}

/** The flows that lead to a node. */
export function incomingOf(node: ModdleElement): ModdleElement[] {
  return flowsBeside(node).filter((flow) => child(flow, "targetRef") === node);
}

function flowsBeside(node: ModdleElement): ModdleElement[] {
  return node.$parent === undefined ? [] : elements(node.$parent, "flowElements").filter((one) => isA(one, "sequenceFlow"));
}

/** The process to which an element belongs; itself if it is one. */
export function processOf(element: ModdleElement): ModdleElement | null {
  for (let at: ModdleElement | undefined = element; at; at = at.$parent) if (typeName(at) === "process") return at;
  return null;
}

/** The scopes around an element, the innermost first: subprocesses and the process. */
export function scopesOf(element: ModdleElement): ModdleElement[] {
  const scopes: ModdleElement[] = [];
  for (let at = element.$parent; at; at = at.$parent) if (isA(at, "subProcess", "transaction", "process")) scopes.push(at);
  return scopes;
}

/** The topic of an external task; null for anything else. */
export function topicOf(element: ModdleElement): string | null {
  return text(element, "camunda:type") === "external" ? (text(element, "camunda:topic") ?? "") : null;
}

/** What an input or output parameter is given: text, or null where it is a list, a map or a script. */
export interface Parameter {
  name: string;
  value: string | null;
}

/** The parameters of an activity. */
export function parametersOf(element: ModdleElement, which: "inputParameters" | "outputParameters"): Parameter[] {
  return extensions(element, "camunda:InputOutput")
    .flatMap((mapping) => elements(mapping, which))
    .map((parameter) => ({
      name: text(parameter, "name") ?? "",
      value: child(parameter, "definition") ? null : (text(parameter, "value") ?? ""),
    }));
}

/** Value of a `camunda:property` of an element. */
export function propertyOf(element: ModdleElement, name: string): string | undefined {
  const properties = extensions(element, "camunda:Properties").flatMap((list) => elements(list, "values"));
  const found = properties.find((property) => text(property, "name") === name);
  return found && text(found, "value");
}

/** Names that an element says it brings along, in its property `variables`: what a start or a message carries. */
export function declaredVariables(element: ModdleElement): string[] {
  return (propertyOf(element, "variables") ?? "").split(/[\s,]+/).filter((name) => name !== "");
}

/** The definitions of an event, such as a timer. */
export function eventDefinitions(element: ModdleElement, kind: string): ModdleElement[] {
  return elements(element, "eventDefinitions").filter((definition) => typeName(definition) === `${kind}EventDefinition`);
}

/** The error code that an error event throws or catches; null: any, or none. */
export function errorCodeOf(event: ModdleElement): string | null {
  const [definition] = eventDefinitions(event, "error");
  const error = definition && child(definition, "errorRef");
  return error ? (text(error, "errorCode") ?? null) : null;
}

/** The boundary events of an activity. */
export function boundaryEventsOf(activity: ModdleElement): ModdleElement[] {
  const [scope] = scopesOf(activity);
  return scope === undefined
    ? []
    : elements(scope, "flowElements").filter(
        (element) => isA(element, "boundaryEvent") && child(element, "attachedToRef") === activity,
      );
}
