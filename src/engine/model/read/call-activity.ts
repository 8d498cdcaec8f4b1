import { parseExpression } from "../../expression/index.ts";
import type { CallDetail, CallMapping, FlowNode } from "../elements.ts";
import { extensions, flag, type ModdleElement, text } from "../moddle.ts";
import type { SourceElement } from "../source.ts";
import { createNode } from "./node.ts";
import { expression, place, type Reader } from "./reader.ts";
import { isMultiInstance, refuse } from "./refusals.ts";

/** A call activity that calls a process. */
export function readCallActivity(reader: Reader, element: ModdleElement, scope: FlowNode): FlowNode {
  const node = createNode(reader, element, "call-activity", scope);
  node.isScope = !isMultiInstance(element);
  for (const attribute of ["caseRef", "variableMappingClass", "variableMappingDelegateExpression"]) {
    if (text(element, `camunda:${attribute}`) === undefined) continue;
    refuse(reader, element, `camunda:${attribute}`, "call a process with calledElement, camunda:in and camunda:out");
    return node;
  }
  const calledElement = text(element, "calledElement");
  if (calledElement === undefined) {
    reader.problems.error("Missing attribute 'calledElement' or 'caseRef'", place(reader, element));
    return node;
  }
  const ins = extensions(element, "camunda:In");
  const businessKey = ins.map((entry) => text(entry, "businessKey")).find((key) => key !== undefined);
  node.call = {
    calledElement: parseExpression(calledElement),
    ...readBinding(reader, element),
    businessKey: businessKey === undefined ? null : parseExpression(businessKey),
    in: ins.filter((entry) => text(entry, "businessKey") === undefined).map((entry) => readCallMapping(reader, element, entry)),
    out: extensions(element, "camunda:Out").map((entry) => readCallMapping(reader, element, entry)),
  };
  return node;
}

function readBinding(reader: Reader, element: ModdleElement): Pick<CallDetail, "binding" | "version" | "versionTag"> {
  const binding = text(element, "camunda:calledElementBinding") ?? "latest";
  const version = expression(element, "camunda:calledElementVersion");
  const versionTag = expression(element, "camunda:calledElementVersionTag");
  const missing = (attribute: string) =>
    reader.problems.error(
      `Missing attribute '${attribute}' when 'calledElementBinding' has value '${binding}'`,
      place(reader, element),
    );
  if (binding === "version" && !version) missing("calledElementVersion");
  if (binding === "versionTag" && !versionTag) missing("calledElementVersionTag");
  const known = ["deployment", "version", "versionTag"].includes(binding);
  return { binding: known ? (binding as CallDetail["binding"]) : "latest", version, versionTag };
}

/** camunda:in or camunda:out without business key. */
function readCallMapping(reader: Reader, element: ModdleElement, entry: ModdleElement): CallMapping {
  const report = (message: string): void => {
    reader.problems.error(message, placeOfMapping(reader, element, entry), element.id ?? "");
  };
  const mapping: CallMapping = {
    target: text(entry, "target") ?? null,
    source: text(entry, "source") ?? null,
    sourceExpression: expression(entry, "sourceExpression"),
    all: text(entry, "variables") === "all",
    local: flag(entry, "local"),
  };
  if (mapping.all) return mapping;
  if (mapping.source === "") report("Empty attribute 'source' when passing variables");
  else if (mapping.source === null && mapping.sourceExpression === null) {
    report("Missing parameter 'source' or 'sourceExpression' when passing variables");
  }
  if (mapping.target === null) {
    report("Missing attribute 'target' when attribute 'source' or 'sourceExpression' is set");
  } else if (mapping.target === "") {
    report("Empty attribute 'target' when attribute 'source' or 'sourceExpression' is set");
  }
  return mapping;
}

/** Where a camunda:in or camunda:out stands: they have no ids, so by their order. */
function placeOfMapping(reader: Reader, element: ModdleElement, entry: ModdleElement): SourceElement | null {
  const index = extensions(element, entry.$type).indexOf(entry);
  const holder = place(reader, element)?.children.find((child) => child.name === "extensionElements");
  const tag = entry.$type === "camunda:In" ? "in" : "out";
  return holder?.children.filter((child) => child.name === tag)[index] ?? null;
}
