import { parseExpression } from "../../expression/index.ts";
import type { CallDetail, CallMapping, FlowNode } from "../elements.ts";
import { extensions, flag, type ModdleElement, text } from "../moddle.ts";
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
  const at = place(reader, element);
  const mapping: CallMapping = {
    target: text(entry, "target") ?? null,
    source: text(entry, "source") ?? null,
    sourceExpression: expression(entry, "sourceExpression"),
    all: text(entry, "variables") === "all",
    local: flag(entry, "local"),
  };
  if (mapping.all) return mapping;
  if (mapping.source === "") reader.problems.error("Empty attribute 'source' when passing variables", at);
  else if (mapping.source === null && mapping.sourceExpression === null) {
    reader.problems.error("Missing parameter 'source' or 'sourceExpression' when passing variables", at);
  }
  if (mapping.target === null) {
    reader.problems.error("Missing attribute 'target' when attribute 'source' or 'sourceExpression' is set", at);
  } else if (mapping.target === "") {
    reader.problems.error("Empty attribute 'target' when attribute 'source' or 'sourceExpression' is set", at);
  }
  return mapping;
}
