import { deleteBatch, suspendBatch } from "../../commands/batch/state.ts";
import type { Shell } from "../../commands/shell.ts";
import { EngineException } from "../../core/types/exceptions.ts";
import { booleanOf } from "../body.ts";
import { invalid } from "../errors.ts";
import { custom, date, either, flag, never, type QueryKind, text } from "../filters.ts";
import { noContent, ok, type Route } from "../http.ts";
import { countRows, findRows, listRoutes } from "../list.ts";
import { parseQuery } from "../query.ts";
import { parameterSchemas } from "../query-schema.ts";
import { array, boolean, count, input, integer } from "../schema.ts";
import * as view from "../view.ts";

const fields: Record<string, view.Field> = {
  ...{ id: view.text("id"), type: view.text("type"), totalJobs: view.number("total_jobs") },
  ...{ jobsCreated: view.number("jobs_created"), batchJobsPerSeed: view.number("jobs_per_seed") },
  ...{ invocationsPerBatchJob: view.number("invocations_per_job"), seedJobDefinitionId: view.text("seed_job_definition_id") },
  monitorJobDefinitionId: view.text("monitor_job_definition_id"),
  batchJobDefinitionId: view.text("batch_job_definition_id"),
  ...{ suspended: view.flag("suspended"), tenantId: view.none, createUserId: view.text("create_user_id") },
  ...{ startTime: view.time("started_at"), executionStartTime: view.time("execution_started_at") },
};

/** A batch that is under way, as answers show it. */
export const batchView = view.view(fields);

const statisticsView = view.view({
  ...fields,
  remainingJobs: view.computed(integer, (row) => row.total_jobs - row.jobs_created + row.open),
  completedJobs: view.computed(integer, (row) => row.jobs_created - row.open),
  failedJobs: view.number("failed"),
});

const common = {
  ...{ batchId: text("t.id = ?"), type: text("t.type = ?"), tenantIdIn: never("list"), withoutTenantId: flag("true") },
};
const sorts = { batchId: "t.id", tenantId: "null::text" };
const openBatches = "(select * from batch where ended_at is null) t";

const kind: QueryKind = {
  ...{ from: openBatches, select: "t.*", order: "t.seq", sorts },
  filters: { ...common, suspended: either("t.suspended", "not t.suspended") },
};

const jobs = "from job j where j.job_definition_id = t.batch_job_definition_id";
const statistics: QueryKind = {
  from: openBatches,
  select: `t.*, (select count(*) ${jobs}) as open, (select count(*) ${jobs} and j.retries = 0) as failed`,
  ...{ order: "t.seq", sorts: { ...sorts, startTime: "t.started_at" } },
  filters: {
    ...{ ...kind.filters, createdBy: text("t.create_user_id = ?"), startedBefore: date("t.started_at < ?") },
    startedAfter: date("t.started_at > ?"),
    withFailures: custom("flag", (value) => (value ? { sql: `exists (select ${jobs} and j.retries = 0)`, values: [] } : null)),
    withoutFailures: custom("flag", (value) =>
      value ? { sql: `not exists (select ${jobs} and j.retries = 0)`, values: [] } : null,
    ),
  },
};

/** Batches: operations on many elements, under way. */
export function batchRoutes(shell: Shell): Route[] {
  return [
    ...listRoutes({
      ...{ shell, path: "/batch", what: "batches that are under way", kind, schema: batchView.schema },
      ...{ onlyGet: true, present: (rows) => rows.map(batchView.read) },
    }),
    {
      ...{ method: "GET", path: "/batch/statistics", summary: "How far batches are." },
      ...{ query: parameterSchemas(statistics), replies: { 200: array(statisticsView.schema) } },
      async handle(request) {
        const rows = await findRows(shell, statistics, parseQuery(statistics, request, null));
        return ok(rows.map(statisticsView.read));
      },
    },
    {
      ...{ method: "GET", path: "/batch/statistics/count", summary: "Counts batches." },
      ...{ query: parameterSchemas(statistics, { count: true }), replies: { 200: count } },
      async handle(request) {
        return ok({ count: await countRows(shell, statistics, parseQuery(statistics, request, null).conditions) });
      },
    },
    {
      ...{ method: "GET", path: "/batch/{id}", summary: "A batch that is under way.", replies: { 200: batchView.schema } },
      async handle({ params }) {
        const [row] = await shell.database.query("select * from batch where id = $1 and ended_at is null", [params.id]);
        if (row === undefined) throw invalid(`Batch with id '${params.id}' does not exist`, 404);
        return ok(batchView.read(row));
      },
    },
    {
      ...{ method: "PUT", path: "/batch/{id}/suspended", summary: "Suspends or activates a batch with its jobs." },
      ...{ body: input({ suspended: boolean }), replies: { 204: null } },
      async handle(request) {
        const suspended = booleanOf(await request.body(), "suspended");
        const id = request.params.id!;
        await unable(suspended ? "suspend" : "activate", "batch", id, () => suspendBatch(shell, request.userId, id, suspended));
        return noContent;
      },
    },
    {
      ...{ method: "DELETE", path: "/batch/{id}", summary: "Gives up a batch: what is done stays done." },
      ...{ query: { cascade: boolean }, replies: { 204: null } },
      async handle({ params, query, userId }) {
        const id = params.id!;
        await unable("delete", "batch", id, () => deleteBatch(shell, userId, id, query.get("cascade") === "true"));
        return noContent;
      },
    },
  ];
}

/** Camunda's answer when something cannot be done to a batch. */
export async function unable(verb: string, what: string, id: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof EngineException && error.type === "BadUserRequestException")) throw error;
    const refusal = invalid(`Unable to ${verb} ${what} with id '${id}'`);
    throw Object.assign(refusal, { code: error.code });
  }
}
