import type { Execution } from "../engine/core/types/state.ts";
import { type Expression, parseExpression } from "../engine/expression/index.ts";
import type { FlowNode } from "../engine/model/elements.ts";
import type { CoreWalk } from "./core-walk.ts";
import { createScope, expressionScope, plainOf, type VariableScope } from "./variables.ts";

/** Where something waits. */
interface Place {
  /** Of the element, as steps name it. */
  id: string;
  name: string;
  /** Id of the process that it is in. */
  process: string;
  /** Variables that only this place has: inputs of a worker, for one. */
  inputs: Record<string, unknown>;
}

/** What a rehearsal waits for. `signal`, `condition`: no step brings it about. */
export type Waiting = Place &
  (
    | { kind: "userTask" /** Key of its form, expressions evaluated; null: none. */; form: string | null }
    | { kind: "externalTask"; topic: string }
    | { kind: "message"; message: string }
    | { kind: "timer" /** Milliseconds since the epoch. */; due: number }
    | { kind: "signal" | "condition" }
  );

/** Everything that happens only when somebody or something makes it happen, tasks first; what steps cannot tell apart, once. */
export function waitingOf(walk: CoreWalk): Waiting[] {
  const executions = walk.executions();
  const all = [
    ...executions.flatMap((execution) => workOf(walk, execution)),
    ...executions.flatMap((execution) => eventsOf(walk, execution)),
    ...walk.timers().map(({ activityId, instanceId, due }): Waiting => {
      return { kind: "timer", due, ...placeOf(walk, instanceId, activityId), inputs: {} };
    }),
  ];
  const seen = new Set<string>();
  return all.filter((waiting) => {
    const key = `${waiting.kind} ${waiting.kind === "message" ? waiting.message : waiting.id}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

function workOf(walk: CoreWalk, execution: Execution): Waiting[] {
  const { activityId, instanceId, wait } = execution;
  if (activityId === null || (wait?.kind !== "user-task" && wait?.kind !== "external-task")) return [];
  const node = nodeOf(walk, instanceId, activityId);
  const inputs = execution.id === instanceId ? {} : plainAll(execution.variables);
  const place = { ...placeOf(walk, instanceId, activityId), inputs };
  const read = (expression: Expression) => textOf(walk, execution, expression);
  if (wait.kind === "external-task") return [{ kind: "externalTask", topic: read(node.externalTask!.topic), ...place }];
  const key = node.userTask?.formRef?.key;
  return [{ kind: "userTask", form: key === undefined ? null : read(parseExpression(key)), ...place }];
}

function eventsOf(walk: CoreWalk, { subscriptions = [], instanceId }: Execution): Waiting[] {
  return subscriptions.flatMap(({ type, name, activityId }): Waiting[] => {
    const place = { ...placeOf(walk, instanceId, activityId), inputs: {} };
    if (type === "message") return [{ kind: "message", message: name ?? "", ...place }];
    if (type === "compensate") return [];
    return [{ kind: type === "signal" ? "signal" : "condition", ...place }];
  });
}

function nodeOf(walk: CoreWalk, instanceId: string, activityId: string): FlowNode {
  return walk.definitionOf(walk.state!.instances[instanceId]!.definitionId).elements.get(activityId) as FlowNode;
}

function placeOf(walk: CoreWalk, instanceId: string, activityId: string): Omit<Place, "inputs"> {
  const { key, elements } = walk.definitionOf(walk.state!.instances[instanceId]!.definitionId);
  return { id: activityId, name: elements.get(activityId)?.name ?? activityId, process: key };
}

/** What an expression says at an execution; empty where it cannot be evaluated. */
function textOf(walk: CoreWalk, execution: Execution, expression: Expression): string {
  const { definitionId, businessKey } = walk.state!.instances[execution.instanceId]!;
  const facts = { instanceId: execution.instanceId, process: definitionId, businessKey, activityId: execution.activityId };
  try {
    return String(expression.evaluate(expressionScope(scopeAt(walk, execution), { ...facts, clock: walk.clock })));
  } catch {
    return "";
  }
}

function scopeAt(walk: CoreWalk, execution: Execution): VariableScope {
  const parent = execution.parentId === null ? undefined : walk.state!.executions[execution.parentId];
  const scope = createScope(parent === undefined ? null : scopeAt(walk, parent));
  for (const [name, value] of Object.entries(execution.variables)) scope.own.set(name, value);
  return scope;
}

function plainAll(variables: Execution["variables"]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, plainOf(value)]));
}
