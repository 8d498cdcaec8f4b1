/** Transactions: cancel end events, and the cancel boundary event by which a cancelled transaction is left. */
import type { FlowNode } from "../elements.ts";
import type { ModdleElement } from "../moddle.ts";
import { place, type Reader } from "./reader.ts";

/** Makes `node` cancel the transaction it ends. */
export function readCancelEnd(reader: Reader, definition: ModdleElement, node: FlowNode, scope: FlowNode): void {
  node.activityType = "cancelEndEvent";
  node.behaviour = "cancel-end";
  node.start = "interrupt-flow-scope";
  node.isScope = true;
  node.isContainer = true;
  if (scope.type === "transaction" && scope.isContainer) return;
  reader.problems.error(
    "end event with cancelEventDefinition only supported inside transaction subprocess",
    place(reader, definition),
    node.id,
  );
}

/** A cancel boundary event: where the cancel end events of its transaction lead. `attached`: the body of a multi-instance one. */
export function readCancelBoundary(reader: Reader, definition: ModdleElement, node: FlowNode, attached: FlowNode): void {
  node.activityType = "cancelBoundaryCatch";
  const at = place(reader, definition);
  const transaction = attached.behaviour === "multi-instance" ? attached.initial! : attached;
  if (transaction.type !== "transaction") {
    reader.problems.error("boundary event with cancelEventDefinition only supported on transaction subprocesses", at, node.id);
  }
  for (const other of reader.nodes.values()) {
    if (other === node || other.activityType !== node.activityType || other.eventScope !== transaction) continue;
    reader.problems.error(
      "multiple boundary events with cancelEventDefinition not supported on same transaction subprocess",
      at,
      node.id,
    );
  }
  for (const each of reader.nodes.values()) {
    if (each.parent === transaction && each.behaviour === "cancel-end") each.cancelBoundaryId = node.id;
  }
}
