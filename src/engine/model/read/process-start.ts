import { parseExpression } from "../../expression/index.ts";
import type { ProcessModel } from "../definition.ts";
import type { FlowNode } from "../elements.ts";
import { child, elements, type ModdleElement } from "../moddle.ts";
import { readStartCondition } from "./conditions.ts";
import { readForm } from "./form.ts";
import { readFormData } from "./form-fields.ts";
import { refuseMapping } from "./mapping.ts";
import { createNode } from "./node.ts";
import { place, type Reader } from "./reader.ts";
import { refuseEvent } from "./refusals.ts";
import { signalName } from "./signals.ts";
import { readInitiator } from "./start-events.ts";
import { readTimer } from "./timer.ts";

type ProcessStart = ProcessModel["startEvents"][number];

/** The start events of a process: none, message, signal, timer. Chooses the one that starting by key uses. */
export function readProcessStarts(reader: Reader, owner: ModdleElement, process: FlowNode): ProcessStart[] {
  const starts: ProcessStart[] = [];
  const nodes: { node: FlowNode; kind: ProcessStart["kind"] }[] = [];
  for (const element of elements(owner, "flowElements").filter((each) => each.$type === "bpmn:StartEvent")) {
    const node = createNode(reader, element, "pass-through", process);
    readInitiator(element, process);
    refuseMapping(reader, element);
    const start = readStart(reader, element, node);
    if (!start) continue;
    if (start.messageName !== undefined && starts.some((other) => other.messageName === start.messageName)) {
      reader.problems.error(
        `Cannot have more than one message event subscription with name '${start.messageName}' for scope 'null'`,
        place(reader, element),
        node.id,
      );
    }
    if (start.signalName !== undefined && starts.some((other) => other.signalName === start.signalName)) {
      reader.problems.error(
        `Cannot have more than one signal event subscription with name '${start.signalName}' for scope 'null'`,
        place(reader, elements(element, "eventDefinitions")[0]!),
        node.id,
      );
    }
    starts.push(start);
    nodes.push({ node, kind: start.kind });
  }
  for (const { node, kind } of nodes) {
    if (kind === "message" || kind === "signal" || kind === "conditional") continue;
    if (!process.initial) process.initial = node;
    else {
      reader.problems.error(
        "multiple none start events or timer start events not supported on process definition",
        place(reader, owner),
        node.id,
      );
    }
  }
  if (nodes.length === 1) process.initial ??= nodes[0]!.node;
  return starts;
}

function readStart(reader: Reader, element: ModdleElement, node: FlowNode): ProcessStart | null {
  if (refuseEvent(reader, element)) return null;
  const form = { ...readForm(reader, element), formData: readFormData(reader, element) };
  const definition = elements(element, "eventDefinitions")[0];
  switch (definition?.$type) {
    case undefined:
    case "bpmn:CompensateEventDefinition":
    case "bpmn:CancelEventDefinition":
      return { activityId: node.id, kind: "none", ...form };
    case "bpmn:MessageEventDefinition": {
      node.activityType = "messageStartEvent";
      const messageName = startMessage(reader, definition, node);
      return messageName === null ? null : { activityId: node.id, kind: "message", messageName, ...form };
    }
    case "bpmn:SignalEventDefinition": {
      node.activityType = "signalStartEvent";
      const name = signalName(reader, definition, node.id);
      return name === null ? null : { activityId: node.id, kind: "signal", signalName: name, ...form };
    }
    case "bpmn:TimerEventDefinition": {
      node.activityType = "startTimerEvent";
      const timer = readTimer(reader, definition, node.id);
      return timer && { activityId: node.id, kind: "timer", timer: { kind: timer.kind, text: timer.expression.text }, ...form };
    }
    case "bpmn:ConditionalEventDefinition": {
      node.activityType = "conditionalStartEvent";
      const condition = readStartCondition(reader, definition, node);
      return condition && { activityId: node.id, kind: "conditional", condition, ...form };
    }
    default:
      // As in Camunda: what cannot start a process begins like an event without definition.
      return { activityId: node.id, kind: "none", ...form };
  }
}

/** Name of the message of a message start event: fixed, since no instance exists yet. */
function startMessage(reader: Reader, definition: ModdleElement, node: FlowNode): string | null {
  const at = place(reader, definition);
  const written = at?.attributes.messageRef;
  if (written === undefined) reader.problems.error("attribute 'messageRef' is required", at, node.id);
  const messageId = child(definition, "messageRef")?.id ?? written?.slice(written.indexOf(":") + 1) ?? "";
  const message = reader.messages.get(messageId);
  if (!message) {
    reader.problems.error(`Invalid 'messageRef': no message with id '${written ?? "null"}' found.`, at, node.id);
    return null;
  }
  const name = message.name ?? "";
  if (name.trim() === "") {
    reader.problems.error("Cannot have a message event subscription with an empty or missing name", at, node.id);
    return null;
  }
  if (!parseExpression(name).isLiteral) {
    reader.problems.error(
      `Invalid message name '${name}' for element 'messageEventDefinition': expressions in the message start event name are not allowed!`,
      at,
      node.id,
    );
    return null;
  }
  return name;
}
