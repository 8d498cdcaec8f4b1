/** Messages and jobs that reach an execution. */
import { trigger, triggerEvent } from "../behaviours/events.ts";
import { beginJob, createNextTimer } from "../behaviours/jobs.ts";
import { taskTimedOut } from "../behaviours/task-listeners.ts";
import { enterActivity } from "../life-cycle/enter.ts";
import { endActivity } from "../life-cycle/leave.ts";
import { takeFlow } from "../life-cycle/take-flows.ts";
import type { Run } from "../run.ts";
import { findNode } from "../tree/load.ts";
import type { Node } from "../tree/node.ts";
import type { Command } from "../types/commands.ts";
import { EngineException } from "../types/exceptions.ts";
import type { JobRef } from "../types/state.ts";

/** A message or signal reaches a subscription. */
export function receiveMessage(run: Run, command: Extract<Command, { type: "message" }>): void {
  const { subscriptionId } = command;
  const node = findNode(run.tree, (each) => each.subscriptions.some(({ id }) => id === subscriptionId));
  if (!node) {
    if (!command.waiting)
      throw new EngineException(`Event subscription with id ${subscriptionId} does not exist`, "NullValueException");
    const { executionId, name } = command.waiting;
    throw new EngineException(
      `Execution with id '${executionId}' does not have a subscription to a message event with name '${name}': eventSubscriptions is empty`,
    );
  }
  const { activityId } = node.subscriptions.find(({ id }) => id === subscriptionId)!;
  triggerEvent(run, node, activityId, command.variables, command.localVariables);
}

/** A job is executed: a timer fires, or an asynchronous activity goes on. */
export function executeJob(run: Run, command: Extract<Command, { type: "execute-job" }>): void {
  const node = findNode(run.tree, (each) => each.jobs.some(({ id }) => id === command.jobId));
  if (!node) throw new EngineException(`ENGINE-14026 No job found with id '${command.jobId}'`, "NullValueException");
  const job = node.jobs.find(({ id }) => id === command.jobId)!;
  run.currentActivityId = job.activityId;
  beginJob(run, node, job);
  if (job.kind === "timer") {
    createNextTimer(run, node, job);
    trigger(run, node, job.activityId);
  } else if (job.kind === "task-listener") {
    createNextTimer(run, node, job);
    taskTimedOut(run, node, job.listenerId!);
  } else if (job.kind === "event") {
    const subscription = node.subscriptions.find(({ id }) => id === job.subscriptionId);
    if (subscription) trigger(run, node, subscription.activityId);
  } else {
    goOn(run, node, job);
  }
}

function goOn(run: Run, node: Node, job: JobRef): void {
  node.skipAsync = true;
  if (job.kind === "async-before") {
    run.schedule(enterActivity, node);
  } else if (job.transitionId === undefined) {
    run.schedule(endActivity, node);
  } else {
    node.flow = node.activity!.outgoing.find(({ id }) => id === job.transitionId) ?? null;
    run.schedule(takeFlow, node);
  }
}
