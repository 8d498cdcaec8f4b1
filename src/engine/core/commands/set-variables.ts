import { showChanges } from "../behaviours/conditions.ts";
import { deleteLocalVariable, removeVariable, setLocalVariable, setVariable } from "../behaviours/variables.ts";
import type { Run } from "../run.ts";
import type { Node } from "../tree/node.ts";
import type { Command, TypedValue, Variable } from "../types.ts";
import { executionById, waitingNode } from "./find.ts";

type SetVariables = Extract<Command, { type: "set-variables" }>;

/** Writes and removes variables of an execution or a task, in that very scope or the nearest one that has the name. */
export function changeVariables(run: Run, command: SetVariables): void {
  const { scope, local, modifications, deletions } = command;
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
  const own = { ...run.tree.taskVariables[taskId] };
  run.tree.taskVariables[taskId] = own;
  for (const [name, value] of Object.entries(command.modifications)) {
    if (command.local || Object.hasOwn(own, name)) setTaskVariable(run, node, taskId, own, name, value);
    else setVariable(run, node, name, value);
  }
  for (const name of command.deletions) {
    if (Object.hasOwn(own, name)) {
      run.emit({ type: "variable-removed", id: own[name]!.id, name, deleted: true });
      delete own[name];
    } else if (!command.local) {
      removeVariable(run, node, name);
    }
  }
  if (Object.keys(own).length === 0) delete run.tree.taskVariables[taskId];
  showChanges(run, node, () => {});
}

function setTaskVariable(
  run: Run,
  node: Node,
  taskId: string,
  own: Record<string, Variable>,
  name: string,
  value: TypedValue,
): void {
  const known = Object.hasOwn(own, name) ? own[name] : undefined;
  const id = known?.id ?? run.context.newId();
  Object.defineProperty(own, name, { value: { ...value, id }, enumerable: true, writable: true, configurable: true });
  const activityInstanceId = node.activityInstanceId ?? node.instance.state.id;
  run.emit({
    type: "variable-set",
    id,
    name,
    value,
    created: known === undefined,
    executionId: node.id,
    taskId,
    activityInstanceId,
    sourceActivityInstanceId: activityInstanceId,
    instanceId: node.instance.state.id,
    definitionId: node.instance.definition.id,
  });
}
