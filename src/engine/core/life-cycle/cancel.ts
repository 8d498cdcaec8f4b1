/** How executions are cancelled: from the leaves upwards, outputs mapped, called instances first. */
import type { FlowNode } from "../../model/elements.ts";
import { removeJob, removeJobs } from "../behaviours/jobs.ts";
import { callListeners, finishActivity } from "../behaviours/listeners.ts";
import { mapOutputs } from "../behaviours/mapping.ts";
import { removeWaitingSubscriptions } from "../behaviours/subscriptions.ts";
import { endWait } from "../behaviours/waits.ts";
import type { Run } from "../run.ts";
import type { Node } from "../tree/node.ts";
import { discard, returnInstance } from "./leave.ts";

export interface Deletion {
  reason: string | null;
  /** The request of a user, not a consequence of the model. */
  externally?: boolean;
  skipIoMappings?: boolean;
  skipListeners?: boolean | undefined;
}

/** Cancels the execution and everything below it, and takes it away. */
export function deleteCascade(run: Run, node: Node, deletion: Deletion): void {
  for (const child of [...node.children]) if (!child.isEnded) deleteCascade(run, child, deletion);
  deleteCalled(run, node, deletion);
  const { scope } = node;
  const { skipListeners } = deletion;
  const isRestored = node.compensation?.kind === "restored";
  const alreadyOver = isRestored || (node.activity === scope && node.activityInstanceId === null);
  if (node.activity !== scope) {
    // A path, or a scope's execution that itself ran an activity without a scope of its own.
    finishActivity(run, node, { canceled: true, skipListeners });
    node.leaveActivityInstance();
  }
  if (scope && node.parent) {
    node.activity = scope;
    if (!alreadyOver) {
      returnInstance(node);
      finishActivity(run, node, { canceled: true, skipListeners });
      if (!deletion.skipIoMappings) mapOutputs(run, node);
    }
  }
  if (!node.parent && !skipListeners) callListeners(run, node, node.instance.process.listeners.end, "end");
  discard(run, node);
  if (!node.parent) reportInstanceDeleted(run, node, deletion);
}

function deleteCalled(run: Run, node: Node, deletion: Deletion): void {
  const { called } = node;
  if (!called) return;
  node.called = null;
  deleteCascade(run, called.root, deletion);
}

function reportInstanceDeleted(run: Run, node: Node, deletion: Deletion): void {
  const { id } = node.instance.state;
  run.tree.instances.delete(id);
  run.emit({
    type: "instance-ended",
    instanceId: id,
    state: deletion.externally ? "EXTERNALLY_TERMINATED" : "INTERNALLY_TERMINATED",
    endActivityId: null,
    deleteReason: deletion.reason,
  });
}

/**
 * Cancels all that happens in a scope, which then goes on with another activity; what it has to compensate stays.
 * `node` is the scope's execution.
 */
export function interruptScope(run: Run, node: Node, activity: FlowNode): void {
  removeJobs(run, node);
  removeWaitingSubscriptions(run, node);
  interruptContent(run, node, { reason: `Interrupting activity Activity(${activity.id}) executed.` });
}

/** Cancels all that happens in a scope, whose own events stay. */
export function interruptContent(run: Run, node: Node, deletion: Deletion): void {
  for (const job of node.jobs) if (job.activityId === node.activity?.id) removeJob(run, node, job);
  endWait(run, node, "deleted", deletion.reason ?? undefined);
  deleteCalled(run, node, deletion);
  for (const child of [...node.children]) deleteCascade(run, child, deletion);
  if (node.activity && node.activity !== node.scope) {
    finishActivity(run, node, { canceled: true, skipListeners: deletion.skipListeners });
    node.leaveActivityInstance();
  }
  node.replacedBy = null;
}
