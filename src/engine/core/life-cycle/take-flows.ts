/** How an execution goes along sequence flows to the next activity. */
import type { Flow } from "../../model/elements.ts";
import { showChanges } from "../behaviours/conditions.ts";
import { createContinuation } from "../behaviours/jobs.ts";
import { callListeners } from "../behaviours/listeners.ts";
import { type Run, successor } from "../run.ts";
import { createConcurrent } from "../tree/concurrent.ts";
import type { Node } from "../tree/node.ts";
import { interruptScope } from "./cancel.ts";
import { enterActivity } from "./enter.ts";
import { discard } from "./leave.ts";

/**
 * Takes one flow with this execution, or several, each with an execution of its own: in document order, but the last
 * first where a wait state is left, since nothing else is going on then that it would have to wait for.
 */
export function takeFlows(run: Run, node: Node, flows: Flow[]): void {
  const [first, ...others] = flows as [Flow, ...Flow[]];
  if (others.length === 0) {
    take(run, node, first);
    return;
  }
  node.isActive = false;
  const scope = node.isScope ? node : node.parent!;
  const paths: [Node, Flow][] = [];
  for (const flow of others) {
    const path = createConcurrent(run, scope);
    if (paths.length === 0) paths.push([successor(node), first]);
    paths.push([path, flow]);
  }
  for (const [path, flow] of paths.reverse()) {
    const going = successor(path);
    if (going.isEnded) continue;
    take(run, going, flow);
    run.settle();
  }
}

function take(run: Run, node: Node, flow: Flow): void {
  node.flow = flow;
  node.activity = flow.source;
  node.activityInstanceId = null;
  node.isActive = true;
  run.schedule(takeFlow, node);
}

/** Goes along the flow to its target. Behind an asynchronous activity only makes the job that will. */
export function takeFlow(run: Run, node: Node): void {
  const flow = node.flow!;
  if (flow.source.asyncAfter && !node.skipAsync) {
    createContinuation(run, node, "async-after", flow.id);
    return;
  }
  node.skipAsync = false;
  callListeners(run, node, flow.take, "take");
  showChanges(run, node, (going) => arrive(run, going, flow));
}

function arrive(run: Run, node: Node, flow: Flow): void {
  node.activity = flow.target;
  let entering = node;
  if (flow.target.start === "interrupt-flow-scope") {
    if (!node.isScope) {
      entering = node.parent!;
      discard(run, node);
    }
    interruptScope(run, entering, flow.target);
    entering.activity = flow.target;
    entering.isActive = true;
  }
  run.schedule(enterActivity, entering);
}
