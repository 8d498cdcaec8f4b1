/**
 * camunda-external-task-client-js 3.1.0 as it really is: its published types are of an older version.
 * Only what the runner uses.
 */
import * as library from "camunda-external-task-client-js";
import type { Method } from "../http.ts";
import type { TypedValue } from "../values.ts";

/** Variables of a task, or variables to send. Only instances of this class are sent; plain objects are dropped. */
export interface Variables {
  getTyped(name: string): TypedValue | null;
  setTyped(name: string, value: TypedValue & { valueInfo: Record<string, unknown> }): Variables;
}

/** A task as fetchAndLock gives it. */
export interface FetchedTask {
  id: string;
  topicName: string;
  activityId: string;
  processInstanceId: string;
  processDefinitionKey: string;
  businessKey: string | null;
  /** null until the first failure. */
  retries: number | null;
  /** Engine date; null for tasks made before Camunda 7.21. */
  createTime: string | null;
}

/** A task as the handler gets it. */
export interface LockedTask extends FetchedTask {
  variables: Variables;
}

export interface FailureReport {
  errorMessage: string;
  errorDetails: string;
  retries: number;
  /** Milliseconds. */
  retryTimeout: number;
}

/** Every method throws what the transport throws: EngineError or EngineUnavailable. */
export interface TaskService {
  complete(task: { id: string }, variables?: Variables): Promise<void>;
  handleFailure(task: { id: string }, report: FailureReport): Promise<void>;
  handleBpmnError(task: { id: string }, code: string, message: string, variables?: Variables): Promise<void>;
  extendLock(task: { id: string }, duration: number): Promise<void>;
  lock(task: { id: string }, duration: number): Promise<void>;
  unlock(task: { id: string }): Promise<void>;
}

export interface ClientOptions {
  baseUrl: string;
  workerId: string;
  autoPoll: false;
}

export interface TopicRequest {
  topicName: string;
  lockDuration: number;
  variables: string[];
}

export interface FetchRequest {
  maxTasks: number;
  usePriority: boolean;
  asyncResponseTimeout: number;
  sorting: { sortBy: "createTime"; sortOrder: "asc" }[];
  topics: TopicRequest[];
}

export interface Client {
  taskService: TaskService;
  engineService: {
    fetchAndLock(request: FetchRequest): Promise<FetchedTask[]>;
    /** All its calls go through this one. */
    request(method: Method, path: string, options: { json?: unknown }): Promise<unknown>;
  };
  subscribe(
    topic: string,
    options: { lockDuration: number; variables: string[] },
    handler: (call: { task: LockedTask; taskService: TaskService }) => Promise<void>,
  ): unknown;
  executeTask(task: FetchedTask): Promise<void>;
}

export const Client = library.Client as unknown as new (options: ClientOptions) => Client;
export const Variables = library.Variables as unknown as new () => Variables;
