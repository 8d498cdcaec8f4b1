import { completeExternalTask, reportBpmnError, reportFailure } from "../../commands/external-task.ts";
import { extendLock, lockExternalTask, unlockExternalTask } from "../../commands/external-task-lock.ts";
import type { LockedTask, TopicRequest } from "../../commands/fetch-and-lock.ts";
import type { LongPolling } from "../../commands/long-polling.ts";
import type { Shell } from "../../commands/shell.ts";
import type { TypedValue } from "../../core/types/values.ts";
import { integerOf, textOf } from "../body.ts";
import { asRestException, invalid, RestError } from "../errors.ts";
import { noContent, ok, type Route } from "../http.ts";
import { readVariables, UnsupportedType } from "../read-value.ts";
import { array, boolean, input, integer, mapOf, nullable, string, variables } from "../schema.ts";
import * as view from "../view.ts";
import { writeVariables } from "../write-value.ts";
import { externalTaskFields } from "./external-task.ts";
import { readFetch, topicSchema } from "./fetch-request.ts";

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
        await asRestException(() => unlockExternalTask(shell, request.userId, request.params.id!));
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

function present({ row, variables }: LockedTask, topic: TopicRequest): unknown {
  const extensionProperties = topic.includeExtensionProperties ? (row.extension_properties ?? {}) : {};
  const values = writeVariables(variables, topic.deserializeValues);
  return lockedTaskView.read({ ...row, variables: values, extensionProperties });
}
