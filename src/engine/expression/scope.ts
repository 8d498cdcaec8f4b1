/** What an expression can see. The core implements these; nothing else of it can be reached. */
import type { TaskLink, TaskProperties } from "../core/types/tasks.ts";

/** Variables and beans at one place of the execution tree. */
export interface ExpressionScope {
  /** A variable visible here, as toExpressionValue gives it. */
  get(name: string): { found: boolean; value: unknown };
  /** Absent where no execution is at hand (assignment of tasks has one, a start event's timer does not). */
  execution?: ExecutionBean | undefined;
  /** Present in task listeners. */
  task?: TaskBean;
  /** Present in conditions of camunda:errorEventDefinition; plain values by property name. */
  externalTask?: Record<string, unknown>;
  authenticatedUserId: string | null;
  /** Milliseconds since the epoch. */
  now: number;
}

/** Access to variables; values are expression values both ways. */
export interface VariableAccess {
  getVariable(name: string): unknown;
  hasVariable(name: string): boolean;
  /** Nearest scope that has the name, else the process instance. */
  setVariable(name: string, value: unknown): void;
  getVariableLocal(name: string): unknown;
  setVariableLocal(name: string, value: unknown): void;
  removeVariable(name: string): void;
  removeVariableLocal(name: string): void;
  getVariableNames(): string[];
  getVariableNamesLocal(): string[];
}

/** `execution` of expressions. */
export interface ExecutionBean extends VariableAccess {
  id: string;
  processInstanceId: string;
  processDefinitionId: string;
  processBusinessKey: string | null;
  currentActivityId: string | null;
  currentActivityName: string | null;
  currentTransitionId: string | null;
  activityInstanceId: string | null;
  parentActivityInstanceId: string | null;
  parentId: string | null;
  eventName: string | null;
  setProcessBusinessKey(key: string | null): void;
  /** The execution whose call activity has started this instance. */
  superExecution(): ExecutionBean | null;
  /** The execution of the process instance. */
  processInstance(): ExecutionBean;
}

/** `task` of expressions. */
export interface TaskBean extends VariableAccess {
  id: string;
  taskDefinitionKey: string;
  processInstanceId: string;
  processDefinitionId: string;
  execution(): ExecutionBean;
  /** As they are now. */
  properties(): TaskProperties & { eventName: string | null; executionId: string; deleteReason: string | null };
  change(changes: Partial<TaskProperties>): void;
  addLink(link: TaskLink): void;
  removeLink(link: TaskLink): void;
}
