import { parseExpression } from "../../expression/index.ts";
import type { FlowNode } from "../elements.ts";
import { child, flag, type ModdleElement } from "../moddle.ts";
import { readMappings } from "./call-mappings.ts";
import { place, type Reader } from "./reader.ts";
import { declareSubscription } from "./subscriptions.ts";

/** Name of the signal that a definition refers to; null when there is none, which is reported with the event's id. */
export function signalName(reader: Reader, definition: ModdleElement, eventId: string): string | null {
  const at = place(reader, definition);
  const written = at?.attributes.signalRef;
  if (written === undefined) {
    reader.problems.error("signalEventDefinition does not have required property 'signalRef'", at, eventId);
    return null;
  }
  const id = child(definition, "signalRef")?.id ?? written.slice(written.indexOf(":") + 1);
  const name = reader.signals.get(id);
  if (name === undefined) reader.problems.error(`Could not find signal with id '${written}'`, at, eventId);
  return name ?? null;
}

/** Lets `scope` wait for the signal of an event. */
export function readSignal(reader: Reader, definition: ModdleElement, eventId: string, scope: FlowNode): void {
  const name = signalName(reader, definition, eventId);
  if (name === null) return;
  const declaration = { type: "signal" as const, name: parseExpression(name), activityId: eventId };
  declareSubscription(reader, declaration, scope, place(reader, definition));
}

/** Makes `node` throw a signal, with the variables of its camunda:in. */
export function readThrownSignal(reader: Reader, element: ModdleElement, definition: ModdleElement, node: FlowNode): void {
  node.behaviour = "signal-throw";
  const name = signalName(reader, definition, node.id);
  if (name === null) return;
  const { mappings, businessKey } = readMappings(reader, element, definition, "camunda:In");
  node.signal = { name: parseExpression(name), in: mappings, businessKey, isAsync: flag(definition, "camunda:async") };
}
