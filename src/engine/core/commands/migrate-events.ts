/** What scopes wait for, when their instance goes on in another definition. */
import type { FlowNode } from "../../model/elements.ts";
import { createTimers, reckonTimer, removeJob } from "../behaviours/jobs.ts";
import { createSubscriptions, subscribedName } from "../behaviours/subscriptions.ts";
import type { Run } from "../run.ts";
import type { Node } from "../tree/node.ts";
import type { MigrationInstruction } from "../types/instructions.ts";
import type { JobRef, Subscription } from "../types/state.ts";

export interface EventMigration {
  mapping: ReadonlyMap<string, MigrationInstruction>;
  /** When timers are due that were reckoned anew. */
  dueDates: Record<string, number>;
}

/** Events that are mapped go on waiting, the others end; what only the new definition has begins to wait. */
export function carryEvents(run: Run, node: Node, migration: EventMigration): void {
  // Only scopes have events; the jobs of continuations rest in any execution.
  const scope = node.scope ?? { subscriptions: [], timers: [] };
  carrySubscriptions(run, node, scope, migration);
  carryJobs(run, node, scope, migration);
}

type Events = Pick<FlowNode, "subscriptions" | "timers">;

function carrySubscriptions(run: Run, node: Node, scope: Events, { mapping }: EventMigration): void {
  const missing = new Set(scope.subscriptions);
  const kept: Subscription[] = [];
  for (const subscription of node.subscriptions) {
    const instruction = mapping.get(subscription.activityId);
    const declaration = [...missing].find(
      ({ activityId, type }) => activityId === instruction?.targetActivityId && type === subscription.type,
    );
    if (!declaration || !instruction) {
      run.emit({ type: "subscription-ended", id: subscription.id });
      continue;
    }
    missing.delete(declaration);
    const name = instruction.updateEventTrigger ? subscribedName(run, node, declaration) : subscription.name;
    kept.push({ ...subscription, activityId: declaration.activityId, name });
  }
  node.subscriptions = kept;
  createSubscriptions(run, node, { subscriptions: [...missing] });
}

function carryJobs(run: Run, node: Node, scope: Events, { mapping, dueDates }: EventMigration): void {
  const missing = new Set(scope.timers);
  const kept: JobRef[] = [];
  for (const job of [...node.jobs]) {
    const instruction = mapping.get(job.activityId);
    const isTimer = job.kind === "timer" || job.kind === "task-listener";
    const timer = [...missing].find(
      ({ activityId, listenerId }) => activityId === instruction?.targetActivityId && listenerId === job.listenerId,
    );
    if (!instruction || (isTimer && !timer)) {
      removeJob(run, node, job);
      continue;
    }
    const carried: JobRef = { ...job, activityId: instruction.targetActivityId };
    // The flow to take later; the only one where it is called otherwise.
    const { outgoing } = node.activity ?? { outgoing: [] };
    if (job.transitionId !== undefined && !outgoing.some(({ id }) => id === job.transitionId)) {
      delete carried.transitionId;
      if (outgoing[0]) carried.transitionId = outgoing[0].id;
    }
    if (isTimer && timer) {
      missing.delete(timer);
      if (instruction.updateEventTrigger) {
        const { due, repeat } = reckonTimer(run, node, timer);
        dueDates[job.id] = due;
        if (repeat === undefined) delete carried.repeat;
        else carried.repeat = repeat;
      }
    }
    kept.push(carried);
  }
  node.jobs = kept;
  createTimers(run, node, { timers: [...missing] });
}
