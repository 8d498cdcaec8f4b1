import type { FlowNode } from "../elements.ts";
import { elements, type ModdleElement, text } from "../moddle.ts";
import { readCompensationStart } from "./compensation.ts";
import { readConditional } from "./conditions.ts";
import { declareErrorHandler } from "./errors.ts";
import { declareEscalationHandler } from "./escalations.ts";
import { refuseMapping } from "./mapping.ts";
import { readMessage } from "./messages.ts";
import { createNode } from "./node.ts";
import { place, type Reader } from "./reader.ts";
import { isInterrupting, refuseEvent } from "./refusals.ts";
import { readSignal } from "./signals.ts";
import { readTimer } from "./timer.ts";

/** Start event of an embedded subprocess. */
export function readSubprocessStart(reader: Reader, element: ModdleElement, scope: FlowNode): void {
  const node = createNode(reader, element, "pass-through", scope);
  const definition = elements(element, "eventDefinitions")[0];
  if (definition) {
    const kind = definition.$type.slice("bpmn:".length);
    const name = kind.charAt(0).toLowerCase() + kind.slice(1);
    const onlyEvent = ["errorEventDefinition", "messageEventDefinition", "signalEventDefinition"].includes(name);
    reader.problems.error(
      onlyEvent
        ? `${name === "signalEventDefinition" ? "signalEventDefintion" : name} only allowed on start event if subprocess is an event subprocess`
        : `${name} is not allowed on start event within a subprocess`,
      place(reader, definition),
      node.id,
    );
  }
  setInitial(reader, element, node, scope);
}

/** Start event of an event subprocess: message, signal, timer, condition, escalation or error; held by the scope around the subprocess. */
export function readEventSubprocessStart(reader: Reader, element: ModdleElement, scope: FlowNode): void {
  const node = createNode(reader, element, "pass-through", scope);
  const catching = scope.parent!;
  const interrupting = isInterrupting(element, "isInterrupting");
  scope.start = interrupting ? "interrupt-event-scope" : "concurrent-in-flow-scope";
  scope.eventScope = catching;
  setInitial(reader, element, node, scope);
  if (refuseEvent(reader, element)) return;
  const definition = elements(element, "eventDefinitions")[0];
  switch (definition?.$type) {
    case "bpmn:MessageEventDefinition":
      node.activityType = "messageStartEvent";
      readMessage(reader, definition, node.id, catching);
      return;
    case "bpmn:TimerEventDefinition": {
      node.activityType = "startTimerEvent";
      const timer = readTimer(reader, definition, node.id);
      if (timer) catching.timers.push({ ...timer, repeats: timer.kind === "cycle" && !interrupting });
      return;
    }
    case "bpmn:SignalEventDefinition":
      node.activityType = "signalStartEvent";
      readSignal(reader, definition, node.id, catching);
      return;
    case "bpmn:EscalationEventDefinition":
      node.activityType = "escalationStartEvent";
      declareEscalationHandler(reader, definition, { eventId: node.id, handlerId: scope.id, interrupting }, catching);
      return;
    case "bpmn:ConditionalEventDefinition":
      node.activityType = "conditionalStartEvent";
      readConditional(reader, definition, node, catching);
      return;
    case "bpmn:CompensateEventDefinition":
      node.activityType = "compensationStartEvent";
      readCompensationStart(reader, element, definition, scope);
      return;
    case "bpmn:ErrorEventDefinition":
      node.activityType = "errorStartEvent";
      if (!interrupting) {
        reader.problems.error("error start event of event subprocess must be interrupting", place(reader, element));
      }
      declareErrorHandler(reader, definition, scope.id, catching, 10);
      return;
    default:
      reader.problems.error(
        "start event of event subprocess must be of type 'error', 'message', 'timer', 'signal', 'compensation' or 'escalation'",
        place(reader, element),
      );
  }
}

function setInitial(reader: Reader, element: ModdleElement, node: FlowNode, scope: FlowNode): void {
  if (scope.initial) {
    const at = reader.source.byId.get(scope.id) ?? null;
    reader.problems.error("multiple start events not supported for subprocess", at, node.id);
  }
  refuseMapping(reader, element);
  scope.initial ??= node;
}

/** camunda:initiator of a process start event. */
export function readInitiator(element: ModdleElement, process: FlowNode): void {
  process.initiator = text(element, "camunda:initiator") ?? process.initiator;
}
