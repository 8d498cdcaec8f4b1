import { EngineException } from "../core/types/exceptions.ts";
import type { Row } from "../persistence/database.ts";
import { execute } from "./execute.ts";
import { loadExecution, loadTask, treeOf } from "./load.ts";
import { localVariables, taskVariables, type Variables, visibleVariables } from "./scope.ts";
import type { Shell, UserId } from "./shell.ts";
import { aboutTask, noSuchTask } from "./task-change.ts";
import { aboutInstance, type UserOperation, userOperationRows } from "./user-operation.ts";

/** Where variables are read or written: an execution (a process instance is one) or a task. */
export type Scope = { executionId: string } | { taskId: string };

export interface VariableChanges {
  modifications: Variables;
  deletions: string[];
  /** How the log of user operations calls it; without it, it is part of something that is logged itself. */
  operationType?: "SetVariable" | "ModifyVariable" | "RemoveVariable";
}

async function load(shell: Shell, scope: Scope, isRemoval = false): Promise<Row> {
  const row = "taskId" in scope ? await loadTask(shell, scope.taskId) : await loadExecution(shell, scope.executionId);
  if (row === undefined || row.tree_state === null) {
    if (isRemoval && "taskId" in scope) throw noSuchTask(scope.taskId);
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
  { scope, local, modifications, deletions, operationType }: { scope: Scope; local: boolean } & VariableChanges,
): Promise<void> {
  await execute(shell, userId, async () => {
    const row = await load(shell, scope, operationType === "RemoveVariable");
    return {
      ...{ tree: treeOf(row), rootId: row.root_id },
      command: { type: "set-variables", scope, local, modifications, deletions, suspended: row.suspended === true },
      also(writes) {
        if (operationType === undefined) return;
        writes.userOperations.push(...userOperationRows(userId, shell.now(), operation(scope, row, operationType)));
      },
    };
  });
}

function operation(scope: Scope, row: Row, operationType: string): UserOperation {
  return "taskId" in scope
    ? { operationType, entityType: "Variable", category: "TaskWorker", about: aboutTask(row) }
    : { operationType, entityType: "Variable", category: "Operator", about: aboutInstance(row) };
}
