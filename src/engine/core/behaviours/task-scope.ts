import {
  type ExecutionBean,
  type ExpressionScope,
  type TaskBean,
  toExpressionValue,
  toTypedValue,
} from "../../expression/index.ts";
import type { Run } from "../run.ts";
import type { Node } from "../tree/node.ts";
import type { OpenTask } from "./open-task.ts";
import { scopeOf } from "./scope.ts";
import { deleteTaskVariable, setTaskVariable, taskVariables } from "./task-variables.ts";
import { findVariable, removeVariable, setVariable, visibleNames } from "./variables.ts";

/** What the expression of a task listener can see: `task`, its variables before those of the execution, and `execution`. */
export function scopeOfTask(run: Run, node: Node, task: OpenTask): ExpressionScope {
  const around = scopeOf(run, node);
  const bean = taskBean(run, node, task);
  return {
    get(name) {
      const found = bean.hasVariable(name);
      return { found, value: found ? bean.getVariable(name) : null };
    },
    get execution(): ExecutionBean | undefined {
      return around.execution;
    },
    task: bean,
    authenticatedUserId: around.authenticatedUserId,
    now: around.now,
  };
}

function taskBean(run: Run, node: Node, task: OpenTask): TaskBean {
  const own = () => taskVariables(run, task.id);
  const find = (name: string) => (Object.hasOwn(own(), name) ? own()[name] : findVariable(node, name));
  const read = (variable: ReturnType<typeof find>) => (variable ? toExpressionValue(variable) : null);
  return {
    id: task.id,
    taskDefinitionKey: node.activity!.id,
    execution: () => scopeOf(run, node).execution!,
    processInstanceId: node.instance.state.id,
    processDefinitionId: node.instance.definition.id,
    properties: () => {
      const { eventName, deleteReason } = task;
      return { ...task.properties, eventName, executionId: node.id, deleteReason };
    },
    change: (changes) => task.change(changes),
    addLink: (link) => task.link("task-link-added", link),
    removeLink: (link) => task.link("task-link-removed", link),
    getVariable: (name) => read(find(name)),
    hasVariable: (name) => find(name) !== undefined,
    setVariable(name, value) {
      if (Object.hasOwn(own(), name)) setTaskVariable(run, node, task.id, name, toTypedValue(value, name));
      else setVariable(run, node, name, toTypedValue(value, name));
    },
    getVariableLocal: (name) => (Object.hasOwn(own(), name) ? read(own()[name]) : null),
    setVariableLocal: (name, value) => setTaskVariable(run, node, task.id, name, toTypedValue(value, name)),
    removeVariable(name) {
      if (Object.hasOwn(own(), name)) deleteTaskVariable(run, node, task.id, name);
      else removeVariable(run, node, name);
    },
    removeVariableLocal: (name) => deleteTaskVariable(run, node, task.id, name),
    getVariableNames: () => [...new Set([...Object.keys(own()), ...visibleNames(node)])],
    getVariableNamesLocal: () => Object.keys(own()),
  };
}
