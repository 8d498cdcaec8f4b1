/** How an execution comes to an activity: its scope is created, inputs are mapped, its behaviour begins. */
import type { FlowNode } from "../../model/elements.ts";
import { showChanges, tryConditions } from "../behaviours/conditions.ts";
import { reportActivityStart } from "../behaviours/history.ts";
import { createContinuation, createTimers } from "../behaviours/jobs.ts";
import { callListeners } from "../behaviours/listeners.ts";
import { mapInputs } from "../behaviours/mapping.ts";
import { createSubscriptions } from "../behaviours/subscriptions.ts";
import { behaviourOf } from "../elements/behaviours.ts";
import type { Run } from "../run.ts";
import { createChild, createConcurrent } from "../tree/concurrent.ts";
import type { Node } from "../tree/node.ts";
import { deleteCascade, interruptScope } from "./cancel.ts";

/** Enters the activity that the execution stands before; at an asynchronous one only makes the job that will. */
export function enterActivity(run: Run, node: Node): void {
  const activity = node.activity!;
  if (activity.asyncBefore && !node.skipAsync) {
    node.activityInstanceId = null;
    createContinuation(run, node, "async-before");
    return;
  }
  showChanges(run, openActivity(run, node), (entered) => {
    entered.isStarting = false;
    if (activity.isScope) tryConditions(run, entered, (begun) => behaviourOf(activity).execute(run, begun));
    else behaviourOf(activity).execute(run, entered);
  });
}

/** Begins the activity instance, in an execution of its own when the activity is a scope; its behaviour comes next. */
export function openActivity(run: Run, node: Node): Node {
  const activity = node.activity!;
  node.skipAsync = false;
  node.flow = null;
  node.activityInstanceId = node.parentActivityInstanceId;
  let entered = node;
  if (activity.isScope) {
    entered = createChild(run, node);
    entered.activity = activity;
    entered.scope = activity;
    entered.isStarting = true;
    node.isActive = false;
    node.activity = null;
    createSubscriptions(run, entered);
  }
  beginActivity(run, entered);
  return entered;
}

/** Begins the activity instance in the execution that it gets: history, inputs, timers, listeners. */
export function beginActivity(run: Run, node: Node): void {
  const activity = node.activity!;
  run.currentActivityId = activity.id;
  node.activityInstanceId = `${activity.id}:${run.context.newId()}`;
  reportActivityStart(run, node, activity);
  mapInputs(run, node);
  if (activity.isScope) createTimers(run, node);
  // The parent of a container remembers its activity instance, since the container's own execution goes on to the activities inside.
  if (activity.isContainer && node.compensation)
    node.compensation = { ...node.compensation, instanceId: node.activityInstanceId };
  else if (activity.isContainer && node.parent) node.parent.activityInstanceId = node.activityInstanceId;
  callListeners(run, node, activity.listeners.start, "start");
}

/** Starts an activity that no flow leads to; `node` is the scope execution that its start behaviour asks for. */
export function executeActivity(run: Run, node: Node, activity: FlowNode): void {
  switch (activity.start) {
    case "concurrent-in-flow-scope":
      stand(run, createConcurrent(run, node), activity);
      return;
    case "cancel-event-scope": {
      deleteCascade(run, node, { reason: `Cancel scope activity Activity(${activity.id}) executed.` });
      const parent = node.parent!;
      parent.isActive = true;
      parent.isEnded = false;
      stand(run, parent, activity);
      return;
    }
    case "interrupt-event-scope":
      interruptScope(run, node, activity);
      stand(run, node, activity);
      return;
    default:
      stand(run, node, activity);
  }
}

/** Lets the execution stand before the activity, to enter it next. */
function stand(run: Run, node: Node, activity: FlowNode): void {
  node.activity = activity;
  node.activityInstanceId = null;
  node.isActive = true;
  run.schedule(enterActivity, node);
}

/** An event of a scope has happened: starts the activity that handles it. `node` is the scope's execution. */
export function executeEventHandler(run: Run, node: Node, handler: FlowNode): void {
  const { parent: flowScope, eventScope } = handler;
  if (handler.start === "concurrent-in-flow-scope" && flowScope && eventScope && flowScope !== eventScope) {
    executeActivity(run, scopeExecution(node, flowScope), handler);
  } else {
    executeActivity(run, node, handler);
  }
}

/** The execution of a scope that this execution is in. */
export function scopeExecution(node: Node, scope: FlowNode): Node {
  let current = node;
  while (current.scope !== scope) current = current.parent!;
  return current;
}
