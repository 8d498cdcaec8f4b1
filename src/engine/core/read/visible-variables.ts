import type { TreeState } from "../types/state.ts";
import type { Variable } from "../types/values.ts";

/**
 * The variables an execution sees, its own first, then those of the scopes around it; the nearest of each name.
 * `taskId` puts the local variables of that task before them.
 */
export function visibleVariables(state: TreeState, executionId: string, taskId?: string): Record<string, Variable> {
  const seen: Record<string, Variable> = taskId === undefined ? {} : { ...state.taskVariables[taskId] };
  for (let execution = state.executions[executionId]; execution; ) {
    for (const name in execution.variables) {
      if (Object.hasOwn(seen, name)) continue;
      Object.defineProperty(seen, name, {
        value: execution.variables[name],
        enumerable: true,
        writable: true,
        configurable: true,
      });
    }
    execution = execution.parentId === null ? undefined : state.executions[execution.parentId];
  }
  return seen;
}
