import type { EscalationHandler, FlowNode } from "../elements.ts";
import { child, type ModdleElement, text } from "../moddle.ts";
import { place, type Reader } from "./reader.ts";

/** Makes `node` throw an escalation. `missing`: what is said about an escalation without code. */
export function readThrownEscalation(reader: Reader, definition: ModdleElement, node: FlowNode, missing: string): void {
  node.behaviour = "escalation-throw";
  const at = place(reader, definition);
  if (at?.attributes.escalationRef === undefined) {
    reader.problems.error("escalationEventDefinition does not have required attribute 'escalationRef'", at, node.id);
    return;
  }
  const code = escalationCode(reader, definition, node.id);
  if (code === undefined) return;
  if (code === null) reader.problems.error(missing, at, node.id);
  node.escalationCode = code;
}

/** null: the escalation has no code; undefined: there is no such escalation, which is reported. */
function escalationCode(reader: Reader, definition: ModdleElement, eventId: string): string | null | undefined {
  const at = place(reader, definition);
  const written = at?.attributes.escalationRef ?? "";
  const code = reader.escalations.get(child(definition, "escalationRef")?.id ?? written.slice(written.indexOf(":") + 1));
  if (code === undefined) reader.problems.error(`could not find escalation with id '${written}'`, at, eventId);
  return code;
}

/** Declares an escalation handler on a scope; `eventId`: the event, `handlerId`: it or its event subprocess. */
export function declareEscalationHandler(
  reader: Reader,
  definition: ModdleElement,
  event: { eventId: string; handlerId: string; interrupting: boolean },
  scope: FlowNode,
): void {
  const at = place(reader, definition);
  const code = at?.attributes.escalationRef === undefined ? null : escalationCode(reader, definition, event.eventId);
  if (code === undefined) return;
  const { handlerId, interrupting } = event;
  const bySubprocess = handlerId !== event.eventId;
  const handler = { code, handlerId, interrupting, codeVariable: text(definition, "camunda:escalationCodeVariable") ?? null };
  for (const other of scope.escalationHandlers) {
    const otherBySubprocess = reader.nodes.get(other.handlerId)?.behaviour === "event-subprocess";
    if (otherBySubprocess !== bySubprocess) continue;
    const fault = conflict(other, handler, bySubprocess ? "event subprocess" : "boundary event");
    if (fault) reader.problems.error(fault, at, event.eventId);
  }
  scope.escalationHandlers.push(handler);
}

/** Two handlers of one kind that could catch the same escalation. */
function conflict(one: EscalationHandler, other: EscalationHandler, kind: string): string | null {
  const all = `The escalation ${kind} without escalation code catch all escalation events.`;
  if (one.code === null && other.code === null) {
    return `The same scope can not contains more than one escalation ${kind} without escalation code. An escalation ${kind} without escalation code catch all escalation events.`;
  }
  if (one.code === null || other.code === null) {
    return `The same scope can not contains an escalation ${kind} without escalation code and another one with escalation code. ${all}`;
  }
  if (one.code !== other.code) return null;
  const plural = kind === "event subprocess" ? "event subprocesses" : "boundary events";
  return `multiple escalation ${plural} with the same escalationCode '${one.code}' are not supported on same scope`;
}
