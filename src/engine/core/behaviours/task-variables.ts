/** Variables local to user tasks. */
import type { Run } from "../run.ts";
import type { Node } from "../tree/node.ts";
import type { TypedValue, Variable } from "../types/values.ts";

/** The task's own variables. */
export function taskVariables(run: Run, taskId: string): Record<string, Variable> {
  return run.tree.taskVariables[taskId] ?? {};
}

/** Writes a variable to the task itself. `node` rests at the task. */
export function setTaskVariable(run: Run, node: Node, taskId: string, name: string, value: TypedValue): void {
  const own = { ...run.tree.taskVariables[taskId] };
  run.tree.taskVariables[taskId] = own;
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

/** Removes a variable of the task itself on request. `node` rests at the task. */
export function deleteTaskVariable(run: Run, node: Node, taskId: string, name: string): void {
  const own = { ...run.tree.taskVariables[taskId] };
  if (!Object.hasOwn(own, name)) return;
  const instanceId = node.instance.state.id;
  const sourceActivityInstanceId = node.activityInstanceId ?? instanceId;
  const deletion = { executionId: node.id, taskId, sourceActivityInstanceId, instanceId };
  run.emit({ type: "variable-removed", id: own[name]!.id, name, valueType: own[name]!.type, deletion });
  delete own[name];
  if (Object.keys(own).length > 0) run.tree.taskVariables[taskId] = own;
  else delete run.tree.taskVariables[taskId];
}
