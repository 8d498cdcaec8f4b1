/** Several trees in one step: a signal reaches whoever waits for it, in whichever tree. */
import type { TreeState } from "../types/state.ts";

/** One state of several trees. The first one is the command's own. */
export function mergeStates(states: TreeState[]): TreeState | null {
  const [first, ...others] = states;
  if (!first || others.length === 0) return first ?? null;
  const merged: TreeState = {
    rootInstanceId: first.rootInstanceId,
    instances: { ...first.instances },
    executions: { ...first.executions },
    taskVariables: { ...first.taskVariables },
  };
  for (const { instances, executions, taskVariables } of others) {
    Object.assign(merged.instances, instances);
    Object.assign(merged.executions, executions);
    Object.assign(merged.taskVariables, taskVariables);
  }
  return merged;
}

/** The trees of a merged state, by their root instances. What has ended is not among them. */
export function splitState(state: TreeState | null): Map<string, TreeState> {
  const trees = new Map<string, TreeState>();
  if (state === null) return trees;
  const roots = new Map<string, string>();
  const rootOf = (instanceId: string): string => {
    const known = roots.get(instanceId);
    if (known !== undefined) return known;
    const superId = state.instances[instanceId]!.superExecutionId;
    const root = superId === null ? instanceId : rootOf(state.executions[superId]!.instanceId);
    roots.set(instanceId, root);
    return root;
  };
  const treeOf = (instanceId: string): TreeState => {
    const rootInstanceId = rootOf(instanceId);
    let tree = trees.get(rootInstanceId);
    if (!tree) {
      tree = { rootInstanceId, instances: {}, executions: {}, taskVariables: {} };
      trees.set(rootInstanceId, tree);
    }
    return tree;
  };
  for (const id in state.instances) treeOf(id).instances[id] = state.instances[id]!;
  for (const id in state.executions) {
    const execution = state.executions[id]!;
    const tree = treeOf(execution.instanceId);
    tree.executions[id] = execution;
    const taskId = execution.wait?.kind === "user-task" ? execution.wait.id : null;
    if (taskId !== null && state.taskVariables[taskId]) tree.taskVariables[taskId] = state.taskVariables[taskId];
  }
  return trees;
}
