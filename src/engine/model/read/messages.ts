import { parseExpression } from "../../expression/index.ts";
import type { FlowNode } from "../elements.ts";
import { child, type ModdleElement } from "../moddle.ts";
import type { SourceElement } from "../source.ts";
import { place, type Reader } from "./reader.ts";
import { declareSubscription } from "./subscriptions.ts";

/**
 * Reads the message of an event definition or receive task and lets `scope` hold its subscription.
 * Faults are reported with the event's id.
 */
export function readMessage(reader: Reader, holder: ModdleElement, activityId: string, scope: FlowNode): void {
  const at = place(reader, holder);
  const messageId = messageReference(holder, at);
  if (messageId === undefined) reader.problems.error("attribute 'messageRef' is required", at, activityId);
  const message = messageId === undefined ? undefined : reader.messages.get(messageId);
  if (!message) {
    const written = at?.attributes.messageRef ?? "null";
    reader.problems.error(`Invalid 'messageRef': no message with id '${written}' found.`, at, activityId);
    return;
  }
  declareSubscription(reader, { type: "message", name: parseExpression(message.name ?? ""), activityId }, scope, at);
}

/** Id of the message that a definition refers to, also when there is none of that id. */
function messageReference(holder: ModdleElement, at: SourceElement | null): string | undefined {
  const written = at?.attributes.messageRef;
  return child(holder, "messageRef")?.id ?? written?.slice(written.indexOf(":") + 1);
}
