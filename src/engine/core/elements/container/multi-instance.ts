import { showChanges } from "../../behaviours/conditions.ts";
import { setLocalVariable } from "../../behaviours/variables.ts";
import { endWait } from "../../behaviours/waits.ts";
import { deleteCascade } from "../../life-cycle/cancel.ts";
import { executeActivity } from "../../life-cycle/enter.ts";
import { discard } from "../../life-cycle/leave.ts";
import { leave } from "../../life-cycle/outgoing.ts";
import { MAX_OPERATIONS, type Run } from "../../run.ts";
import { createChild } from "../../tree/concurrent.ts";
import type { Node } from "../../tree/node.ts";
import { EngineException } from "../../types/exceptions.ts";
import type { Behaviour } from "../behaviour.ts";
import { completionConditionHolds, elementAt, numberOfInstances } from "./loop.ts";
import { counter, setCounter } from "./loop-instances.ts";

/** Body of a multi-instance activity: runs the activity once for each element, at the same time or one after the other. */
export const multiInstance: Behaviour = {
  execute(run, node) {
    const { multiInstance: detail, initial } = node.activity!;
    const count = numberOfInstances(run, node, detail!);
    if (count === 0) {
      leave(run, node);
      return;
    }
    if (initial!.isForCompensation) throw notFound(node.activity!.id);
    setCounter(run, node, "nrOfInstances", count);
    setCounter(run, node, "nrOfCompletedInstances", 0);
    setCounter(run, node, "nrOfActiveInstances", detail!.sequential ? 1 : count);
    if (detail!.sequential) {
      startOne(run, node, node, 0);
      return;
    }
    // Said before they take up all memory: a number may be what a visitor typed.
    if (count > MAX_OPERATIONS)
      throw new EngineException(`More than ${MAX_OPERATIONS} instances of an activity at once: ${count} of '${initial!.id}'.`);
    node.activity = null;
    node.isActive = false;
    const paths = Array.from({ length: count }, () => {
      const path = createChild(run, node);
      path.isConcurrent = true;
      return path;
    });
    for (let index = count - 1; index >= 0; index--) {
      paths[index]!.activity = initial;
      startOne(run, node, paths[index]!, index);
    }
  },

  /** Sequential: the instance is over, the next one begins. */
  complete(run, node) {
    const next = counter(node, "loopCounter") + 1;
    setCounter(run, node, "nrOfCompletedInstances", counter(node, "nrOfCompletedInstances") + 1);
    if (next === counter(node, "nrOfInstances") || completionConditionHolds(run, node, node.activity!.multiInstance!))
      leave(run, node);
    else {
      // Still there when the task has ended with an error that nobody catches.
      endWait(run, node, "deleted");
      startOne(run, node, node, next);
    }
  },

  /** Parallel: one instance is over; the last one, or the condition, ends them all. */
  childEnded(run, scope, ended) {
    const detail = scope.scope!.multiInstance!;
    setCounter(run, scope, "nrOfCompletedInstances", counter(scope, "nrOfCompletedInstances") + 1);
    setCounter(run, scope, "nrOfActiveInstances", counter(scope, "nrOfActiveInstances") - 1);
    ended.isActive = false;
    ended.activityInstanceId = null;
    const done = completionConditionHolds(run, ended, detail) || scope.children.every((child) => isOver(child));
    if (!done) {
      showChanges(run, scope, () => {});
      return;
    }
    for (const child of [...scope.children]) {
      if (isOver(child)) discard(run, child);
      else deleteCascade(run, child, { reason: "Multi instance completion condition satisfied." });
    }
    scope.activity = scope.scope;
    scope.isActive = true;
    leave(run, scope);
  },

  childCancelled(run, scope) {
    setCounter(run, scope, "nrOfActiveInstances", counter(scope, "nrOfActiveInstances") - 1);
  },
};

/** A handler runs once, whatever its loop says; as an activity of its own it does not run at all. */
function notFound(bodyId: string): EngineException {
  return new EngineException(`inner activity of multi instance body activity '${bodyId}' not found`);
}

/** An instance that has ended and waits for the others. */
function isOver(path: Node): boolean {
  return !path.isActive && path.activity !== null && path.children.length === 0 && path.activityInstanceId === null;
}

/** Starts one instance on this execution, with its variables. */
function startOne(run: Run, scope: Node, node: Node, index: number): void {
  const { multiInstance: detail, initial } = scope.scope!;
  setCounter(run, node, "loopCounter", index);
  if (detail!.elementVariable) setLocalVariable(run, node, detail!.elementVariable, elementAt(run, node, detail!, index));
  node.isEnded = false;
  executeActivity(run, node, initial!);
}
