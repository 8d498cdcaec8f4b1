/** Conditional events: tried when their scope begins, and when variables have changed. */
import { evaluateCondition } from "../../expression/index.ts";
import type { ConditionDetail, FlowNode } from "../../model/elements.ts";
import { type Run, successor } from "../run.ts";
import type { Node } from "../tree/node.ts";
import { EngineException } from "../types/exceptions.ts";
import type { Subscription } from "../types/state.ts";
import { trigger } from "./events.ts";
import { scopeOf } from "./scope.ts";
import type { VariableChange } from "./variable-changes.ts";

/**
 * More conditional events than any model meets between two wait states: each begins paths that are then looked through
 * for the next one.
 */
const MAX_CONDITIONS = 1_000;

/** Whether the condition holds. A variable that is missing makes it not hold yet. */
export function conditionHolds(run: Run, node: Node, { expression }: ConditionDetail): boolean {
  try {
    return evaluateCondition(expression, scopeOf(run, node));
  } catch (fault) {
    if (fault instanceof EngineException && fault.message.startsWith("Unknown property used in expression")) return false;
    throw fault;
  }
}

/**
 * Lets the conditions see what has changed since; then goes on with the execution, unless an event that has
 * happened by that has cancelled or moved it.
 */
export function showChanges(run: Run, node: Node, goOn: (node: Node) => void): void {
  if (!node.instance.changes?.length) goOn(node);
  else unlessMoved(node, () => dispatch(run, node), goOn);
}

/** Tries all conditions at the execution and below it: their scope has begun. Then goes on as showChanges does. */
export function tryConditions(run: Run, node: Node, goOn: (node: Node) => void): void {
  if (!node.instance.process.hasConditions) goOn(node);
  else unlessMoved(node, () => notify(run, node, null), goOn);
}

function unlessMoved(node: Node, act: () => void, goOn: (node: Node) => void): void {
  const before = placeOf(node);
  const hadEnded = node.isEnded;
  act();
  const current = successor(node);
  if ((hadEnded || !current.isEnded) && isSamePlace(before, placeOf(current))) goOn(current);
}

type Place = { activityId: string | null; activityInstanceId: string | null };

/** Of a scope that holds others it is the instance around it that tells: its own changes with what goes on inside. */
function placeOf(node: Node): Place {
  const { activity, isConcurrent, activityInstanceId, parentActivityInstanceId } = node;
  const isLeaf = isConcurrent || (activity !== null && !activity.isContainer);
  return { activityId: activity?.id ?? null, activityInstanceId: isLeaf ? activityInstanceId : parentActivityInstanceId };
}

function isSamePlace(before: Place, now: Place): boolean {
  if (before.activityInstanceId !== now.activityInstanceId) return false;
  return before.activityId === now.activityId || (before.activityInstanceId !== null && before.activityId === null);
}

/** Each change counts only while its scope is still where it was when the first was shown. */
function dispatch(run: Run, { instance }: Node): void {
  const changes = instance.changes!;
  instance.changes = [];
  const places = new Map(changes.map(({ holder }) => [holder, placeOf(holder)]));
  for (const change of changes) {
    const { holder } = change;
    const before = places.get(holder)!;
    const stays = [holder, successor(holder)].some((each) => isSamePlace(before, placeOf(each)));
    if (stays && hasBegun(holder)) notify(run, holder, change);
  }
}

function hasBegun({ activity, isStarting }: Node): boolean {
  return !activity?.isScope || !isStarting;
}

/** Tries the conditions at the execution and below it, level by level. `change` null: their scope has begun. */
function notify(run: Run, node: Node, change: VariableChange | null): void {
  const level = [node];
  const holders: Node[] = [];
  for (let each = level.shift(); each; each = level.shift()) {
    if (each.subscriptions.length > 0 && hasBegun(each)) holders.push(each);
    level.push(...each.children);
  }
  for (const holder of holders) {
    for (const subscription of [...holder.subscriptions]) tryCondition(run, holder, subscription, change);
  }
}

function tryCondition(run: Run, node: Node, subscription: Subscription, change: VariableChange | null): void {
  if (subscription.type !== "conditional" || node.isEnded || !node.subscriptions.includes(subscription)) return;
  const event = node.instance.definition.elements.get(subscription.activityId) as FlowNode;
  if (event.behaviour === "condition" ? change === null : !node.isScope) return;
  const detail = event.condition!;
  if (!isWatched(detail, change) || !conditionHolds(run, node, detail)) return;
  if (run.isSuspended) {
    throw new EngineException(`ENGINE-03043 Execution with id '${node.id}' is suspended.`, "SuspendedEntityInteractionException");
  }
  if (++run.conditionsMet > MAX_CONDITIONS) {
    throw new EngineException(
      `More than ${MAX_CONDITIONS} conditional events in one step: the handler of '${event.id}' makes its condition hold again.`,
    );
  }
  trigger(run, node, event.id);
  run.settle();
}

/** camunda:variableName and camunda:variableEvents restrict which changes count. */
function isWatched({ variableName, variableEvents }: ConditionDetail, change: VariableChange | null): boolean {
  if (change === null) return true;
  if (variableName !== null && variableName !== change.name) return false;
  return variableEvents.length === 0 || variableEvents.includes(change.event);
}
