import { parseExpression } from "../../expression/index.ts";
import type { FlowNode, SubscriptionDeclaration } from "../elements.ts";
import { child, type ModdleElement } from "../moddle.ts";
import type { SourceElement } from "../source.ts";
import { place, type Reader } from "./reader.ts";

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
  declareMessage(reader, { type: "message", name: parseExpression(message.name ?? ""), activityId }, scope, at);
}

/** Id of the message that a definition refers to, also when there is none of that id. */
function messageReference(holder: ModdleElement, at: SourceElement | null): string | undefined {
  const written = at?.attributes.messageRef;
  return child(holder, "messageRef")?.id ?? written?.slice(written.indexOf(":") + 1);
}

/** Adds a message subscription to a scope that may hold each name once. */
export function declareMessage(
  reader: Reader,
  declaration: SubscriptionDeclaration,
  scope: FlowNode,
  at: SourceElement | null,
): void {
  const name = declaration.name.text;
  if (name.trim() === "") {
    reader.problems.error("Cannot have a message event subscription with an empty or missing name", at, declaration.activityId);
    return;
  }
  if (scope.subscriptions.some((other) => other.name.text === name)) {
    reader.problems.error(
      `Cannot have more than one message event subscription with name '${name}' for scope '${scope.id}'`,
      at,
      declaration.activityId,
    );
  }
  scope.subscriptions.push(declaration);
}
