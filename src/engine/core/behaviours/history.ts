import type { FlowNode } from "../../model/elements.ts";
import type { Run } from "../run.ts";
import type { Node } from "../tree/node.ts";
import type { Effect } from "../types/effects.ts";

/** Camunda keeps no history of link events. */
const UNRECORDED = "intermediateLinkCatch";

export type ActivityStarted = Extract<Effect, { type: "activity-started" }>;

/** Reports that the execution has begun its activity. The effect may still be completed within the step (task, called instance). */
export function reportActivityStart(run: Run, node: Node, activity: FlowNode): void {
  if (activity.activityType === UNRECORDED) return;
  run.emit({
    type: "activity-started",
    id: node.activityInstanceId!,
    parentId: node.parentActivityInstanceId!,
    activityId: activity.id,
    activityName: activity.name,
    activityType: activity.activityType,
    executionId: node.id,
    instanceId: node.instance.state.id,
    definitionId: node.instance.definition.id,
  });
}

/** Completes the report of the activity that the execution has just begun. */
export function amendActivityStart(run: Run, node: Node, detail: Pick<ActivityStarted, "taskId" | "calledInstanceId">): void {
  for (let index = run.effects.length - 1; index >= 0; index--) {
    const effect = run.effects[index]!;
    if (effect.type !== "activity-started" || effect.id !== node.activityInstanceId) continue;
    Object.assign(effect, detail, { executionId: node.id });
    return;
  }
}

export interface ActivityEnd {
  canceled?: boolean;
  completeScope?: boolean;
}

/** Reports that the execution's activity is over; nothing when it runs none. */
export function reportActivityEnd(run: Run, node: Node, how: ActivityEnd = {}): void {
  const { activity, activityInstanceId } = node;
  if (!activity || activityInstanceId === null || activity.activityType === UNRECORDED) return;
  run.emit({
    type: "activity-ended",
    id: activityInstanceId,
    canceled: how.canceled ?? false,
    completeScope: how.completeScope ?? false,
    executionId: node.id,
  });
}
