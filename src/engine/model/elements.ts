/** The compiled elements of a process: plain objects with their expressions parsed, shared by all instances. */
import type { Expression } from "../expression/index.ts";
import type { Element, FormRef } from "./definition.ts";
import type {
  ConditionDetail,
  ErrorHandler,
  EscalationHandler,
  SignalDetail,
  SubscriptionDeclaration,
  TimerDeclaration,
} from "./events.ts";
import type { FormData } from "./form-fields.ts";

export type * from "./events.ts";

/** What the core does at an element; one behaviour of the core for each. */
export type BehaviourName =
  | "process"
  | "pass-through"
  | "user-task"
  | "external-task"
  | "receive"
  | "event-after-gateway"
  | "event-based-gateway"
  | "signal-throw"
  | "expression-task"
  | "escalation-throw"
  | "compensation-throw"
  | "cancel-end"
  | "condition"
  | "exclusive-gateway"
  | "inclusive-gateway"
  | "parallel-gateway"
  | "subprocess"
  | "event-subprocess"
  | "multi-instance"
  | "call-activity"
  | "end"
  | "error-end"
  | "terminate-end";

/** How an element that no flow leads to is started; `interrupt-flow-scope`: a terminate end event. */
export type StartBehaviour =
  | "default"
  | "concurrent-in-flow-scope"
  | "cancel-event-scope"
  | "interrupt-event-scope"
  | "interrupt-flow-scope";

export interface Flow {
  id: string;
  name: string | null;
  source: FlowNode;
  target: FlowNode;
  condition: Expression | null;
  /** Execution listeners of the flow. */
  take: Expression[];
}

/** A value given by a mapping: text with expressions, a list, or a map. */
export type Provider =
  | { kind: "expression"; expression: Expression }
  | { kind: "list"; items: Provider[] }
  | { kind: "map"; entries: [string, Provider][] }
  | { kind: "null" };

export interface Parameter {
  name: string;
  value: Provider;
}

/** camunda:inputOutput. */
export interface Mapping {
  inputs: Parameter[];
  outputs: Parameter[];
}

/** Why a task listener is called, beside its timer. */
export type TaskEvent = "create" | "assignment" | "update" | "complete" | "delete";

export interface UserTaskDetail {
  name: Expression | null;
  description: Expression | null;
  assignee: Expression | null;
  candidateUsers: Expression[];
  candidateGroups: Expression[];
  dueDate: Expression | null;
  followUpDate: Expression | null;
  priority: Expression | null;
  formKey: string | null;
  formRef: FormRef | null;
  formData: FormData | null;
  listeners: Record<TaskEvent, Expression[]>;
  /** Listeners of type timeout, by their id; their timers are among those of the task. */
  timeoutListeners: Record<string, Expression>;
}

export interface ExternalTaskDetail {
  topic: Expression;
  priority: Expression | null;
  errorEvents: { condition: Expression; errorCode: string | null }[];
}

/** One camunda:in or camunda:out. */
export interface CallMapping {
  target: string | null;
  source: string | null;
  sourceExpression: Expression | null;
  all: boolean;
  local: boolean;
}

export interface CallDetail {
  calledElement: Expression;
  binding: "latest" | "deployment" | "version" | "versionTag";
  version: Expression | null;
  versionTag: Expression | null;
  businessKey: Expression | null;
  in: CallMapping[];
  out: CallMapping[];
}

export interface MultiInstanceDetail {
  sequential: boolean;
  cardinality: Expression | null;
  collection: Expression | null;
  collectionVariable: string | null;
  elementVariable: string | null;
  completionCondition: Expression | null;
}

export interface FlowNode extends Element {
  parent: FlowNode | null;
  behaviour: BehaviourName;
  /** Camunda's name of the type, as history and the activity instance tree show it. */
  activityType: string;
  /** Runs in an execution of its own. */
  isScope: boolean;
  /** Holds other elements (process, subprocess, multi-instance body). */
  isContainer: boolean;
  incoming: Flow[];
  /** In document order of the sequence flows. */
  outgoing: Flow[];
  defaultFlow: Flow | null;
  asyncBefore: boolean;
  asyncAfter: boolean;
  exclusive: boolean;
  jobPriority: Expression | null;
  retryTimeCycle: string | null;
  mapping: Mapping | null;
  properties: Record<string, string>;
  start: StartBehaviour;
  /** The scope whose execution holds the subscription, timer or handler of this event. */
  eventScope: FlowNode | null;
  /** What an execution of this scope holds. */
  subscriptions: SubscriptionDeclaration[];
  timers: TimerDeclaration[];
  errorHandlers: ErrorHandler[];
  /** Start of a container. */
  initial: FlowNode | null;
  /** camunda:initiator of the process. */
  initiator: string | null;
  userTask: UserTaskDetail | null;
  externalTask: ExternalTaskDetail | null;
  call: CallDetail | null;
  multiInstance: MultiInstanceDetail | null;
  /** Error end event. */
  error: { code: string; message: Expression | null } | null;
  /** Signal throw or end event. */
  signal: SignalDetail | null;
  /** Code that an escalation throw or end event throws. */
  escalationCode: string | null;
  escalationHandlers: EscalationHandler[];
  /** Handler of a compensation: nothing leads to it but compensation. */
  isForCompensation: boolean;
  /** What compensates the activity once it is completed: a handler, or an event subprocess within it. */
  compensationHandlerId: string | null;
  /** Compensation throw or end event: the activity to compensate; null: the whole scope. */
  compensatedActivityId: string | null;
  /** Cancel end event: the boundary event by which its transaction is left. */
  cancelBoundaryId: string | null;
  /** Conditional event. */
  condition: ConditionDetail | null;
  /** Of the process: somewhere in it a condition waits for changes of variables. */
  hasConditions: boolean;
  /** Execution listeners. */
  listeners: { start: Expression[]; end: Expression[] };
  /** Service task with camunda:expression. */
  expressionTask: { expression: Expression; resultVariable: string | null } | null;
}
