import { type ExecutionBean, type ExpressionScope, toExpressionValue, toTypedValue } from "../../expression/index.ts";
import type { Run } from "../run.ts";
import type { Node } from "../tree/node.ts";
import { deleteLocalVariable, findVariable, removeVariable, setLocalVariable, setVariable, visibleNames } from "./variables.ts";

/** What an expression evaluated at this execution can see. */
export function scopeOf(run: Run, node: Node, more: ScopeDetail = {}): ExpressionScope {
  return new NodeScope(run, node, more);
}

interface ScopeDetail {
  /** `externalTask` of error definitions. */
  externalTask?: Record<string, unknown>;
  /** Why a listener is called. */
  eventName?: string;
}

class NodeScope implements ExpressionScope {
  readonly authenticatedUserId: string | null;
  readonly now: number;
  readonly externalTask?: Record<string, unknown>;
  private bean: ExecutionBean | undefined;

  constructor(
    private readonly run: Run,
    private readonly node: Node,
    private readonly more: ScopeDetail,
  ) {
    if (more.externalTask) this.externalTask = more.externalTask;
    this.authenticatedUserId = run.context.authenticatedUserId;
    this.now = run.context.now;
  }

  get(name: string): { found: boolean; value: unknown } {
    const variable = findVariable(this.node, name);
    return variable ? { found: true, value: toExpressionValue(variable) } : { found: false, value: null };
  }

  get execution(): ExecutionBean {
    this.bean ??= executionBean(this.run, this.node, this.more.eventName ?? null);
    return this.bean;
  }
}

/** `execution` of an expression. */
function executionBean(run: Run, node: Node, eventName: string | null): ExecutionBean {
  const valueNamed = (name: string): unknown => {
    const variable = findVariable(node, name);
    return variable ? toExpressionValue(variable) : null;
  };
  return {
    id: node.id,
    processInstanceId: node.instance.state.id,
    processDefinitionId: node.instance.definition.id,
    processBusinessKey: node.instance.state.businessKey,
    currentActivityId: node.activity?.id ?? null,
    currentActivityName: node.activity?.name ?? null,
    currentTransitionId: node.flow?.id ?? null,
    activityInstanceId: node.activityInstanceId,
    parentActivityInstanceId: node.parentActivityInstanceId,
    parentId: node.parent?.id ?? null,
    eventName,
    getVariable: valueNamed,
    hasVariable: (name) => findVariable(node, name) !== undefined,
    setVariable: (name, value) => setVariable(run, node, name, toTypedValue(value, name)),
    getVariableLocal: (name) => (Object.hasOwn(node.variables, name) ? toExpressionValue(node.variables[name]!) : null),
    setVariableLocal: (name, value) => setLocalVariable(run, node, name, toTypedValue(value, name)),
    removeVariable: (name) => removeVariable(run, node, name),
    removeVariableLocal: (name) => deleteLocalVariable(run, node, name),
    getVariableNames: () => [...visibleNames(node)],
    getVariableNamesLocal: () => Object.keys(node.variables),
    setProcessBusinessKey(businessKey) {
      node.instance.state = { ...node.instance.state, businessKey };
      run.emit({ type: "business-key-changed", instanceId: node.instance.state.id, businessKey });
    },
    superExecution: () => node.instance.superNode && executionBean(run, node.instance.superNode, null),
    processInstance: () => executionBean(run, node.instance.root, null),
  };
}
