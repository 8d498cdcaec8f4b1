import { javaText } from "../../expression/index.ts";
import type { FlowNode, SubscriptionDeclaration } from "../../model/elements.ts";
import type { Run } from "../run.ts";
import type { Node } from "../tree/node.ts";
import { scopeOf } from "./scope.ts";

/** Creates the subscriptions that a scope holds while it exists. */
export function createSubscriptions(run: Run, node: Node, scope: Pick<FlowNode, "subscriptions"> | null = node.activity): void {
  for (const declaration of scope?.subscriptions ?? []) {
    const subscription = {
      id: run.context.newId(),
      type: declaration.type,
      name: subscribedName(run, node, declaration),
      activityId: declaration.activityId,
    };
    node.subscriptions.push(subscription);
    run.emit({
      type: "subscription-created",
      subscription,
      executionId: node.id,
      instanceId: node.instance.state.id,
      definitionId: node.instance.definition.id,
    });
  }
}

/** The name of the message or signal that is waited for. */
export function subscribedName(run: Run, node: Node, { name: written }: SubscriptionDeclaration): string | null {
  const name = !written || written.isLiteral ? (written?.text ?? null) : written.evaluate(scopeOf(run, node));
  return name === null ? null : javaText(name);
}

export function removeSubscriptions(run: Run, node: Node): void {
  for (const { id } of node.subscriptions) run.emit({ type: "subscription-ended", id });
  node.subscriptions = [];
}

/** What happens in the scope is interrupted: only what it has to compensate stays. */
export function removeWaitingSubscriptions(run: Run, node: Node): void {
  const waiting = node.subscriptions.filter(({ type }) => type !== "compensate");
  for (const { id } of waiting) run.emit({ type: "subscription-ended", id });
  node.subscriptions = node.subscriptions.filter(({ type }) => type === "compensate");
}
