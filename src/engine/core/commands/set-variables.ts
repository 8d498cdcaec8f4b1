import { showChanges } from "../behaviours/conditions.ts";
import { openTask } from "../behaviours/open-task.ts";
import { taskUpdated } from "../behaviours/task-listeners.ts";
import { deleteTaskVariable, setTaskVariable, taskVariables } from "../behaviours/task-variables.ts";
import { deleteLocalVariable, removeVariable, setLocalVariable, setVariable } from "../behaviours/variables.ts";
import type { Run } from "../run.ts";
import type { Command } from "../types/commands.ts";
import { executionById, waitingNode } from "./find.ts";

type SetVariables = Extract<Command, { type: "set-variables" }>;

/** Writes and removes variables of an execution or a task, in that very scope or the nearest one that has the name. */
export function changeVariables(run: Run, command: SetVariables): void {
  const { scope, local, modifications, deletions, suspended = false } = command;
  run.isSuspended = suspended;
  if ("taskId" in scope) {
    changeTaskVariables(run, command, scope.taskId);
    return;
  }
  const node = executionById(run, scope.executionId);
  for (const [name, value] of Object.entries(modifications)) (local ? setLocalVariable : setVariable)(run, node, name, value);
  for (const name of deletions) (local ? deleteLocalVariable : removeVariable)(run, node, name);
  showChanges(run, node, () => {});
}

function changeTaskVariables(run: Run, command: SetVariables, taskId: string): void {
  const node = waitingNode(run, "user-task", taskId);
  let isUpdated = false;
  for (const [name, value] of Object.entries(command.modifications)) {
    if (command.local || Object.hasOwn(taskVariables(run, taskId), name)) {
      setTaskVariable(run, node, taskId, name, value);
      isUpdated = true;
    } else setVariable(run, node, name, value);
  }
  if (isUpdated) {
    const task = openTask(run, node, taskId);
    task.change({ updateTime: run.context.now });
    taskUpdated(run, node, task);
  }
  for (const name of command.deletions) {
    if (Object.hasOwn(taskVariables(run, taskId), name)) deleteTaskVariable(run, node, taskId, name);
    else if (!command.local) removeVariable(run, node, name);
  }
  showChanges(run, node, () => {});
}
