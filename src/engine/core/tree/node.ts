import type { Definition } from "../../model/definition.ts";
import type { Flow, FlowNode } from "../../model/elements.ts";
import type { VariableChange } from "../behaviours/variable-changes.ts";
import type { CompensationRole, Execution, InstanceState, JobRef, Subscription, Wait } from "../types/state.ts";
import type { Variable } from "../types/values.ts";

/** One process instance of the tree while a step works on it. */
export interface Instance {
  state: InstanceState;
  definition: Definition;
  /** Scope of the process. */
  process: FlowNode;
  root: Node;
  /** The call activity's execution that started it. */
  superNode: Node | null;
  /** Id of the instance that no call activity has started, at the top of its tree. */
  rootId: string;
  /** More instructions of its start are to come: it does not end before. */
  isBeginning?: boolean;
  /** Changes of variables that conditional events have not seen yet. */
  changes?: VariableChange[];
}

/** One execution of the tree while a step works on it: what the state holds, and what only lives within the step. */
export class Node {
  readonly children: Node[] = [];
  /** What is remembered of completed scopes in this one; no part of what runs. */
  eventScopes: Node[] = [];
  compensation: CompensationRole | null = null;
  activity: FlowNode | null = null;
  activityInstanceId: string | null = null;
  /** The element whose scope this execution holds; null for a path within a scope. */
  scope: FlowNode | null = null;
  isConcurrent = false;
  isActive = true;
  variables: Record<string, Variable> = {};
  wait: Wait | null = null;
  subscriptions: Subscription[] = [];
  jobs: JobRef[] = [];

  /** The flow being taken. */
  flow: Flow | null = null;
  isEnded = false;
  /** A scope that has not begun: conditions of its events do not count yet. */
  isStarting = false;
  /** The execution that goes on in place of this one since the tree grew or shrank. */
  replacedBy: Node | null = null;
  /** The continuation has been reached: do not make a job of it again. */
  skipAsync = false;
  /** Instance that this execution's call activity runs. */
  called: Instance | null = null;

  constructor(
    readonly id: string,
    public parent: Node | null,
    readonly instance: Instance,
  ) {
    parent?.children.push(this);
  }

  get isScope(): boolean {
    return this.scope !== null;
  }

  /** The activity instance around the one this execution runs. */
  get parentActivityInstanceId(): string | null {
    const { compensation, parent } = this;
    if (compensation?.instanceId && this.activity !== this.scope) return compensation.instanceId;
    if (compensation) return compensatedInstanceId(this);
    return parent ? parent.activityInstanceId : this.instance.state.id;
  }

  /** The activity instance is over: the execution is back in the one around it. */
  leaveActivityInstance(): void {
    this.activityInstanceId = this.parentActivityInstanceId;
  }

  moveTo(parent: Node): void {
    if (this.parent) this.parent.children.splice(this.parent.children.indexOf(this), 1);
    this.parent = parent;
    parent.children.push(this);
  }

  /** An event scope is kept beside what runs in this execution. */
  keepEventScope(node: Node): void {
    node.detach();
    node.parent = this;
    this.eventScopes.push(node);
  }

  /** Takes an event scope back among what runs in this execution. */
  restoreEventScope(node: Node): void {
    node.detach();
    node.parent = this;
    this.children.push(node);
  }

  private detach(): void {
    for (const siblings of this.parent ? [this.parent.children, this.parent.eventScopes] : []) {
      const index = siblings.indexOf(this);
      if (index !== -1) siblings.splice(index, 1);
    }
  }

  toState(): Execution {
    const state: Execution = {
      id: this.id,
      parentId: this.parent?.id ?? null,
      instanceId: this.instance.state.id,
      activityId: this.activity?.id ?? null,
      activityInstanceId: this.activityInstanceId,
      isScope: this.isScope,
      isConcurrent: this.isConcurrent,
      isActive: this.isActive,
      variables: this.variables,
    };
    if (this.scope && this.parent) state.scopeId = this.scope.id;
    if (this.wait) state.wait = this.wait;
    if (this.subscriptions.length > 0) state.subscriptions = this.subscriptions;
    if (this.jobs.length > 0) state.jobs = this.jobs;
    if (this.compensation) state.compensation = this.compensation;
    return state;
  }
}

/**
 * The activity instance that a handler runs in: that of the scope which the handler stands in, since compensation runs
 * below the event that throws it. Where the scope does not run (a loop), that of the throwing event.
 */
function compensatedInstanceId({ scope, parent, instance }: Node): string | null {
  const flowScope = scope!.parent;
  for (let node = parent; node; node = node.parent) {
    if (node.scope !== flowScope) continue;
    if (node.compensation) return node.compensation.instanceId;
    return node.parent ? node.parent.activityInstanceId : instance.state.id;
  }
  return parent!.parent!.activityInstanceId;
}
