import type { TypedValue } from "../engine/core/types/values.ts";
import {
  type ExecutionBean,
  type ExpressionScope,
  parseExpression,
  toExpressionValue,
  toTypedValue,
} from "../engine/expression/index.ts";
import { rehearsal as texts } from "../texts/rehearsal.ts";
import type { RehearsalClock } from "./clock.ts";

/** Variables of one place: a process instance, or an activity with input parameters. */
export interface VariableScope {
  readonly parent: VariableScope | null;
  readonly own: Map<string, TypedValue>;
}

export function createScope(parent: VariableScope | null): VariableScope {
  return { parent, own: new Map() };
}

/** The variable as it is seen from this scope. */
export function find(scope: VariableScope, name: string): TypedValue | undefined {
  for (let at: VariableScope | null = scope; at !== null; at = at.parent) {
    const value = at.own.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Writes where the name is held already, else in the outermost scope: the process instance. */
export function assign(scope: VariableScope, name: string, value: TypedValue): void {
  let at = scope;
  refuseHuge(name, value);
  while (at.parent !== null && !at.own.has(name)) at = at.parent;
  at.own.set(name, value);
}

/** Characters that a variable may hold: a text that a loop makes longer and longer must not take the memory. */
const LARGEST = 200_000;

/** Throws Error for a text that no process means to hold. */
export function refuseHuge(name: string, { value }: TypedValue): void {
  if (typeof value === "string" && value.length > LARGEST) throw new Error(texts.huge(name, LARGEST));
}

/** A JSON value as the REST API would make a variable of it. */
export function typedOf(value: unknown): TypedValue {
  if (value === null || value === undefined) return { type: "Null", value: null };
  if (typeof value === "string") return { type: "String", value };
  if (typeof value === "boolean") return { type: "Boolean", value };
  if (typeof value === "number") return { type: Number.isInteger(value) ? "Integer" : "Double", value };
  return { type: "Json", value: JSON.stringify(value) };
}

/** A variable's value as JSON holds it. */
export function plainOf({ type, value }: TypedValue): unknown {
  return type === "Json" && typeof value === "string" ? JSON.parse(value) : value;
}

/** What an expression of this process instance may ask of `execution`. */
export interface ExecutionFacts {
  instanceId: string;
  process: string;
  businessKey: string | null;
  activityId: string | null;
  clock: RehearsalClock;
}

/** Evaluates JUEL text (`${…}`, or plain text, which is itself) in a scope. Throws what Camunda throws. */
export function evaluate(text: string, scope: VariableScope, facts: ExecutionFacts): TypedValue {
  return toTypedValue(parseExpression(text).evaluate(expressionScope(scope, facts)));
}

/** A scope as the expression language sees it. */
export function expressionScope(scope: VariableScope, facts: ExecutionFacts): ExpressionScope {
  const plain = (variable: TypedValue | undefined) => (variable ? toExpressionValue(variable) : null);
  const execution: ExecutionBean = {
    id: facts.instanceId,
    processInstanceId: facts.instanceId,
    processDefinitionId: facts.process,
    processBusinessKey: facts.businessKey,
    currentActivityId: facts.activityId,
    currentActivityName: null,
    currentTransitionId: null,
    activityInstanceId: null,
    parentActivityInstanceId: null,
    parentId: null,
    eventName: null,
    getVariable: (name) => plain(find(scope, name)),
    hasVariable: (name) => find(scope, name) !== undefined,
    setVariable: (name, value) => assign(scope, name, toTypedValue(value, name)),
    getVariableLocal: (name) => plain(scope.own.get(name)),
    setVariableLocal: (name, value) => void scope.own.set(name, toTypedValue(value, name)),
    removeVariable: (name) => void scope.own.delete(name),
    removeVariableLocal: (name) => void scope.own.delete(name),
    getVariableNames: () => [...scope.own.keys()],
    getVariableNamesLocal: () => [...scope.own.keys()],
    setProcessBusinessKey() {},
    superExecution: () => null,
    processInstance: () => execution,
  };
  return {
    get: (name) => {
      const variable = find(scope, name);
      return { found: variable !== undefined, value: plain(variable) };
    },
    execution,
    authenticatedUserId: null,
    now: facts.clock.now,
  };
}
