import type { TypedValue } from "../../../src/engine/core/types/values.ts";
import {
  type ExecutionBean,
  type ExpressionScope,
  parseExpression,
  toExpressionValue,
  toTypedValue,
} from "../../../src/engine/expression/index.ts";

/** A scope over variables, with an execution `e1` of the process instance `p1` (business key `bk`). */
export function scopeOf(variables: Record<string, TypedValue>, more: Partial<ExpressionScope> = {}): ExpressionScope {
  const own = new Map(Object.entries(variables));
  const read = (name: string) => {
    const variable = own.get(name);
    return variable ? toExpressionValue(variable) : null;
  };
  const access = {
    getVariable: read,
    hasVariable: (name: string) => own.has(name),
    setVariable: (name: string, value: unknown) => void own.set(name, toTypedValue(value, name)),
    removeVariable: (name: string) => void own.delete(name),
    getVariableNames: () => [...own.keys()],
  };
  const execution: ExecutionBean = {
    ...access,
    getVariableLocal: access.getVariable,
    setVariableLocal: access.setVariable,
    removeVariableLocal: access.removeVariable,
    getVariableNamesLocal: access.getVariableNames,
    setProcessBusinessKey() {},
    superExecution: () => null,
    processInstance: () => execution,
    id: "e1",
    processInstanceId: "p1",
    processDefinitionId: "d:1:x",
    processBusinessKey: "bk",
    currentActivityId: "x",
    currentActivityName: null,
    currentTransitionId: null,
    activityInstanceId: "x:1",
    parentActivityInstanceId: "p1",
    parentId: null,
    eventName: null,
  };
  return {
    get: (name) => ({ found: own.has(name), value: read(name) }),
    execution,
    authenticatedUserId: null,
    now: Date.parse("2026-01-31T12:30:15.250Z"),
    ...more,
  };
}

/** The result as the variable it would be stored as. */
export function evaluate(
  text: string,
  variables: Record<string, TypedValue> = {},
  more: Partial<ExpressionScope> = {},
): TypedValue {
  return toTypedValue(parseExpression(text).evaluate(scopeOf(variables, more)), "r");
}
