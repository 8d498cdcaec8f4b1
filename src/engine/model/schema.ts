/** Faults that a validation against the schema of BPMN finds, in the words of Camunda's XML parser. */
import type { ModdleDocument } from "./moddle.ts";
import type { Problems } from "./problems.ts";
import type { Source, SourceElement } from "./source.ts";

const NAMESPACE = "http://www.omg.org/spec/BPMN/20100524/MODEL";

/** Attributes that name another element of the file by its id. */
const REFERENCES = ["sourceRef", "targetRef", "default"];

/** Attributes that an element cannot be without. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  definitions: ["targetNamespace"],
  sequenceFlow: ["sourceRef", "targetRef"],
  boundaryEvent: ["attachedToRef"],
  association: ["sourceRef", "targetRef"],
};

/** Reports ids used twice, references to nothing, and elements and attributes that BPMN does not know. */
export function checkSchema(source: Source, document: ModdleDocument, problems: Problems): void {
  for (const element of source.duplicates) {
    const id = element.attributes.id;
    problems.schema(`cvc-id.2: There are multiple occurrences of ID value '${id}'.`, element);
    problems.schema(
      `cvc-attribute.3: The value '${id}' of attribute 'id' on element '${element.qualifiedName}' is not valid with respect to its type, 'ID'.`,
      element,
    );
  }
  for (const element of misplacedIn(source.root).sort((a, b) => a.line - b.line || a.column - b.column))
    reportContent(problems, element);
  requireParts(source.root, problems);
  for (const warning of document.warnings) {
    if (warning.message.startsWith("unknown attribute <")) reportAttribute(source, problems, warning);
    else if (/^unparsable content <[\s\S]*unknown type </.test(warning.message)) reportElement(source, problems, warning.message);
  }
  for (const id of danglingReferences(source)) {
    problems.schema(`cvc-id.1: There is no ID/IDREF binding for IDREF '${id}'.`, source.end);
  }
}

/** What annotates a process or subprocess, and what may stand behind it. */
const ARTIFACTS = ["association", "group", "textAnnotation"];
const BEHIND_ARTIFACTS = ["resourceRole", "performer", "humanPerformer", "potentialOwner", "correlationSubscription", "supports"];

/**
 * The first in each element that stands at the wrong place: documentation and extension elements come first, loop
 * characteristics before the content of a subprocess, artifacts last.
 */
function misplacedIn(element: SourceElement): SourceElement[] {
  const isMisplaced = (child: SourceElement, index: number): boolean => {
    const before = element.children.slice(0, index);
    if (child.name === "extensionElements") return before.some(({ name }) => name !== "documentation");
    if (before.some(({ name }) => ARTIFACTS.includes(name)) && ![...ARTIFACTS, ...BEHIND_ARTIFACTS].includes(child.name))
      return true;
    return child.name === "multiInstanceLoopCharacteristics" && before.some(({ name }) => name === "startEvent");
  };
  const found = element.children.find(isMisplaced);
  const inner = element.children.filter(({ name }) => name !== "extensionElements").flatMap(misplacedIn);
  return found ? [found, ...inner] : inner;
}

/** What an element cannot be without. */
function requireParts(element: SourceElement, problems: Problems): void {
  for (const name of REQUIRED[element.name] ?? []) {
    if (element.attributes[name] !== undefined) continue;
    problems.schema(`cvc-complex-type.4: Attribute '${name}' must appear on element '${element.qualifiedName}'.`, element);
  }
  if (element.name === "conditionalEventDefinition" && !element.children.some(({ name }) => name === "condition")) {
    const expected = ["documentation", "extensionElements", "condition"].map((name) => `"${NAMESPACE}":${name}`).join(", ");
    problems.schema(
      `cvc-complex-type.2.4.b: The content of element '${element.qualifiedName}' is not complete. One of '{${expected}}' is expected.`,
      element,
    );
  }
  for (const child of element.children) if (child.name !== "extensionElements") requireParts(child, problems);
}

function danglingReferences(source: Source): Set<string> {
  const missing = new Set<string>();
  const visit = (element: SourceElement): void => {
    for (const name of REFERENCES) {
      const id = element.attributes[name];
      const relevant = name === "default" || element.name === "sequenceFlow";
      if (id !== undefined && relevant && !source.byId.has(id)) missing.add(id);
    }
    element.children.forEach(visit);
  };
  visit(source.root);
  return missing;
}

function reportAttribute(source: Source, problems: Problems, warning: ModdleDocument["warnings"][number]): void {
  const name = /<(.*)>/.exec(warning.message)?.[1] ?? "";
  const element = warning.element?.id ? source.byId.get(warning.element.id) : undefined;
  if (name.includes(":") || !element) return;
  problems.schema(
    `cvc-complex-type.3.2.2: Attribute '${name}' is not allowed to appear in element '${element.qualifiedName}'.`,
    element,
  );
}

/** Elements of other namespaces are extensions that nobody reads; those of BPMN itself are mistakes. */
function reportElement(source: Source, problems: Problems, message: string): void {
  const name = /unparsable content <([^>\s]*)/.exec(message)?.[1] ?? "";
  const element = find(source.root, name);
  if (!element || prefixOf(element) !== prefixOf(source.root)) return;
  reportContent(problems, element);
}

function reportContent(problems: Problems, element: SourceElement): void {
  const name = `{"${NAMESPACE}":${element.name}}`;
  problems.schema(`cvc-complex-type.2.4.a: Invalid content was found starting with element '${name}'.`, element);
}

function prefixOf(element: SourceElement): string {
  return element.qualifiedName.slice(0, -element.name.length);
}

function find(element: SourceElement, qualifiedName: string): SourceElement | null {
  if (element.qualifiedName === qualifiedName) return element;
  for (const child of element.children) {
    const found = find(child, qualifiedName);
    if (found) return found;
  }
  return null;
}
