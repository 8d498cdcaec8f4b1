import type { FlowNode } from "../../model/elements.ts";
import type { Execution, InstanceState, TreeState } from "../types/state.ts";
import type { StepContext } from "../types/step.ts";
import type { Variable } from "../types/values.ts";
import { type Instance, Node } from "./node.ts";

/** The tree of one root instance while a step works on it. */
export interface Tree {
  rootInstanceId: string;
  instances: Map<string, Instance>;
  taskVariables: Record<string, Record<string, Variable>>;
}

/** Opens a state for work. Nothing of the state is changed later; values of variables are shared. */
export function openTree(context: StepContext, state: TreeState): Tree {
  const tree: Tree = { rootInstanceId: state.rootInstanceId, instances: new Map(), taskVariables: { ...state.taskVariables } };
  const nodes = new Map<string, Node>();
  const pending: InstanceState[] = [];
  for (const id in state.instances) pending.push(state.instances[id]!);
  for (const instanceState of pending) {
    const definition = context.definition(instanceState.definitionId);
    const instance = {
      state: instanceState,
      definition,
      process: definition.root as FlowNode,
      superNode: null,
    } as unknown as Instance;
    tree.instances.set(instanceState.id, instance);
  }
  const open = (execution: Execution): Node => {
    const known = nodes.get(execution.id);
    if (known) return known;
    const parent = execution.parentId === null ? null : open(state.executions[execution.parentId]!);
    const node = new Node(execution.id, parent, tree.instances.get(execution.instanceId)!);
    fill(node, execution);
    nodes.set(node.id, node);
    if (node.compensation?.kind === "event-scope") parent!.keepEventScope(node);
    if (!parent) node.instance.root = node;
    return node;
  };
  for (const id in state.executions) open(state.executions[id]!);
  for (const instance of tree.instances.values()) {
    const superId = instance.state.superExecutionId;
    if (superId === null) continue;
    instance.superNode = nodes.get(superId) ?? null;
    if (instance.superNode) instance.superNode.called = instance;
  }
  for (const instance of tree.instances.values()) instance.rootId = rootOf(instance);
  return tree;
}

function rootOf(instance: Instance): string {
  let current = instance;
  while (current.superNode) current = current.superNode.instance;
  return current.state.id;
}

function fill(node: Node, execution: Execution): void {
  const { elements } = node.instance.definition;
  node.activity = execution.activityId === null ? null : ((elements.get(execution.activityId) as FlowNode | undefined) ?? null);
  node.activityInstanceId = execution.activityInstanceId;
  if (!node.parent) node.scope = node.instance.process;
  else if (execution.scopeId !== undefined) node.scope = (elements.get(execution.scopeId) as FlowNode | undefined) ?? null;
  node.isConcurrent = execution.isConcurrent;
  node.isActive = execution.isActive;
  node.variables = { ...execution.variables };
  node.wait = execution.wait ?? null;
  node.subscriptions = execution.subscriptions ? [...execution.subscriptions] : [];
  node.jobs = execution.jobs ? [...execution.jobs] : [];
  node.compensation = execution.compensation ?? null;
}

/** The state to keep; null when no instance is left. */
export function closeTree(tree: Tree): TreeState | null {
  if (tree.instances.size === 0) return null;
  const state: TreeState = {
    rootInstanceId: tree.rootInstanceId,
    instances: {},
    executions: {},
    taskVariables: tree.taskVariables,
  };
  const add = (node: Node): void => {
    state.executions[node.id] = node.toState();
    for (const child of node.children) add(child);
    for (const eventScope of node.eventScopes) add(eventScope);
  };
  for (const instance of tree.instances.values()) {
    state.instances[instance.state.id] = instance.state;
    add(instance.root);
  }
  return state;
}

/** All executions that satisfy the condition, each before those below it. */
export function collectNodes(tree: Tree, matches: (node: Node) => boolean): Node[] {
  const found: Node[] = [];
  const search = (node: Node): void => {
    if (matches(node)) found.push(node);
    node.children.forEach(search);
  };
  for (const instance of tree.instances.values()) search(instance.root);
  return found;
}

/** The execution that satisfies the condition; null when none does. */
export function findNode(tree: Tree, matches: (node: Node) => boolean): Node | null {
  const search = (node: Node): Node | null => {
    if (matches(node)) return node;
    for (const child of [...node.children, ...node.eventScopes]) {
      const found = search(child);
      if (found) return found;
    }
    return null;
  };
  for (const instance of tree.instances.values()) {
    const found = search(instance.root);
    if (found) return found;
  }
  return null;
}
