/**
 * The vocabulary of the pure core: what a step takes, what it gives back.
 *
 * The concepts and their names are Camunda 7's (execution tree, scope, activity instance, job,
 * event subscription), so that what the REST API shows can be read by who knows either engine.
 */
import type { Definition } from "../model/definition.ts";

/** Types of process variables, as the REST API writes them. */
export type VariableType =
  | "String"
  | "Boolean"
  | "Short"
  | "Integer"
  | "Long"
  | "Double"
  | "Date"
  | "Bytes"
  | "Null"
  | "Json"
  | "Object"
  | "File"
  | "Xml";

/**
 * A value with its type. `value` is always JSON: Date is milliseconds since the epoch, Bytes and File
 * are base64, Json / Object / Xml are the text exactly as it was written (Json is parsed on use).
 */
export interface TypedValue {
  type: VariableType;
  value: unknown;
  valueInfo?: Record<string, unknown>;
}

/** One variable in one scope. */
export interface Variable extends TypedValue {
  /** Id of the variable instance, stable while the variable exists in its scope. */
  id: string;
}

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

/** What people and listeners may change about an open user task; the database keeps it, not the tree. */
export interface TaskProperties {
  name: string | null;
  description: string | null;
  assignee: string | null;
  owner: string | null;
  delegationState: "PENDING" | "RESOLVED" | null;
  priority: number;
  /** Dates are milliseconds since the epoch. */
  due: number | null;
  followUp: number | null;
  parentTaskId: string | null;
  createTime: number;
  /** null: it has not been updated since it was created. */
  updateTime: number | null;
}

/** Who has to do with a task, beside its assignee and owner. */
export interface TaskLink {
  userId: string | null;
  groupId: string | null;
  type: string;
}

/** What waits for a signal when it is thrown, in the order in which it began to wait. */
export interface SignalSubscription {
  /** Id of the subscription of an execution; null: a start event. */
  id: string | null;
  suspended: boolean;
  definitionId: string;
  activityId: string;
}

/** Begins a path of an instance somewhere. */
export interface StartInstruction {
  type: "startBeforeActivity" | "startAfterActivity" | "startTransition";
  activityId?: string;
  transitionId?: string;
  /** The activity instance (a scope's) that it begins in; default: the only one there is. */
  ancestorActivityInstanceId?: string;
  variables?: Record<string, TypedValue & { local?: boolean }>;
}

/** Cancels one activity instance, one token between activities, or all of both at an activity. */
export interface CancelInstruction {
  type: "cancel";
  activityId?: string;
  activityInstanceId?: string;
  transitionInstanceId?: string;
}

/** What asks the core to do something. */
export type Command =
  | {
      type: "start";
      definitionId: string;
      instanceId: string;
      businessKey: string | null;
      variables: Record<string, TypedValue>;
      /** Start at this start event (message start, timer start); default: the none start event. */
      startActivityId?: string;
      startInstructions?: StartInstruction[];
      skipCustomListeners?: boolean;
      skipIoMappings?: boolean;
    }
  | {
      type: "complete-external-task";
      externalTaskId: string;
      variables: Record<string, TypedValue>;
      localVariables: Record<string, TypedValue>;
      /** `externalTask` of camunda:errorEventDefinition conditions: errorMessage, errorDetails, retries, workerId … */
      externalTask?: Record<string, unknown>;
    }
  /** `/failure`: variables are set and camunda:errorEventDefinition conditions tried; the task stays unless one holds. */
  | {
      type: "fail-external-task";
      externalTaskId: string;
      variables: Record<string, TypedValue>;
      localVariables: Record<string, TypedValue>;
      externalTask: Record<string, unknown>;
    }
  | {
      type: "external-task-bpmn-error";
      externalTaskId: string;
      errorCode: string;
      errorMessage: string | null;
      variables: Record<string, TypedValue>;
    }
  | { type: "complete-task"; taskId: string; variables: Record<string, TypedValue> }
  | {
      type: "task-bpmn-error";
      taskId: string;
      errorCode: string;
      errorMessage: string | null;
      variables: Record<string, TypedValue>;
    }
  | { type: "task-escalation"; taskId: string; escalationCode: string; variables: Record<string, TypedValue> }
  /** What stands about a task in the database was changed: its listeners hear of it. `task`: as it is now. */
  | {
      type: "task-updated";
      taskId: string;
      task: TaskProperties;
      assigneeBefore: string | null;
      variables: Record<string, TypedValue>;
    }
  /** Conditions of start events hold: starts all of them, or none. */
  | {
      type: "start-all";
      starts: { definitionId: string; instanceId: string; startActivityId: string }[];
      businessKey: string | null;
      variables: Record<string, TypedValue>;
    }
  /** A signal from outside, for everybody who waits for it. */
  | { type: "signal"; name: string; variables: Record<string, TypedValue> }
  /** A message or signal reaches the subscription of one execution of this tree. */
  | { type: "message"; subscriptionId: string; variables: Record<string, TypedValue>; localVariables: Record<string, TypedValue> }
  /** An execution is told to go on, whatever it waits for. */
  | { type: "signal-execution"; executionId: string; variables: Record<string, TypedValue> }
  /** A job is due (or was asked for by POST /job/{id}/execute). */
  | { type: "execute-job"; jobId: string }
  | {
      type: "set-variables";
      scope: { executionId: string } | { taskId: string };
      /** true: only in that very scope; false: nearest scope that has the name, else the process instance. */
      local: boolean;
      modifications: Record<string, TypedValue>;
      deletions: string[];
      /** The instance is suspended: an event whose condition holds by that is refused. */
      suspended?: boolean;
    }
  | {
      type: "delete-instance";
      instanceId: string;
      deleteReason: string | null;
      skipIoMappings: boolean;
      skipCustomListeners?: boolean;
    }
  | {
      type: "modify-instance";
      instanceId: string;
      instructions: (StartInstruction | CancelInstruction)[];
      skipIoMappings?: boolean;
      skipCustomListeners?: boolean;
      /** The instance is suspended: nothing of it may be changed. */
      suspended?: boolean;
      /** false: what ends for it was terminated by the engine itself. Default true. */
      externally?: boolean;
    }
  /** The instance goes on in another definition. The instructions have been checked against both definitions. */
  | {
      type: "migrate-instance";
      instanceId: string;
      definitionId: string;
      instructions: MigrationInstruction[];
      variables: Record<string, TypedValue>;
    };

/** What runs at one activity of the old definition goes on at one of the new. */
export interface MigrationInstruction {
  sourceActivityId: string;
  targetActivityId: string;
  /** The event waits as the new definition says, not as it did so far. */
  updateEventTrigger: boolean;
}

/** A user task and where it belongs. */
export interface TaskPlace {
  id: string;
  executionId: string;
  instanceId: string;
  definitionId: string;
}

/** What a step brings about outside the state, in the order in which it happened. */
export type Effect =
  | {
      type: "instance-started";
      instance: InstanceState;
      rootInstanceId: string;
      superInstanceId: string | null;
      startUserId: string | null;
    }
  | {
      type: "instance-ended";
      instanceId: string;
      state: "COMPLETED" | "EXTERNALLY_TERMINATED" | "INTERNALLY_TERMINATED";
      endActivityId: string | null;
      deleteReason: string | null;
    }
  | {
      type: "activity-started";
      id: string;
      parentId: string;
      activityId: string;
      activityName: string | null;
      /** Camunda's name: userTask, serviceTask, startEvent, noneEndEvent, boundaryTimer … */
      activityType: string;
      executionId: string;
      instanceId: string;
      definitionId: string;
      taskId?: string;
      calledInstanceId?: string;
    }
  /** `executionId`: the execution it ended in, which is another one when the tree grew or shrank meanwhile. */
  | { type: "activity-ended"; id: string; canceled: boolean; completeScope: boolean; executionId: string }
  | {
      type: "variable-set";
      id: string;
      name: string;
      value: TypedValue;
      created: boolean;
      executionId: string | null;
      taskId: string | null;
      /** The activity instance of the scope that holds the variable. */
      activityInstanceId: string;
      /** The activity instance that wrote it (Camunda's historic detail). */
      sourceActivityInstanceId: string;
      instanceId: string;
      definitionId: string;
    }
  /** `deletion`: on request, and history keeps nothing but that; null: its scope has ended, and history keeps it. */
  | {
      type: "variable-removed";
      id: string;
      name: string;
      valueType: VariableType;
      deletion: Pick<
        Extract<Effect, { type: "variable-set" }>,
        "executionId" | "taskId" | "sourceActivityInstanceId" | "instanceId"
      > | null;
    }
  /** The execution tree grew or shrank: this runtime entity now belongs to another execution. */
  | { type: "execution-changed"; entity: "user-task" | "external-task" | "job" | "variable"; id: string; executionId: string }
  | {
      type: "user-task-created";
      id: string;
      executionId: string;
      instanceId: string;
      definitionId: string;
      activityId: string;
      activityInstanceId: string;
      name: string | null;
      description: string | null;
      assignee: string | null;
      candidateUsers: string[];
      candidateGroups: string[];
      due: number | null;
      followUp: number | null;
      priority: number;
      /** As written; an expression is evaluated on every read, as is that of formRef. */
      formKey: string | null;
      formRef: { key: string; binding: string; version: string | null } | null;
    }
  | ({ type: "user-task-changed"; task: TaskProperties; before: TaskProperties } & TaskPlace)
  | ({ type: "task-link-added"; link: TaskLink } & TaskPlace)
  | ({ type: "task-link-removed"; link: TaskLink } & TaskPlace)
  | { type: "user-task-ended"; id: string; reason: "completed" | "deleted"; deleteReason: string | null }
  | {
      type: "external-task-created";
      id: string;
      executionId: string;
      instanceId: string;
      definitionId: string;
      activityId: string;
      activityInstanceId: string;
      topic: string;
      priority: number;
      extensionProperties: Record<string, string>;
    }
  | { type: "external-task-ended"; id: string; reason: "completed" | "deleted" }
  | {
      type: "job-created";
      id: string;
      kind: JobRef["kind"];
      executionId: string;
      instanceId: string;
      definitionId: string;
      activityId: string;
      /** Milliseconds since the epoch; null: at once. */
      due: number | null;
      repeat: string | null;
      retries: number;
      priority: number;
      exclusive: boolean;
      /** camunda:failedJobRetryTimeCycle of the activity, as written. */
      retryTimeCycle: string | null;
    }
  /** A job that starts an instance at this start event: a signal thrown asynchronously. */
  | { type: "start-job-created"; id: string; definitionId: string; activityId: string }
  /** `executionId`: the execution that the job went over to while it was executed; absent: it is still its own. */
  | { type: "job-ended"; id: string; reason: "executed" | "deleted"; executionId?: string }
  /** The instance now runs in this definition: so does everything of it that was there before. Comes last. */
  | {
      type: "instance-migrated";
      instanceId: string;
      definitionId: string;
      activities: { id: string; activityId: string; activityName: string | null; activityType: string; executionId: string }[];
      /** When jobs are due whose time was reckoned anew. */
      dueDates: Record<string, number>;
    }
  | { type: "subscription-created"; subscription: Subscription; executionId: string; instanceId: string; definitionId: string }
  | { type: "subscription-ended"; id: string }
  | { type: "business-key-changed"; instanceId: string; businessKey: string | null };

/** What the core may ask of the world while it works; all of it synchronous and without side effects. */
export interface StepContext {
  /** Milliseconds since the epoch. */
  now: number;
  /** A fresh id (the shell brings UUIDs, tests a counter). */
  newId(): string;
  /** The compiled definition with this id. Throws DefinitionNeeded when the shell has not loaded it yet. */
  definition(id: string): Definition;
  /**
   * The definition a call activity calls. undefined: there is none (the step fails as Camunda's does).
   * Throws DefinitionNeeded when the shell must look it up first; the shell then repeats the step.
   */
  calledDefinition(call: CalledElement): Definition | undefined;
  /** A user task that is open before the step. Throws FactsNeeded when the shell has not loaded it yet. */
  task(id: string): TaskProperties;
  /**
   * What waits for a signal, in all trees. Throws FactsNeeded when the shell must look it up first; it then repeats the
   * step with the state of those trees beside that of its own.
   */
  signal(name: string): SignalSubscription[];
  /** User of the REST request, for camunda:initiator and `currentUser()`; null when there is none. */
  authenticatedUserId: string | null;
}

export interface CalledElement {
  key: string;
  binding: "latest" | "deployment" | "version" | "versionTag";
  version?: string;
  versionTag?: string;
  /** Deployment of the caller, for binding `deployment`. */
  deploymentId: string;
}

/** Thrown through a step by the context: load this and repeat the step; nothing has changed. */
export class DefinitionNeeded extends Error {
  constructor(readonly needed: { definitionId: string } | { call: CalledElement }) {
    super("definition needed");
  }
}

/** Thrown through a step by the context: load this and repeat the step; nothing has changed. */
export class FactsNeeded extends Error {
  constructor(readonly needed: { taskId: string } | { signal: string }) {
    super("facts needed");
  }
}

/** What the core throws: the REST resource turns it into the status and body that Camunda gives. */
export class EngineException extends Error {
  constructor(
    message: string,
    /** Simple class name of Camunda's exception: ProcessEngineException, NullValueException, BadUserRequestException … */
    readonly type: string = "ProcessEngineException",
    /** Camunda's exception code; 1 = optimistic locking; null = an exception of Java, not of the engine. */
    readonly code: number | null = 0,
  ) {
    super(message);
  }
  /** The activity in which a step failed (`failedActivityId` of jobs and incidents); set by the core. */
  failedActivityId: string | null = null;
}

export interface StepResult {
  /** null once every instance of the tree has ended. */
  state: TreeState | null;
  effects: Effect[];
}

/**
 * One command applied to one tree. Pure: the given state is not changed; the same arguments give the
 * same result. Throws EngineException when Camunda would, and then nothing has happened.
 */
export type Step = (context: StepContext, state: TreeState | null, command: Command) => StepResult;
