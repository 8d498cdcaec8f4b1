/** Signals: delivered to everybody who waits for them. */
import type { Run } from "../run.ts";
import { collectNodes } from "../tree/load.ts";
import type { TypedValue } from "../types.ts";
import { triggerEvent } from "./events.ts";

/** Delivers a signal in this tree, and reports it for the others. Subscriptions made meanwhile do not get it. */
export function broadcast(run: Run, name: string, variables: Record<string, TypedValue>, businessKey: string | null): void {
  const receivers = collectNodes(run.tree, ({ subscriptions }) => subscriptions.some((each) => isSignal(each, name)));
  const waiting = receivers.flatMap((node) =>
    node.subscriptions.filter((each) => isSignal(each, name)).map((subscription) => ({ node, subscription })),
  );
  for (const { node, subscription } of waiting) {
    if (node.isEnded || !node.subscriptions.includes(subscription)) continue;
    triggerEvent(run, node, subscription.activityId, variables, {});
    run.settle();
  }
  run.emit({ type: "signal-thrown", name, variables, businessKey });
}

function isSignal({ type, name }: { type: string; name: string | null }, wanted: string): boolean {
  return type === "signal" && name === wanted;
}
