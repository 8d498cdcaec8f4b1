import { visibleVariables as visible } from "../core/read/visible-variables.ts";
import type { TreeState } from "../core/types/state.ts";
import type { TypedValue } from "../core/types/values.ts";

/** Variables by name. */
export type Variables = Record<string, TypedValue>;

/** Everything visible from an execution: its own variables and those of the scopes around it, the nearest first. */
export function visibleVariables(state: TreeState, executionId: string, wanted?: ReadonlySet<string>): Variables {
  return choose(visible(state, executionId), wanted);
}

/** The variables of one scope alone. */
export function localVariables(state: TreeState, executionId: string, wanted?: ReadonlySet<string>): Variables {
  return choose(state.executions[executionId]?.variables ?? {}, wanted);
}

/** What a task sees: its own variables before those of its execution. */
export function taskVariables(state: TreeState, taskId: string, executionId: string): Variables {
  return visible(state, executionId, taskId);
}

/** Those that are wanted; undefined: all. */
export function choose(variables: Variables, wanted: ReadonlySet<string> | undefined): Variables {
  if (wanted === undefined) return variables;
  return Object.fromEntries(Object.entries(variables).filter(([name]) => wanted.has(name)));
}
