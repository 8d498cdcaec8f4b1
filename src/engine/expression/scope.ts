/** What an expression can see. The core implements these; nothing else of it can be reached. */

/** Variables and beans at one place of the execution tree. */
export interface ExpressionScope {
  /** A variable visible here, as toExpressionValue gives it. */
  get(name: string): { found: boolean; value: unknown };
  /** Absent where no execution is at hand (assignment of tasks has one, a start event's timer does not). */
  execution?: ExecutionBean;
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
  hasVariableLocal(name: string): boolean;
  setVariableLocal(name: string, value: unknown): void;
  removeVariable(name: string): void;
  getVariableNames(): string[];
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
}

/** `task` of expressions. Dates are milliseconds since the epoch. */
export interface TaskBean extends VariableAccess {
  id: string;
  name: string | null;
  description: string | null;
  assignee: string | null;
  owner: string | null;
  priority: number;
  dueDate: number | null;
  followUpDate: number | null;
  createTime: number | null;
  taskDefinitionKey: string;
  executionId: string;
  processInstanceId: string;
  processDefinitionId: string;
  eventName: string | null;
}
