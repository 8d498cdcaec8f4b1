import { deleteJob, NoJobToDelete } from "../../commands/delete-job.ts";
import { executeJob, setJobPriority } from "../../commands/job.ts";
import { logJobOperation } from "../../commands/job-operation.ts";
import type { Shell } from "../../commands/shell.ts";
import { EngineException } from "../../core/types/exceptions.ts";
import { at } from "../../persistence/database.ts";
import { integerOf, textOf } from "../body.ts";
import { plainText } from "../content.ts";
import { parseDate } from "../dates.ts";
import { invalid, RestError } from "../errors.ts";
import { custom, dates, flag, integerFilter, list, never, type QueryKind, text } from "../filters.ts";
import { noContent, ok, type Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import { boolean, dateTime, input, integer, nullable } from "../schema.ts";
import * as view from "../view.ts";
import { jobRetriesRoutes } from "./job-retries.ts";

/** How jobs look in answers. */
export const jobView = view.view({
  ...{ id: view.text("id"), jobDefinitionId: view.text("job_definition_id"), processInstanceId: view.text("instance_id") },
  ...{ processDefinitionId: view.text("definition_id"), processDefinitionKey: view.text("definition_key") },
  ...{ executionId: view.text("execution_id"), exceptionMessage: view.text("exception_message") },
  ...{ failedActivityId: view.text("failed_activity_id"), retries: view.number("retries"), dueDate: view.time("due_at") },
  ...{ suspended: view.flag("suspended"), priority: view.number("priority"), tenantId: view.none },
  ...{ createTime: view.time("created_at"), batchId: view.text("batch_id") },
});

const isTimer = "t.kind in ('timer', 'start-timer')";

/** Jobs, as they can be asked for. */
export function jobKind(now: () => number): QueryKind {
  return {
    ...{ from: "job t", select: "t.*", order: "t.seq" },
    filters: {
      ...{ jobId: text("t.id = ?"), jobIds: list("t.id = any(?)"), jobDefinitionId: text("t.job_definition_id = ?") },
      ...{ processInstanceId: text("t.instance_id = ?"), processInstanceIds: list("t.instance_id = any(?)") },
      ...{ executionId: text("t.execution_id = ?"), processDefinitionId: text("t.definition_id = ?") },
      ...{ processDefinitionKey: text("t.definition_key = ?"), activityId: text("t.activity_id = ?") },
      ...{
        withRetriesLeft: flag("t.retries > 0"),
        acquired: flag("t.lock_owner is not null"),
        timers: flag(isTimer),
        messages: flag(`not ${isTimer}`),
      },
      executable: custom("flag", (value) =>
        value ? { sql: "t.retries > 0 and not t.suspended and (t.due_at is null or t.due_at <= ?)", values: [at(now())] } : null,
      ),
      ...{ dueDates: dates("t.due_at"), createTimes: dates("t.created_at") },
      ...{ withException: flag("t.exception_message is not null"), exceptionMessage: text("t.exception_message = ?") },
      ...{ failedActivityId: text("t.failed_activity_id = ?"), noRetriesLeft: flag("t.retries = 0") },
      ...{ active: flag("not t.suspended"), suspended: flag("t.suspended") },
      ...{
        priorityHigherThanOrEquals: integerFilter("t.priority >= ?"),
        priorityLowerThanOrEquals: integerFilter("t.priority <= ?"),
      },
      ...{ tenantIdIn: never("list"), withoutTenantId: flag("true"), includeJobsWithoutTenantId: flag("true") },
    },
    sorts: {
      ...{ jobId: "t.id", executionId: "t.execution_id", processInstanceId: "t.instance_id", jobRetries: "t.retries" },
      ...{ processDefinitionId: "t.definition_id", processDefinitionKey: "t.definition_key", jobPriority: "t.priority" },
      ...{ jobDueDate: "t.due_at", tenantId: "null::text" },
    },
  };
}

/** Jobs: timers and asynchronous continuations. */
export function jobRoutes(shell: Shell): Route[] {
  const find = async (id: string) => {
    const [row] = await shell.database.query("select * from job where id = $1", [id]);
    return row;
  };
  const require = async (id: string) => {
    const row = await find(id);
    if (row === undefined) throw invalid(`Job with id ${id} does not exist`, 404);
    return row;
  };
  return [
    ...listRoutes({
      ...{ shell, path: "/job", what: "jobs", kind: jobKind(shell.now), schema: jobView.schema },
      present: (rows) => rows.map(jobView.read),
    }),
    {
      ...{ method: "GET", path: "/job/{id}", summary: "One job.", replies: { 200: jobView.schema } },
      handle: async ({ params }) => ok(jobView.read(await require(params.id!))),
    },
    {
      ...{ method: "DELETE", path: "/job/{id}", summary: "Deletes a job: what waits for it goes on waiting." },
      replies: { 204: null },
      async handle({ params, userId }) {
        try {
          await deleteJob(shell, userId, params.id!);
        } catch (error) {
          if (error instanceof EngineException) throw invalid(error.message, error instanceof NoJobToDelete ? 404 : 400);
          throw error;
        }
        return noContent;
      },
    },
    {
      ...{
        method: "GET",
        path: "/job/{id}/stacktrace",
        summary: "Where a job failed.",
        replies: { 200: "text/plain", 204: null },
      },
      async handle({ params }) {
        const row = await find(params.id!);
        if (row === undefined) throw invalid(`No job found with id ${params.id}`, 404);
        return row.exception_stack === null ? noContent : plainText(row.exception_stack);
      },
    },
    {
      ...{ method: "POST", path: "/job/{id}/execute", summary: "Executes a job now; a failing step costs a retry." },
      ...{ replies: { 204: null } },
      async handle({ params, userId }) {
        try {
          await executeJob(shell, userId, params.id!);
        } catch (error) {
          // Camunda answers every failure of a job as if it did not exist.
          if (error instanceof EngineException) throw invalid(error.message, 404);
          throw error;
        }
        return noContent;
      },
    },
    {
      ...{ method: "PUT", path: "/job/{id}/duedate", summary: "Sets when a job is due; null: at once." },
      ...{ body: input({ duedate: nullable(dateTime), cascade: boolean }), replies: { 204: null } },
      async handle(request) {
        const body = await request.body();
        const given = textOf(body, "duedate");
        const due = given === null ? null : parseDate(given);
        if (given !== null && due === null) throw invalid("");
        const job = await find(request.params.id!);
        if (job === undefined) throw invalid(`No job found with id '${request.params.id}'.`, 500);
        await shell.database.query("update job set due_at = $2 where id = $1", [
          request.params.id,
          due === null ? null : at(due),
        ]);
        await logJobOperation(shell, request.userId, job, "SetDueDate", [["duedate", job.due_at, due]]);
        shell.wakeups.job(due ?? shell.now());
        return noContent;
      },
    },
    {
      ...{ method: "PUT", path: "/job/{id}/priority", summary: "Sets the priority for acquisition." },
      ...{ body: input({ priority: nullable(integer) }), replies: { 204: null } },
      async handle(request) {
        const id = request.params.id!;
        const priority = integerOf(await request.body(), "priority");
        if (priority === null) throw new RestError(400, "RestException", `Priority for job '${id}' cannot be null.`);
        try {
          await setJobPriority(shell, request.userId, id, priority);
        } catch (error) {
          if (error instanceof EngineException) throw invalid(error.message, 404);
          throw error;
        }
        return noContent;
      },
    },
    ...jobRetriesRoutes(shell, jobKind(shell.now)),
  ];
}
