import type { FlowNode } from "../elements.ts";
import { elements, type ModdleElement, text } from "../moddle.ts";
import { readThrownCompensation } from "./compensation.ts";
import { readConditional } from "./conditions.ts";
import { readThrownEscalation } from "./escalations.ts";
import { readExternalTask } from "./external-task.ts";
import { readMessage } from "./messages.ts";
import { createNode } from "./node.ts";
import { place, type Reader } from "./reader.ts";
import { refuseEvent } from "./refusals.ts";
import { readSignal, readThrownSignal } from "./signals.ts";
import { isServiceTaskLike } from "./tasks.ts";
import { readTimer } from "./timer.ts";

/** Intermediate catch events: message, timer, signal, condition, link. `gateway`: the event-based gateway it stands behind. */
export function readCatchEvent(
  reader: Reader,
  element: ModdleElement,
  scope: FlowNode,
  gateway: FlowNode | null,
): FlowNode | null {
  const node = createNode(reader, element, gateway ? "event-after-gateway" : "receive", scope);
  node.activityType = "intermediateCatchEvent";
  node.eventScope = gateway ?? node;
  node.isScope = gateway === null;
  if (gateway) node.start = "cancel-event-scope";
  if (refuseEvent(reader, element)) return node;
  const definition = elements(element, "eventDefinitions")[0];
  switch (definition?.$type) {
    case "bpmn:MessageEventDefinition":
      node.activityType = "intermediateMessageCatch";
      readMessage(reader, definition, node.id, node.eventScope);
      break;
    case "bpmn:TimerEventDefinition": {
      node.activityType = "intermediateTimer";
      const timer = readTimer(reader, definition, node.id);
      if (timer) node.eventScope.timers.push(timer);
      break;
    }
    case "bpmn:SignalEventDefinition":
      node.activityType = "intermediateSignalCatch";
      readSignal(reader, definition, node.id, node.eventScope);
      break;
    case "bpmn:ConditionalEventDefinition":
      node.activityType = "intermediateConditional";
      if (!gateway) node.behaviour = "condition";
      readConditional(reader, definition, node, node.eventScope);
      break;
    case "bpmn:LinkEventDefinition":
      readLinkTarget(reader, element, definition, node, gateway !== null);
      break;
    default:
      reader.problems.error("Unsupported intermediate catch event type", place(reader, element));
  }
  return node;
}

/** A link catch event: where flows to throw events of that link lead instead. */
function readLinkTarget(
  reader: Reader,
  element: ModdleElement,
  definition: ModdleElement,
  node: FlowNode,
  behindGateway: boolean,
): void {
  if (behindGateway) {
    reader.problems.error("IntermediateCatchLinkEvent is not allowed after an EventBasedGateway.", place(reader, element));
    return;
  }
  node.activityType = "intermediateLinkCatch";
  node.behaviour = "pass-through";
  node.isScope = false;
  const name = text(definition, "name") ?? "";
  if (node.name !== name && !reader.linkTargets.has(name)) {
    reader.problems.warning(
      `Link Event named '${node.name}' contains link event definition with name '${name}' - it is recommended to use the same name for both.`,
      place(reader, element),
    );
  }
  if (reader.linkTargets.has(name)) {
    reader.problems.error(
      `Multiple Intermediate Catch Events with the same link event name ('${name}') are not allowed.`,
      place(reader, element),
    );
    return;
  }
  reader.linkTargets.set(name, node.id);
}

/** Intermediate throw events: none, message (external, or without implementation), signal, escalation, compensation, link. */
export function readThrowEvent(reader: Reader, element: ModdleElement, scope: FlowNode): FlowNode | null {
  const definition = elements(element, "eventDefinitions")[0];
  if (definition?.$type === "bpmn:LinkEventDefinition") {
    reader.linkSources.set(element.id ?? "", text(definition, "name") ?? "");
    return null;
  }
  const node = createNode(reader, element, "pass-through", scope);
  node.activityType = "intermediateNoneThrowEvent";
  if (refuseEvent(reader, element)) return node;
  switch (definition?.$type) {
    case "bpmn:MessageEventDefinition":
      if (!isServiceTaskLike(definition)) break;
      node.activityType = "intermediateMessageThrowEvent";
      readExternalTask(reader, element, definition, node);
      break;
    case "bpmn:SignalEventDefinition":
      node.activityType = "intermediateSignalThrow";
      readThrownSignal(reader, element, definition, node);
      break;
    case "bpmn:EscalationEventDefinition":
      node.activityType = "intermediateEscalationThrowEvent";
      readThrownEscalation(reader, definition, node, "throwing escalation event must have an 'escalationCode'");
      break;
    case "bpmn:CompensateEventDefinition":
      node.activityType = "intermediateCompensationThrowEvent";
      readThrownCompensation(reader, definition, node);
      break;
  }
  return node;
}
