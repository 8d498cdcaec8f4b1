/** What is kept of completed activities so that they can be compensated: subscriptions and event scopes. */
import type { FlowNode } from "../../model/elements.ts";
import { scopeExecution } from "../life-cycle/enter.ts";
import type { Run } from "../run.ts";
import { Node } from "../tree/node.ts";
import type { Subscription } from "../types/state.ts";
import { throwsCompensation } from "./throwing.ts";
import { setLocalVariable } from "./variables.ts";

/** A subscription to compensation, with the execution that holds it. */
export interface Compensation {
  holder: Node;
  subscription: Subscription;
}

/** The execution leaves its completed activity: keeps what compensating it takes. */
export function rememberForCompensation(run: Run, node: Node): void {
  const activity = node.activity!;
  if (activity.isContainer && node.scope === activity && !throwsCompensation(activity)) keepEventScope(run, node, activity);
  const handler = handlerOf(node, activity);
  if (handler && handler.parent !== activity) subscribe(run, scopeExecution(node, activity.parent!), handler);
}

/** Keeps a completed scope that holds subscriptions to compensation, or an event subprocess that compensates it. */
function keepEventScope(run: Run, node: Node, activity: FlowNode): void {
  const subscriptions = node.subscriptions.filter(({ type }) => type === "compensate");
  const handler = handlerOf(node, activity);
  const inner = handler?.parent === activity ? handler : null;
  if (subscriptions.length === 0 && !inner) return;
  const around = scopeExecution(node.parent!, activity.parent!);
  const eventScope = new Node(run.context.newId(), around, node.instance);
  eventScope.activity = activity;
  eventScope.scope = activity;
  eventScope.isActive = false;
  eventScope.compensation = { kind: "event-scope", instanceId: `${activity.id}:${run.context.newId()}` };
  for (const [name, { type, value, valueInfo }] of Object.entries(node.variables)) {
    const copy = valueInfo ? { type, value, valueInfo } : { type, value };
    setLocalVariable(run, eventScope, name, copy, node);
  }
  around.keepEventScope(eventScope);
  for (const subscription of subscriptions) {
    add(run, eventScope, { ...subscription, id: run.context.newId() });
    removeCompensation(run, { holder: node, subscription });
  }
  for (const nested of [...node.eventScopes]) eventScope.keepEventScope(nested);
  subscribe(run, around, inner ?? activity, eventScope);
}

/** The handler, or the event subprocess, that compensates the activity. */
function handlerOf(node: Node, { compensationHandlerId }: FlowNode): FlowNode | null {
  if (compensationHandlerId === null) return null;
  return (node.instance.definition.elements.get(compensationHandlerId) as FlowNode | undefined) ?? null;
}

function subscribe(run: Run, holder: Node, handler: FlowNode, eventScope?: Node): void {
  const { now } = run.context;
  add(run, holder, {
    id: run.context.newId(),
    type: "compensate",
    name: null,
    activityId: handler.id,
    compensation: {
      order: nextOrder(holder.instance.root),
      createdAt: now,
      ...(eventScope ? { eventScopeId: eventScope.id } : {}),
    },
  });
}

function add(run: Run, holder: Node, subscription: Subscription): void {
  holder.subscriptions.push(subscription);
  const { state, definition } = holder.instance;
  const belonging = { executionId: holder.id, instanceId: state.id, definitionId: definition.id };
  run.emit({ type: "subscription-created", subscription, ...belonging });
}

function nextOrder({ subscriptions, children, eventScopes }: Node): number {
  const own = subscriptions.map(({ compensation }) => (compensation?.order ?? -1) + 1);
  return Math.max(0, ...own, ...children.map(nextOrder), ...eventScopes.map(nextOrder));
}

/** Takes a subscription away: it is carried out, or goes over to an event scope. */
export function removeCompensation(run: Run, { holder, subscription }: Compensation): void {
  holder.subscriptions = holder.subscriptions.filter((other) => other !== subscription);
  run.emit({ type: "subscription-ended", id: subscription.id });
}

/** The subscriptions that an event may compensate: those of its scope; of an event subprocess, those around it too. */
export function compensationsAround(node: Node): Compensation[] {
  const found: Compensation[] = [];
  for (let scope = node.activity!.parent; scope; scope = scope.parent) {
    found.push(...compensationsOf(scopeExecution(node, scope)));
    if (scope.behaviour !== "event-subprocess") break;
  }
  return found;
}

/** The subscriptions to compensation that the execution of a scope holds. */
export function compensationsOf(holder: Node): Compensation[] {
  return holder.subscriptions.filter(({ type }) => type === "compensate").map((subscription) => ({ holder, subscription }));
}

/** The activity that subscriptions to the compensation of this one name. */
export function subscribedActivity(node: Node, activityId: string): string {
  const activity = node.instance.definition.elements.get(activityId) as FlowNode;
  if (activity.parent?.behaviour === "multi-instance" && activity.parent.initial === activity) return activity.parent.id;
  return activity.compensationHandlerId ?? activityId;
}
