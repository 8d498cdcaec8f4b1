/**
 * The state of a tree of process instances.
 *
 * The concepts and their names are Camunda 7's (execution tree, scope, activity instance, job,
 * event subscription), so that what the REST API shows can be read by who knows either engine.
 */
import type { Variable } from "./values.ts";

/** What an execution waits for when it rests at an activity. */
export type Wait =
  | { kind: "user-task"; id: string }
  | { kind: "external-task"; id: string }
  | { kind: "call-activity"; instanceId: string }
  | { kind: "event" };

/** A subscription to a message, signal or condition that an execution holds. */
export interface Subscription {
  id: string;
  type: "message" | "signal" | "conditional" | "compensate";
  name: string | null;
  /** The activity that is triggered: receive task, catch event, boundary event, or the event behind an event-based gateway. */
  activityId: string;
  /** Of a subscription to compensation. */
  compensation?: {
    /** Compensation runs backwards: the highest first. */
    order: number;
    /** Milliseconds since the epoch; kept when the subscription goes over to an event scope. */
    createdAt: number;
    /** The event scope that remembers the completed scope; without one, the handler gets a new execution. */
    eventScopeId?: string;
  };
}

/**
 * What an execution has to do with compensation: an event scope remembers a completed scope (its variables and
 * subscriptions) and is no part of what runs; compensated, it is `restored`, and the handlers run below it.
 */
export interface CompensationRole {
  kind: "event-scope" | "restored" | "handler";
  /** Activity instance of the scope that the execution holds; null: the handler holds no other activities. */
  instanceId: string | null;
}

/** A job that an execution holds: a timer, or the continuation of asyncBefore / asyncAfter. */
export interface JobRef {
  id: string;
  kind: "timer" | "task-listener" | "async-before" | "async-after" | "event";
  activityId: string;
  /** The timeout listener that a `task-listener` job calls. */
  listenerId?: string;
  /** The subscription that an `event` job (a signal thrown asynchronously) triggers. */
  subscriptionId?: string;
  /** The flow to take after the activity, for asyncAfter; absent when the activity has no flow to take. */
  transitionId?: string;
  /** The repetition of a timer cycle, written so that it can be counted by the clock (`R3/2026-01-31T13:42:42.000Z/PT1H`). */
  repeat?: string;
}

/** A node of the execution tree. */
export interface Execution {
  id: string;
  /** null for the process instance itself, whose id is the process instance's id. */
  parentId: string | null;
  instanceId: string;
  activityId: string | null;
  /** Id of the activity instance this execution currently runs (`<activityId>:<uuid>`), or of its scope. */
  activityInstanceId: string | null;
  isScope: boolean;
  /** The activity whose scope this execution holds; absent where it holds none, and for the process itself. */
  scopeId?: string;
  isConcurrent: boolean;
  isActive: boolean;
  /** Local variables. Only scopes and those given local ones have any. */
  variables: Record<string, Variable>;
  wait?: Wait;
  subscriptions?: Subscription[];
  jobs?: JobRef[];
  compensation?: CompensationRole;
}

/** One process instance of the tree: the root or one started by a call activity. */
export interface InstanceState {
  id: string;
  definitionId: string;
  businessKey: string | null;
  /** The execution (of another instance of the tree) whose call activity started this one. */
  superExecutionId: string | null;
  startActivityId: string | null;
}

/**
 * The whole state of a tree of process instances (a root and what its call activities started).
 * It is JSON, it is one row in the database, and a command works on exactly one tree.
 */
export interface TreeState {
  rootInstanceId: string;
  instances: Record<string, InstanceState>;
  executions: Record<string, Execution>;
  /** Local variables of open user tasks, by task id. */
  taskVariables: Record<string, Record<string, Variable>>;
}
