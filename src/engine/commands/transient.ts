import type { Effect } from "../core/types/effects.ts";
import { EngineException } from "../core/types/exceptions.ts";
import type { TreeState } from "../core/types/state.ts";
import type { StepResult } from "../core/types/step.ts";
import type { TypedValue } from "../core/types/values.ts";

/** Whether a value lives only as long as the command that brings it. */
export function isTransient(value: TypedValue): boolean {
  return value.valueInfo?.transient === true;
}

/**
 * Takes transient variables out of what a step leaves behind: expressions of this step have seen them, nothing
 * is stored. Throws when a stored variable would become transient.
 */
export function withoutTransient(result: StepResult): StepResult {
  const transient = new Set<string>();
  for (const effect of result.effects) {
    if (effect.type !== "variable-set" || !isTransient(effect.value)) continue;
    if (!effect.created && !transient.has(effect.id))
      throw new EngineException(
        `Cannot set transient variable with name ${effect.name} to non-transient variable and vice versa.`,
      );
    transient.add(effect.id);
  }
  if (transient.size === 0) return result;
  const concerns = (effect: Effect) =>
    (effect.type === "variable-set" || effect.type === "variable-removed" || effect.type === "execution-changed") &&
    transient.has(effect.id);
  return {
    ...result,
    effects: result.effects.filter((effect) => !concerns(effect)),
    state: result.state && withoutVariables(result.state, transient),
  };
}

function withoutVariables(state: TreeState, ids: ReadonlySet<string>): TreeState {
  const keep = <T extends { id: string }>(variables: Record<string, T>) =>
    Object.fromEntries(Object.entries(variables).filter(([, { id }]) => !ids.has(id)));
  const executions = Object.entries(state.executions).map(
    ([id, execution]) => [id, { ...execution, variables: keep(execution.variables) }] as const,
  );
  const tasks = Object.entries(state.taskVariables).map(([id, variables]) => [id, keep(variables)] as const);
  return { ...state, executions: Object.fromEntries(executions), taskVariables: Object.fromEntries(tasks) };
}
