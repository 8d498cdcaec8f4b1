import { parseExpression } from "../../expression/index.ts";
import type { CallDetail, FlowNode } from "../elements.ts";
import { type ModdleElement, text } from "../moddle.ts";
import { readMappings } from "./call-mappings.ts";
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
  const ins = readMappings(reader, element, element, "camunda:In");
  node.call = {
    calledElement: parseExpression(calledElement),
    ...readBinding(reader, element),
    businessKey: ins.businessKey,
    in: ins.mappings,
    out: readMappings(reader, element, element, "camunda:Out").mappings,
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
