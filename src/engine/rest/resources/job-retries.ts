import { createBatch, type NewBatch } from "../../commands/batch/create.ts";
import { setJobRetries } from "../../commands/job.ts";
import { logJobOperation } from "../../commands/job-operation.ts";
import type { Shell } from "../../commands/shell.ts";
import { EngineException } from "../../core/types/exceptions.ts";
import { integerOf, listOf, textOf } from "../body.ts";
import { parseDate } from "../dates.ts";
import { invalid } from "../errors.ts";
import type { QueryKind } from "../filters.ts";
import { noContent, ok, type Route } from "../http.ts";
import { array, dateTime, input, integer, nullable, string } from "../schema.ts";
import { findIds } from "../selection.ts";
import { batchView } from "./batch.ts";
import { historicProcessInstanceKind } from "./history-process-instance.ts";
import { processInstanceKind } from "./process-instance.ts";

const retriesBody = { retries: integer, dueDate: nullable(dateTime) };
const query = { type: ["object", "null"] };
const ids = nullable(array(string));

/** `dueDate` of a body: null when it is not given at all. */
function dueOf(body: Record<string, unknown>): { at: number | null } | null {
  if (!Object.hasOwn(body, "dueDate")) return null;
  const given = textOf(body, "dueDate");
  const due = given === null ? null : parseDate(given);
  if (given !== null && due === null) throw invalid("");
  return { at: due };
}

/** A batch that sets the retries of these jobs. */
function retriesBatch(jobIds: string[], body: Record<string, unknown>): NewBatch {
  const retries = integerOf(body, "retries")!;
  if (retries < 0) throw new EngineException("Retries count is not greater than or equal to 0");
  if (jobIds.length === 0) throw invalid("jobIds is empty");
  return {
    ...{ operation: { type: "set-job-retries", retries, due: dueOf(body) }, ids: jobIds, element: "job" },
    log: {
      ...{ operationType: "SetJobRetries", entityType: "Job" },
      changes: [
        ["nrOfInstances", null, jobIds.length],
        ["async", null, true],
        ["retries", null, retries],
      ],
    },
  };
}

function requireRetries(body: Record<string, unknown>): void {
  if (integerOf(body, "retries") === null) throw invalid("retries is null");
}

/** Setting the retries of one job, and of many by a batch. */
export function jobRetriesRoutes(shell: Shell, jobs: QueryKind): Route[] {
  return [
    {
      ...{ method: "PUT", path: "/job/{id}/retries", summary: "Sets the retries; more than 0 resolves the incident." },
      ...{ body: input(retriesBody), replies: { 204: null } },
      async handle(request) {
        const body = await request.body();
        const retries = integerOf(body, "retries");
        if (retries === null || retries < 0)
          throw invalid(
            `ENGINE-13054 The number of job retries must be a non-negative Integer, but '${retries}' has been provided.`,
            500,
          );
        const id = request.params.id!;
        const [job] = await shell.database.query("select * from job where id = $1", [id]);
        try {
          await setJobRetries(shell, request.userId, id, retries, dueOf(body));
        } catch (error) {
          if (error instanceof EngineException) throw invalid(error.message, 500);
          throw error;
        }
        const due = dueOf(body);
        const changes: [string, unknown, unknown][] = [["retries", job?.retries, retries]];
        if (due !== null) changes.push(["dueDate", job?.due_at, due.at]);
        if (job) await logJobOperation(shell, request.userId, job, "SetJobRetries", changes);
        return noContent;
      },
    },
    {
      ...{ method: "POST", path: "/job/retries", summary: "Sets the retries of many jobs, as a batch." },
      ...{ body: input({ ...retriesBody, jobIds: ids, jobQuery: query }), replies: { 200: batchView.schema } },
      async handle(request) {
        const body = await request.body();
        requireRetries(body);
        const given = listOf(body, "jobIds");
        if (given === undefined && (body.jobQuery ?? null) === null)
          throw new EngineException("ENGINE-13050 You must specify at least one of jobIds or jobQuery.");
        const found = [...(given ?? []), ...(await findIds(shell, jobs, body.jobQuery))];
        return ok(batchView.read(await createBatch(shell, request.userId, retriesBatch(found, body))));
      },
    },
    ...(["job-retries", "job-retries-historic-query-based"] as const).map(
      (name): Route => ({
        ...{
          method: "POST",
          path: `/process-instance/${name}`,
          summary: "Sets the retries of the jobs of instances, as a batch.",
        },
        body: input({
          ...{ ...retriesBody, processInstances: ids },
          ...(name === "job-retries" ? { processInstanceQuery: query } : { historicProcessInstanceQuery: query }),
        }),
        replies: { 200: batchView.schema },
        async handle(request) {
          const body = await request.body();
          requireRetries(body);
          const [kind, asked] =
            name === "job-retries"
              ? [processInstanceKind, body.processInstanceQuery]
              : [historicProcessInstanceKind, body.historicProcessInstanceQuery];
          const given = listOf(body, "processInstances");
          if (given === undefined && (asked ?? null) === null)
            throw new EngineException(
              "ENGINE-13051 You must specify at least one of or one of processInstanceIds, processInstanceQuery, or historicProcessInstanceQuery.",
            );
          const instances = [...(given ?? []), ...(await findIds(shell, kind, asked))];
          const rows = await shell.database.query("select id from job where instance_id = any($1) order by seq", [instances]);
          const batch = retriesBatch(
            rows.map((row) => row.id as string),
            body,
          );
          return ok(batchView.read(await createBatch(shell, request.userId, batch)));
        },
      }),
    ),
  ];
}
