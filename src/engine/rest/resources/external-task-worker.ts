import { completeExternalTask, reportBpmnError, reportFailure, requireWorker } from "../../commands/external-task.ts";
import { extendLock, lockExternalTask, unlockExternalTask } from "../../commands/external-task-lock.ts";
import type { FetchRequest, LockedTask, TopicRequest } from "../../commands/fetch-and-lock.ts";
import type { LongPolling } from "../../commands/long-polling.ts";
import type { Shell } from "../../commands/shell.ts";
import { variableCondition } from "../../commands/variable-condition.ts";
import { EngineException, type TypedValue } from "../../core/types.ts";
import { booleanOf, integerOf, listOf, textOf } from "../body.ts";
import { asRestException, invalid, RestError } from "../errors.ts";
import { noContent, ok, type Route } from "../http.ts";
import { array, boolean, input, integer, mapOf, nullable, string, variables } from "../schema.ts";
import { readValue, readVariables, UnsupportedType, writeVariables } from "../values.ts";
import * as view from "../view.ts";
import { externalTaskFields } from "./external-task.ts";

const lockedTaskView = view.view({
  ...externalTaskFields,
  errorDetails: view.text("error_details"),
  variables: view.computed(variables, (row) => row.variables),
  extensionProperties: view.computed(mapOf(string), (row) => row.extensionProperties),
});

const longestPoll = 1_800_000;

/** What workers call. */
export function externalTaskWorkerRoutes(shell: Shell, polling: LongPolling): Route[] {
  const worker = { workerId: string };
  return [
    {
      ...{
        method: "POST",
        path: "/external-task/fetchAndLock",
        summary: "Locks available tasks for a worker; waits for them if asked to.",
      },
      body: input({
        ...{ ...worker, maxTasks: integer, usePriority: boolean, asyncResponseTimeout: nullable(integer) },
        ...{ sorting: nullable(array(input({ sortBy: string, sortOrder: string }))), topics: nullable(array(topicSchema)) },
      }),
      replies: { 200: array(lockedTaskView.schema) },
      async handle(request) {
        const body = await request.body();
        const timeout = integerOf(body, "asyncResponseTimeout") ?? 0;
        if (timeout > longestPoll)
          throw invalid(`The asynchronous response timeout cannot be set to a value greater than ${longestPoll} milliseconds`);
        const fetch = readFetch(body);
        const topics = new Map(fetch.topics.map((topic) => [topic.topicName, topic]));
        const tasks = await polling.fetch(fetch, timeout, request.isListening);
        return ok(tasks.map((task) => present(task, topics.get(task.row.topic)!)));
      },
    },
    {
      ...{ method: "POST", path: "/external-task/{id}/complete", summary: "The work is done.", replies: { 204: null } },
      body: input({ ...worker, variables: nullable(variables), localVariables: nullable(variables) }),
      async handle(request) {
        const body = await request.body();
        const report = { workerId: textOf(body, "workerId"), ...readBoth(body) };
        await asRestException(() => completeExternalTask(shell, request.userId, request.params.id!, report));
        return noContent;
      },
    },
    {
      ...{
        method: "POST",
        path: "/external-task/{id}/failure",
        summary: "The work has failed; with no retries left: an incident.",
      },
      body: input({
        ...{ ...worker, errorMessage: nullable(string), errorDetails: nullable(string), retries: nullable(integer) },
        ...{ retryTimeout: nullable(integer), variables: nullable(variables), localVariables: nullable(variables) },
      }),
      replies: { 204: null },
      async handle(request) {
        const body = await request.body();
        const report = {
          ...{ workerId: textOf(body, "workerId"), ...readBoth(body), errorMessage: textOf(body, "errorMessage") },
          ...{ errorDetails: textOf(body, "errorDetails"), retries: integerOf(body, "retries") ?? 0 },
          retryTimeout: integerOf(body, "retryTimeout") ?? 0,
        };
        await asRestException(() => reportFailure(shell, request.userId, request.params.id!, report));
        return noContent;
      },
    },
    {
      ...{ method: "POST", path: "/external-task/{id}/bpmnError", summary: "The work ended in an error of the model." },
      body: input({ ...worker, errorCode: string, errorMessage: nullable(string), variables: nullable(variables) }),
      replies: { 204: null },
      async handle(request) {
        const body = await request.body();
        const report = {
          ...{ workerId: textOf(body, "workerId"), errorCode: textOf(body, "errorCode"), variables: readBoth(body).variables },
          errorMessage: textOf(body, "errorMessage"),
        };
        await asRestException(() => reportBpmnError(shell, request.userId, request.params.id!, report));
        return noContent;
      },
    },
    {
      ...{ method: "POST", path: "/external-task/{id}/extendLock", summary: "The worker needs more time." },
      ...{ body: input({ ...worker, newDuration: integer }), replies: { 204: null } },
      async handle(request) {
        const body = await request.body();
        const duration = integerOf(body, "newDuration") ?? 0;
        await asRestException(() => extendLock(shell, request.params.id!, textOf(body, "workerId"), duration));
        return noContent;
      },
    },
    {
      ...{ method: "POST", path: "/external-task/{id}/lock", summary: "Locks one task." },
      ...{ body: input({ ...worker, lockDuration: integer }), replies: { 204: null } },
      async handle(request) {
        const body = await request.body();
        const duration = integerOf(body, "lockDuration") ?? 0;
        await asRestException(() => lockExternalTask(shell, request.params.id!, textOf(body, "workerId"), duration));
        return noContent;
      },
    },
    {
      ...{ method: "POST", path: "/external-task/{id}/unlock", summary: "Gives a task back.", replies: { 204: null } },
      async handle(request) {
        await asRestException(() => unlockExternalTask(shell, request.params.id!));
        return noContent;
      },
    },
  ];
}

/** Worker calls answer an unknown type as RestException, everything else as all resources do. */
function readBoth(body: Record<string, unknown>): {
  variables: Record<string, TypedValue>;
  localVariables: Record<string, TypedValue>;
} {
  try {
    return { variables: readVariables(body.variables), localVariables: readVariables(body.localVariables) };
  } catch (error) {
    throw error instanceof UnsupportedType ? new RestError(400, "RestException", error.message) : error;
  }
}

const topicSchema = input({
  ...{ topicName: string, lockDuration: integer, variables: nullable(array(string)), localVariables: boolean },
  ...{ deserializeValues: boolean, businessKey: nullable(string), processDefinitionId: nullable(string) },
  ...{ processDefinitionIdIn: nullable(array(string)), processDefinitionKey: nullable(string) },
  ...{ processDefinitionKeyIn: nullable(array(string)), processDefinitionVersionTag: nullable(string) },
  ...{ processVariables: { type: ["object", "null"] }, tenantIdIn: nullable(array(string)), withoutTenantId: boolean },
  includeExtensionProperties: boolean,
});

function readFetch(body: Record<string, unknown>): FetchRequest {
  const order = readOrder(body.sorting);
  const workerId = textOf(body, "workerId");
  requireWorker(workerId);
  const maxTasks = integerOf(body, "maxTasks") ?? 0;
  if (maxTasks < 0) throw new EngineException("maxResults is not greater than or equal to 0");
  const given = (body.topics ?? []) as unknown;
  if (!Array.isArray(given)) throw invalid("");
  const topics = new Map<string, TopicRequest>();
  for (const topic of given) {
    const request = readTopic(topic as Record<string, unknown>);
    // The same topic twice: the last one counts.
    topics.set(request.topicName, request);
  }
  return { workerId, maxTasks, order, usePriority: booleanOf(body, "usePriority"), topics: [...topics.values()] };
}

function readOrder(sorting: unknown): FetchRequest["order"] {
  if (sorting === undefined || sorting === null) return "none";
  if (!Array.isArray(sorting)) throw invalid("");
  let order: FetchRequest["order"] = "none";
  for (const { sortBy, sortOrder } of sorting as { sortBy?: string; sortOrder?: string }[]) {
    if (sortBy !== "createTime") throw invalid(`Cannot set query sortBy parameter to value ${sortBy}`);
    if (sortOrder === undefined || sortOrder === null)
      throw new EngineException(
        "Invalid query: call asc() or desc() after using orderByXX(): direction is null",
        "NotValidException",
      );
    if (sortOrder !== "asc" && sortOrder !== "desc") throw invalid(`Cannot set query sortOrder parameter to value ${sortOrder}`);
    order = sortOrder === "asc" ? "oldest" : "newest";
  }
  return order;
}

function readTopic(topic: Record<string, unknown>): TopicRequest {
  const topicName = textOf(topic, "topicName");
  if (topicName === null) throw new EngineException("topicName is null", "NullValueException");
  const lockDuration = integerOf(topic, "lockDuration") ?? 0;
  if (lockDuration <= 0) throw new EngineException("lockTime is not greater than 0");
  const names = listOf(topic, "variables");
  const conditions: TopicRequest["conditions"] = [];
  const narrow = (member: string, sql: string) => {
    const value = textOf(topic, member);
    if (value !== null) conditions.push({ sql, values: [value] });
  };
  const narrowIn = (member: string, sql: string) => {
    const value = listOf(topic, member);
    if (value) conditions.push({ sql, values: [value] });
  };
  narrow("businessKey", "t.business_key = ?");
  narrow("processDefinitionId", "t.definition_id = ?");
  narrowIn("processDefinitionIdIn", "t.definition_id = any(?)");
  narrow("processDefinitionKey", "t.definition_key = ?");
  narrowIn("processDefinitionKeyIn", "t.definition_key = any(?)");
  narrow("processDefinitionVersionTag", "t.version_tag = ?");
  if (listOf(topic, "tenantIdIn")) conditions.push({ sql: "false", values: [] });
  for (const [name, value] of Object.entries((topic.processVariables ?? {}) as object)) {
    if (value !== null && typeof value === "object") throw new EngineException("Object values cannot be used to query");
    const condition = variableCondition(name, "eq", readValue({ value }));
    const scope = "v.instance_id = t.instance_id and v.execution_id = t.instance_id and v.task_id is null";
    conditions.push({ sql: `exists (select from variable v where ${scope} and ${condition.sql})`, values: condition.values });
  }
  return {
    ...{ topicName, lockDuration, conditions, localVariables: booleanOf(topic, "localVariables") },
    includeExtensionProperties: booleanOf(topic, "includeExtensionProperties"),
    ...{ deserializeValues: booleanOf(topic, "deserializeValues"), ...(names ? { variables: new Set(names) } : {}) },
  };
}

function present({ row, variables }: LockedTask, topic: TopicRequest): unknown {
  const extensionProperties = topic.includeExtensionProperties ? (row.extension_properties ?? {}) : {};
  const values = writeVariables(variables, topic.deserializeValues);
  return lockedTaskView.read({ ...row, variables: values, extensionProperties });
}
