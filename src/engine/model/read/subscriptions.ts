import type { Expression } from "../../expression/index.ts";
import type { FlowNode } from "../elements.ts";
import type { SourceElement } from "../source.ts";
import type { Reader } from "./reader.ts";

/** Adds a subscription to a message or signal to a scope, which may hold each name once. */
export function declareSubscription(
  reader: Reader,
  declaration: { type: "message" | "signal"; name: Expression; activityId: string },
  scope: FlowNode,
  at: SourceElement | null,
): void {
  const { type, activityId } = declaration;
  const name = declaration.name.text;
  if (type === "message" && name.trim() === "") {
    reader.problems.error("Cannot have a message event subscription with an empty or missing name", at, activityId);
    return;
  }
  if (scope.subscriptions.some((other) => other.type === type && other.name?.text === name)) {
    reader.problems.error(
      `Cannot have more than one ${type} event subscription with name '${name}' for scope '${scope.id}'`,
      at,
      activityId,
    );
  }
  scope.subscriptions.push(declaration);
}
