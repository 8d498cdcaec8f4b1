/** Compensation handlers, and the associations that lead from boundary events to them. */
import type { FlowNode } from "../elements.ts";
import { elements, flag, type ModdleElement } from "../moddle.ts";
import { place, type Reader } from "./reader.ts";

type ReadHandler = (element: ModdleElement, scope: FlowNode) => void;

/** true for an activity that only compensation leads to. */
export function isHandler(element: ModdleElement): boolean {
  return flag(element, "isForCompensation");
}

/** The scope an activity is drawn in. */
export function levelOf(node: FlowNode | undefined): FlowNode | null {
  return (node?.parent?.behaviour === "multi-instance" ? node.parent.parent : node?.parent) ?? null;
}

/** Associations lead from compensation boundary events to their handlers, which are read here, as are those left over. */
export function readHandlers(reader: Reader, owner: ModdleElement, scope: FlowNode, read: ReadHandler): void {
  const handlers = new Map(
    elements(owner, "flowElements")
      .filter(isHandler)
      .map((element) => [element.id ?? "", element]),
  );
  for (const at of place(reader, owner)?.children ?? []) {
    if (at.name !== "association") continue;
    const { sourceRef = "null", targetRef = "null" } = at.attributes;
    for (const name of ["sourceRef", "targetRef"]) {
      if (at.attributes[name] === undefined) reader.problems.error(`association element missing attribute '${name}'`, at);
    }
    const missing = [
      ["sourceRef", sourceRef],
      ["targetRef", targetRef],
    ].find(([, id]) => !reader.source.byId.has(id!));
    if (missing) {
      reader.problems.error(`Invalid reference ${missing[0]} '${missing[1]}' of association element `, at);
      continue;
    }
    const boundary = reader.nodes.get(sourceRef);
    if (boundary?.activityType !== "compensationBoundaryCatch" || !boundary.eventScope) continue;
    const compensated = boundary.eventScope;
    const handler = handlers.get(targetRef);
    if (handler) read(handler, levelOf(compensated) === scope ? compensated.parent! : scope);
    handlers.delete(targetRef);
    associate(reader, at, boundary, reader.nodes.get(targetRef));
  }
  for (const handler of handlers.values()) read(handler, scope);
}

function associate(reader: Reader, at: Reader["source"]["root"], boundary: FlowNode, handler: FlowNode | undefined): void {
  if (!handler) return;
  const compensated = boundary.eventScope!;
  if (!handler.isForCompensation) {
    reader.problems.error(
      "compensation boundary catch must be connected to element with isForCompensation=true",
      at,
      boundary.id,
      handler.id,
    );
    return;
  }
  const known = reader.nodes.get(compensated.compensationHandlerId ?? "");
  if (known?.isContainer) {
    reader.problems.error(
      "compensation boundary event and event subprocess with compensation start event are not supported on the same scope",
      at,
      compensated.id,
      boundary.id,
    );
    return;
  }
  compensated.compensationHandlerId = handler.id;
}
