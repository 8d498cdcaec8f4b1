/** Execution listeners: expressions evaluated where an activity, flow or process begins and ends. */
import type { Expression } from "../../expression/index.ts";
import type { Run } from "../run.ts";
import type { Node } from "../tree/node.ts";
import { type ActivityEnd, reportActivityEnd } from "./history.ts";
import { scopeOf } from "./scope.ts";

/** `execution.eventName` tells a listener why it is called. */
export function callListeners(run: Run, node: Node, listeners: Expression[], eventName: "start" | "end" | "take"): void {
  if (listeners.length === 0 || run.skipListeners) return;
  const scope = scopeOf(run, node, { eventName });
  for (const listener of listeners) listener.evaluate(scope);
}

/** The execution's activity is over: its listeners hear of it, and history does. Nothing when it runs none. */
export function finishActivity(run: Run, node: Node, how: ActivityEnd & { skipListeners?: boolean | undefined } = {}): void {
  const { activity, activityInstanceId } = node;
  if (!activity || activityInstanceId === null) return;
  if (!how.skipListeners) callListeners(run, node, activity.listeners.end, "end");
  reportActivityEnd(run, node, how);
}
