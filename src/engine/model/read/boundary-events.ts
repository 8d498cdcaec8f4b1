import type { FlowNode } from "../elements.ts";
import { child, elements, type ModdleElement } from "../moddle.ts";
import { readCompensationBoundary } from "./compensation.ts";
import { readConditional } from "./conditions.ts";
import { declareErrorHandler } from "./errors.ts";
import { declareEscalationHandler } from "./escalations.ts";
import { readMessage } from "./messages.ts";
import { createNode } from "./node.ts";
import { place, type Reader } from "./reader.ts";
import { isInterrupting, refuseEvent } from "./refusals.ts";
import { readSignal } from "./signals.ts";
import { readTimer } from "./timer.ts";
import { readCancelBoundary } from "./transactions.ts";

/**
 * A boundary event: timer, message, signal, escalation, condition, error, compensation or cancel. The activity it is
 * attached to becomes a scope and holds its event, except for compensation, which comes when the activity is over.
 */
export function readBoundaryEvent(reader: Reader, element: ModdleElement, scope: FlowNode): void {
  const at = place(reader, element);
  if (at?.attributes.attachedToRef === undefined) {
    reader.problems.error("AttachedToRef is required when using a timerEventDefinition", at);
  }
  const node = createNode(reader, element, "pass-through", scope);
  const attachedId = child(element, "attachedToRef")?.id ?? "";
  const attached = hostOf(reader, attachedId, scope);
  if (!attached) {
    reader.problems.error(
      "Invalid reference in boundary event. Make sure that the referenced activity is defined in the same scope as the boundary event",
      at,
    );
    return;
  }
  const definition = elements(element, "eventDefinitions")[0];
  if (definition?.$type === "bpmn:CompensateEventDefinition") {
    node.activityType = "compensationBoundaryCatch";
    node.eventScope = reader.nodes.get(attachedId)!;
    readCompensationBoundary(reader, definition, node, node.eventScope);
    return;
  }
  attached.isScope = true;
  node.eventScope = attached;
  const interrupting = isInterrupting(element, "cancelActivity");
  node.start = interrupting ? "cancel-event-scope" : "concurrent-in-flow-scope";
  if (refuseEvent(reader, element)) return;
  switch (definition?.$type) {
    case "bpmn:TimerEventDefinition": {
      node.activityType = "boundaryTimer";
      const timer = readTimer(reader, definition, node.id);
      if (timer) attached.timers.push({ ...timer, repeats: timer.kind === "cycle" && !interrupting });
      break;
    }
    case "bpmn:MessageEventDefinition":
      node.activityType = "boundaryMessage";
      readMessage(reader, definition, node.id, attached);
      break;
    case "bpmn:SignalEventDefinition":
      node.activityType = "boundarySignal";
      readSignal(reader, definition, node.id, attached);
      break;
    case "bpmn:EscalationEventDefinition":
      node.activityType = "boundaryEscalation";
      if (!["user-task", "subprocess", "call-activity"].includes(reader.nodes.get(attachedId)!.behaviour)) {
        reader.problems.error(
          "An escalation boundary event should only be attached to a subprocess, a call activity or an user task",
          at,
        );
      }
      declareEscalationHandler(reader, definition, { eventId: node.id, handlerId: node.id, interrupting }, attached);
      break;
    case "bpmn:ConditionalEventDefinition":
      node.activityType = "boundaryConditional";
      readConditional(reader, definition, node, attached);
      break;
    case "bpmn:ErrorEventDefinition":
      node.activityType = "boundaryError";
      node.start = "cancel-event-scope";
      declareErrorHandler(reader, definition, node.id, attached, 0);
      break;
    case "bpmn:CancelEventDefinition":
      readCancelBoundary(reader, definition, node, attached);
      break;
    default:
      reader.problems.error("Unsupported boundary event type", at);
  }
}

/** The activity of that scope; of a multi-instance activity its body. */
function hostOf(reader: Reader, id: string, scope: FlowNode): FlowNode | null {
  const node = reader.nodes.get(id);
  if (!node) return null;
  const host = node.parent?.behaviour === "multi-instance" ? node.parent : node;
  return host.parent === scope ? host : null;
}
