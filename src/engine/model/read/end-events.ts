import type { FlowNode } from "../elements.ts";
import { child, elements, type ModdleElement } from "../moddle.ts";
import { readThrownCompensation } from "./compensation.ts";
import { readThrownEscalation } from "./escalations.ts";
import { readExternalTask } from "./external-task.ts";
import { createNode } from "./node.ts";
import { place, type Reader } from "./reader.ts";
import { refuseEvent } from "./refusals.ts";
import { readThrownSignal } from "./signals.ts";
import { isServiceTaskLike } from "./tasks.ts";
import { readCancelEnd } from "./transactions.ts";

/** End events: none, error, terminate, signal, escalation, compensation, cancel, message (external, or without implementation). */
export function readEndEvent(reader: Reader, element: ModdleElement, scope: FlowNode): FlowNode {
  const node = createNode(reader, element, "end", scope);
  node.activityType = "noneEndEvent";
  if (refuseEvent(reader, element)) return node;
  const definition = elements(element, "eventDefinitions")[0];
  switch (definition?.$type) {
    case "bpmn:ErrorEventDefinition":
      node.activityType = "errorEndEvent";
      node.behaviour = "error-end";
      readThrownError(reader, definition, node);
      break;
    case "bpmn:TerminateEventDefinition":
      node.activityType = "terminateEndEvent";
      node.behaviour = "terminate-end";
      node.start = "interrupt-flow-scope";
      break;
    case "bpmn:MessageEventDefinition":
      node.activityType = isServiceTaskLike(definition) ? "messageEndEvent" : "endEvent";
      if (isServiceTaskLike(definition)) readExternalTask(reader, element, definition, node);
      break;
    case "bpmn:SignalEventDefinition":
      node.activityType = "signalEndEvent";
      readThrownSignal(reader, element, definition, node);
      break;
    case "bpmn:EscalationEventDefinition":
      node.activityType = "escalationEndEvent";
      readThrownEscalation(reader, definition, node, "escalation end event must have an 'escalationCode'");
      break;
    case "bpmn:CompensateEventDefinition":
      node.activityType = "compensationEndEvent";
      readThrownCompensation(reader, definition, node);
      break;
    case "bpmn:CancelEventDefinition":
      readCancelEnd(reader, definition, node, scope);
      break;
    case undefined:
      break;
    default:
      reader.problems.error("Unsupported end event type", place(reader, element));
  }
  return node;
}

function readThrownError(reader: Reader, definition: ModdleElement, node: FlowNode): void {
  const at = place(reader, definition);
  const written = at?.attributes.errorRef;
  const errorId = child(definition, "errorRef")?.id ?? written;
  if (!errorId) {
    reader.problems.error("'errorRef' attribute is mandatory on error end event", at, node.id);
    return;
  }
  const error = reader.errors.get(errorId);
  if (error && !error.errorCode) {
    reader.problems.error(
      `'errorCode' is mandatory on errors referenced by throwing error event definitions, but the error '${errorId}' does not define one.`,
      at,
      node.id,
    );
  }
  node.error = { code: error?.errorCode ?? errorId, message: error?.message ?? null };
}
