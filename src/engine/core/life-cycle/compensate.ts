/** How compensation runs: the handlers below the execution that throws it, the last completed first, until all are done. */
import type { FlowNode } from "../../model/elements.ts";
import { type Compensation, compensationsOf, removeCompensation } from "../behaviours/compensation.ts";
import { finishActivity } from "../behaviours/listeners.ts";
import { throwsCompensation } from "../behaviours/throwing.ts";
import { behaviourOf } from "../elements/behaviours.ts";
import type { Run } from "../run.ts";
import { createChild } from "../tree/concurrent.ts";
import type { Node } from "../tree/node.ts";
import { beginActivity, executeActivity } from "./enter.ts";
import { discard, returnInstance } from "./leave.ts";
import { leave } from "./outgoing.ts";

/** Starts the handlers of all these subscriptions, each in an execution below `node`. */
export function compensate(run: Run, node: Node, compensations: Compensation[]): void {
  const started = compensations.map((compensation) => ({ compensation, handling: executionFor(run, node, compensation) }));
  started.sort((a, b) => orderOf(b.compensation) - orderOf(a.compensation));
  for (const { compensation, handling } of started) {
    removeCompensation(run, compensation);
    const { elements } = handling.instance.definition;
    handle(run, handling, elements.get(compensation.subscription.activityId) as FlowNode);
  }
}

function orderOf({ subscription }: Compensation): number {
  return subscription.compensation!.order;
}

/** The event scope that remembers what is compensated, or a new execution. */
function executionFor(run: Run, node: Node, { holder, subscription }: Compensation): Node {
  const id = subscription.compensation!.eventScopeId;
  const eventScope = holder.eventScopes.find((each) => each.id === id);
  if (eventScope) {
    node.restoreEventScope(eventScope);
    eventScope.compensation = { ...eventScope.compensation!, kind: "restored" };
    return eventScope;
  }
  const child = createChild(run, node);
  child.compensation = { kind: "handler", instanceId: null };
  return child;
}

function handle(run: Run, node: Node, handler: FlowNode): void {
  node.isActive = true;
  if (handler.isScope && !handler.isForCompensation) {
    compensate(run, node, compensationsOf(node));
  } else if (handler.behaviour === "event-subprocess") {
    executeActivity(run, node, handler);
  } else {
    node.activity = handler;
    node.scope = handler;
    node.compensation = { kind: "handler", instanceId: null };
    beginActivity(run, node);
    behaviourOf(handler).execute(run, node);
  }
}

/** true for a handler that runs because of compensation, and was not begun by an instruction. */
export function isCompensating(node: Node): boolean {
  if (!node.activity!.isForCompensation) return false;
  for (let outer = node.parent; outer; outer = outer.parent) if (throwsCompensation(outer.activity)) return true;
  return false;
}

/** A handler has done its work; its outputs are not mapped. With the last one, what has thrown the compensation goes on. */
export function endCompensation(run: Run, node: Node): void {
  returnInstance(node);
  finishActivity(run, node);
  const parent = node.parent!;
  const flowScope = node.activity!.parent;
  discard(run, node);
  parent.activity ??= flowScope;
  compensationDone(run, parent);
}

function compensationDone(run: Run, node: Node): void {
  if (node.children.length > 0) return;
  if (!node.compensation) {
    leave(run, node);
    return;
  }
  const outer = node.parent!;
  discard(run, node);
  compensationDone(run, outer);
}
