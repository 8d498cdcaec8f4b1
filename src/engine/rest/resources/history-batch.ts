import { deleteHistoricBatch } from "../../commands/batch/state.ts";
import type { Shell } from "../../commands/shell.ts";
import { invalid } from "../errors.ts";
import { either, flag, never, type QueryKind, text } from "../filters.ts";
import { noContent, ok, type Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import * as view from "../view.ts";
import { unable } from "./batch.ts";

const historicBatchView = view.view({
  ...{ id: view.text("id"), type: view.text("type"), totalJobs: view.number("total_jobs") },
  ...{ batchJobsPerSeed: view.number("jobs_per_seed"), invocationsPerBatchJob: view.number("invocations_per_job") },
  ...{ seedJobDefinitionId: view.text("seed_job_definition_id"), tenantId: view.none },
  monitorJobDefinitionId: view.text("monitor_job_definition_id"),
  batchJobDefinitionId: view.text("batch_job_definition_id"),
  ...{ createUserId: view.text("create_user_id"), startTime: view.time("started_at"), endTime: view.time("ended_at") },
  ...{ removalTime: view.none, executionStartTime: view.time("execution_started_at") },
});

const kind: QueryKind = {
  ...{ from: "batch t", select: "t.*", order: "t.seq" },
  filters: {
    ...{ batchId: text("t.id = ?"), type: text("t.type = ?"), tenantIdIn: never("list"), withoutTenantId: flag("true") },
    completed: either("t.ended_at is not null", "t.ended_at is null"),
  },
  sorts: { batchId: "t.id", startTime: "t.started_at", endTime: "t.ended_at", tenantId: "null::text" },
};

/** Batches, under way and past. */
export function historicBatchRoutes(shell: Shell): Route[] {
  return [
    ...listRoutes({
      ...{ shell, path: "/history/batch", what: "batches, under way and past", kind, schema: historicBatchView.schema },
      ...{ onlyGet: true, present: (rows) => rows.map(historicBatchView.read) },
    }),
    {
      ...{ method: "GET", path: "/history/batch/{id}", summary: "A batch, under way or past." },
      replies: { 200: historicBatchView.schema },
      async handle({ params }) {
        const [row] = await shell.database.query("select * from batch where id = $1", [params.id]);
        if (row === undefined) throw invalid(`Historic batch with id '${params.id}' does not exist`, 404);
        return ok(historicBatchView.read(row));
      },
    },
    {
      ...{ method: "DELETE", path: "/history/batch/{id}", summary: "Forgets a past batch.", replies: { 204: null } },
      async handle({ params }) {
        await unable("delete", "historic batch", params.id!, () => deleteHistoricBatch(shell, params.id!));
        return noContent;
      },
    },
  ];
}
