/** How an execution leaves an activity: outputs are mapped, its scope is destroyed, flows are taken, or the path ends. */
import type { Flow, FlowNode } from "../../model/elements.ts";
import { showChanges } from "../behaviours/conditions.ts";
import { createContinuation } from "../behaviours/jobs.ts";
import { finishActivity } from "../behaviours/listeners.ts";
import { mapOutputs } from "../behaviours/mapping.ts";
import { dropLocalVariables } from "../behaviours/variables.ts";
import { clearExecution } from "../behaviours/waits.ts";
import { behaviourOf } from "../elements/behaviours.ts";
import { type Run, successor } from "../run.ts";
import { pruneLastConcurrent, removeNode } from "../tree/concurrent.ts";
import type { Node } from "../tree/node.ts";
import { endInstance } from "./instance.ts";
import { takeFlows } from "./take-flows.ts";

/** Leaves by these flows; `joined` executions (a gateway's) end here. Without flows the path ends. */
export function leaveByFlows(run: Run, node: Node, flows: Flow[], joined: Node[] = []): void {
  if (joined.length > 1) dropLocalVariables(run, node);
  for (const other of joined) other.isEnded = true;
  for (const other of joined) if (other !== node) endPath(run, other, flows.length === 0);
  const leaving = successor(node);
  leaving.isActive = true;
  leaving.isEnded = false;
  if (flows.length === 0) {
    endPath(run, leaving, !leaving.isConcurrent);
    return;
  }
  returnInstance(leaving);
  finishActivity(run, leaving);
  showChanges(run, leaving, (going) => {
    going.leaveActivityInstance();
    takeFlows(run, destroyScope(run, going), flows);
  });
}

/** Ends the path of this execution; the scope around it may end with it. */
export function endPath(run: Run, node: Node, completeScope: boolean): void {
  node.isActive = false;
  node.isEnded = true;
  if (node.parent?.replacedBy === node) node.parent.replacedBy = null;
  returnInstance(node);
  finishActivity(run, node, { completeScope });
  showChanges(run, node, (ending) => {
    ending.activityInstanceId = null;
    endActivity(run, ending);
  });
}

/** The activity is over and no flow is taken. At an asynchronous one only makes the job that goes on. */
export function endActivity(run: Run, node: Node): void {
  const activity = node.activity!;
  if (activity.asyncAfter && !node.skipAsync) {
    node.isEnded = false;
    createContinuation(run, node, "async-after");
    return;
  }
  node.skipAsync = false;
  node.activityInstanceId ??= node.parentActivityInstanceId;
  if (node.compensation && node.scope === activity) {
    // An error of a handler that nobody catches: what has thrown the compensation waits on, as in Camunda.
    discard(run, node);
    return;
  }
  let ending = node;
  if (node.scope === activity) {
    ending = node.parent!;
    destroy(run, node);
    ending.activity = activity;
  }
  const scope = activity.parent!;
  if (ending.isConcurrent) {
    endConcurrent(run, ending, scope);
    return;
  }
  if (scope.behaviour === "process") {
    endInstance(run, ending);
    return;
  }
  ending.activity = scope;
  behaviourOf(scope).complete!(run, ending);
}

function endConcurrent(run: Run, node: Node, scope: FlowNode): void {
  const parent = node.parent!;
  const behaviour = behaviourOf(scope);
  if (behaviour.childEnded) {
    behaviour.childEnded(run, parent, node);
    return;
  }
  discard(run, node);
  pruneLastConcurrent(run, parent);
}

/** Destroys the execution's scope when its activity has one; gives the execution that goes on. */
function destroyScope(run: Run, node: Node): Node {
  const activity = node.activity!;
  if (node.scope !== activity) return node;
  const parent = node.parent!;
  destroy(run, node);
  parent.activity = activity;
  parent.isActive = true;
  return parent;
}

/** Maps outputs and takes away the scope's execution with all it holds. */
function destroy(run: Run, node: Node): void {
  mapOutputs(run, node);
  discard(run, node);
}

/** Takes away an execution with all it holds. */
export function discard(run: Run, node: Node): void {
  clearExecution(run, node);
  removeNode(node);
}

/** The execution of a container takes back its activity instance, which its parent remembered. */
export function returnInstance(node: Node): void {
  const { parent, activity } = node;
  if (!parent || node.scope !== activity || !activity?.isContainer) return;
  if (node.compensation) {
    node.activityInstanceId = node.compensation.instanceId;
    return;
  }
  node.activityInstanceId = parent.activityInstanceId;
  parent.leaveActivityInstance();
}
