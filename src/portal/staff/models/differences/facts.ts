import { child, elements, type ModdleElement, text, typeName } from "../../../../engine/model/moddle.ts";
import { differences as texts } from "../../../../texts/models/differences.ts";

/** One thing that is said of an element. */
export interface Fact {
  /** As people read it. */
  shown: string;
  /** What tells it from another: a reference stays the same when what it leads to is renamed. */
  same: string;
}

/** What is said of an element, by its name in Portuguese. */
export type Facts = Map<string, Fact>;

/** What is told of other elements, or is only of the drawing. */
const ELSEWHERE = new Set([
  ...["$type", "id", "flowElements", "laneSets", "lanes", "artifacts", "diagrams", "di", "participants", "messageFlows"],
  ...["extensionElements", "eventDefinitions", "documentation", "loopCharacteristics", "incoming", "outgoing"],
]);
const REFERENCES = ["sourceRef", "targetRef", "attachedToRef", "default", "processRef", "activityRef"];
/** What these lead to stands nowhere else: its name and code are facts of whoever refers to it. */
const DEFINITIONS = ["messageRef", "errorRef", "signalRef", "escalationRef"];

/** Everything that a model says of one element, property by property; what stands inside it is told of itself. */
export function factsOf(element: ModdleElement): Facts {
  const facts: Facts = new Map();
  const add: Add = (label, shown, same = shown) => {
    if (shown === "") return;
    const known = facts.get(label);
    facts.set(
      label,
      known === undefined ? { shown, same } : { shown: `${known.shown}; ${shown}`, same: `${known.same} ${same}` },
    );
  };
  addOwn(element, add);
  add(
    texts.documentation,
    elements(element, "documentation")
      .map((part) => text(part, "text") ?? "")
      .join("\n")
      .trim(),
  );
  for (const definition of elements(element, "eventDefinitions")) {
    add(texts.event, texts.events[typeName(definition)] ?? typeName(definition));
    addOwn(definition, add);
  }
  for (const loop of elements(element, "loopCharacteristics")) {
    add(texts.repeated, texts.yes);
    addOwn(loop, add);
  }
  for (const holder of elements(element, "extensionElements")) {
    for (const extension of elements(holder, "values")) addExtension(extension, add);
  }
  return facts;
}

type Add = (label: string, shown: string, same?: string) => void;

function addOwn(element: ModdleElement, add: Add): void {
  for (const name of REFERENCES) {
    const found = referenced(element, name);
    add(texts.attribute(name), nameOf(found), found?.id);
  }
  for (const name of DEFINITIONS) {
    const found = referenced(element, name);
    const code = found && (text(found, "errorCode") ?? text(found, "escalationCode"));
    if (found !== undefined) add(texts.attribute(name), texts.errorCode(nameOf(found), code));
  }
  for (const node of elements(element, "flowNodeRef")) add(texts.attribute("flowNodeRef"), nameOf(node), node.id);
  for (const [name, value] of Object.entries(element)) if (!ELSEWHERE.has(name)) add(texts.attribute(name), inWords(value));
  for (const [name, value] of Object.entries(element.$attrs ?? {})) {
    if (!name.startsWith("xmlns")) add(texts.attribute(name), String(value));
  }
}

function addExtension(extension: ModdleElement, add: Add): void {
  switch (extension.$type) {
    case "camunda:InputOutput":
      for (const part of elements(extension, "inputParameters")) add(texts.input(text(part, "name") ?? ""), parameterOf(part));
      for (const part of elements(extension, "outputParameters")) add(texts.output(text(part, "name") ?? ""), parameterOf(part));
      return;
    case "camunda:Properties":
      for (const part of elements(extension, "values")) {
        add(texts.property(text(part, "name") ?? ""), text(part, "value") || texts.empty);
      }
      return;
    case "camunda:In":
      add(texts.given(text(extension, "target") ?? text(extension, "variables") ?? "businessKey"), mappingOf(extension));
      return;
    case "camunda:Out":
      add(texts.taken(text(extension, "target") ?? text(extension, "variables") ?? ""), mappingOf(extension));
      return;
    case "camunda:ExecutionListener":
    case "camunda:TaskListener":
      add(texts.listener(text(extension, "event") ?? ""), described(extension));
      return;
    default:
      add(texts.extension(extension.$type), described(extension) || texts.yes);
  }
}

function parameterOf(parameter: ModdleElement): string {
  const definition = child(parameter, "definition");
  return (definition ? described(definition) : text(parameter, "value")) || texts.empty;
}

function mappingOf(mapping: ModdleElement): string {
  return text(mapping, "sourceExpression") ?? text(mapping, "source") ?? text(mapping, "businessKey") ?? described(mapping);
}

/** What an element is called: its name, or its id. */
export function nameOf(element: ModdleElement | undefined): string {
  return element === undefined ? "" : text(element, "name") || text(element, "text") || (element.id ?? "");
}

function referenced(element: ModdleElement, name: string): ModdleElement | undefined {
  const known = (element as unknown as { $descriptor?: { propertiesByName?: Record<string, unknown> } }).$descriptor;
  if (known?.propertiesByName === undefined || !(name in known.propertiesByName)) return undefined;
  const value = child(element, name);
  return typeof value === "object" ? value : undefined;
}

function inWords(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean") return value ? texts.yes : texts.no;
  if (typeof value !== "object") return String(value).trim();
  if (Array.isArray(value)) return value.map(inWords).join("; ");
  const { $type, body } = value as { $type?: string; body?: string };
  return $type !== undefined && body !== undefined ? body.trim() : described(value as ModdleElement);
}

/** What moddle keeps of an extension, one value after the other. */
function described(value: ModdleElement): string {
  return Object.entries(value)
    .filter(([name]) => name !== "$type" && name !== "event")
    .map(([name, inner]) => {
      const shown = inWords(inner);
      return name.startsWith("$") || ["value", "definition", "items", "entries", "values"].includes(name)
        ? shown
        : `${name}: ${shown}`;
    })
    .filter((part) => part !== "")
    .join(", ");
}
