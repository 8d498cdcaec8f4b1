import type { Definition } from "../../model/definition.ts";
import type { Flow, FlowNode } from "../../model/elements.ts";
import type { VariableChange } from "../behaviours/variable-changes.ts";
import type { Execution, InstanceState, JobRef, Subscription, Variable, Wait } from "../types.ts";

/** One process instance of the tree while a step works on it. */
export interface Instance {
  state: InstanceState;
  definition: Definition;
  /** Scope of the process. */
  process: FlowNode;
  root: Node;
  /** The call activity's execution that started it. */
  superNode: Node | null;
  /** More instructions of its start are to come: it does not end before. */
  isBeginning?: boolean;
  /** Changes of variables that conditional events have not seen yet. */
  changes?: VariableChange[];
}

/** One execution of the tree while a step works on it: what the state holds, and what only lives within the step. */
export class Node {
  readonly children: Node[] = [];
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
    return this.parent ? this.parent.activityInstanceId : this.instance.state.id;
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
    return state;
  }
}
