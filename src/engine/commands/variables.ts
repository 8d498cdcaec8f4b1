import { EngineException } from "../core/types.ts";
import type { Row } from "../persistence/database.ts";
import { execute } from "./execute.ts";
import { loadExecution, loadTask, treeOf } from "./load.ts";
import { localVariables, taskVariables, type Variables, visibleVariables } from "./scope.ts";
import type { Shell, UserId } from "./shell.ts";

/** Where variables are read or written: an execution (a process instance is one) or a task. */
export type Scope = { executionId: string } | { taskId: string };

export interface VariableChanges {
  modifications: Variables;
  deletions: string[];
}

async function load(shell: Shell, scope: Scope): Promise<Row> {
  const row = "taskId" in scope ? await loadTask(shell, scope.taskId) : await loadExecution(shell, scope.executionId);
  if (row === undefined || row.tree_state === null) {
    const [kind, id] = "taskId" in scope ? ["task", scope.taskId] : ["execution", scope.executionId];
    throw new EngineException(`${kind} ${id} doesn't exist: ${kind} is null`, "NullValueException");
  }
  return row;
}

/** The variables of a scope alone (`local`), or everything visible from it. Suspended ones may be read. */
export async function readVariables(shell: Shell, scope: Scope, local: boolean): Promise<Variables> {
  const row = await load(shell, scope);
  const { state } = treeOf(row);
  if ("executionId" in scope)
    return local ? localVariables(state, scope.executionId) : visibleVariables(state, scope.executionId);
  return local ? { ...state.taskVariables[scope.taskId] } : taskVariables(state, scope.taskId, row.execution_id);
}

/** Writes and removes variables; suspended scopes may be written to, too. */
export async function changeVariables(
  shell: Shell,
  userId: UserId,
  { scope, local, modifications, deletions }: { scope: Scope; local: boolean } & VariableChanges,
): Promise<void> {
  await execute(shell, userId, async () => {
    const row = await load(shell, scope);
    return {
      ...{ tree: treeOf(row), rootId: row.root_id },
      command: { type: "set-variables", scope, local, modifications, deletions },
    };
  });
}
