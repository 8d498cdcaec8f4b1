import { createBatch } from "../../commands/batch/create.ts";
import { setRetriesOfMany } from "../../commands/external-task-lock.ts";
import type { Shell } from "../../commands/shell.ts";
import { EngineException } from "../../core/types/exceptions.ts";
import { integerOf, listOf } from "../body.ts";
import { invalid } from "../errors.ts";
import type { QueryKind } from "../filters.ts";
import { noContent, ok, type RestRequest, type Route } from "../http.ts";
import { array, input, integer, nullable, string } from "../schema.ts";
import { findIds } from "../selection.ts";
import { batchView } from "./batch.ts";
import { historicProcessInstanceKind } from "./history-process-instance.ts";
import { processInstanceKind } from "./process-instance.ts";

const query = { type: ["object", "null"] };
const body = input({
  ...{ retries: integer, externalTaskIds: nullable(array(string)), processInstanceIds: nullable(array(string)) },
  ...{ externalTaskQuery: query, processInstanceQuery: query, historicProcessInstanceQuery: query },
});

/** Setting the retries of many external tasks. */
export function externalTaskBulkRoutes(shell: Shell, tasks: QueryKind): Route[] {
  const read = async (request: RestRequest) => {
    const given = await request.body();
    const retries = integerOf(given, "retries");
    if (retries === null) throw invalid("The number of retries cannot be null.");
    const instances = [
      ...(listOf(given, "processInstanceIds") ?? []),
      ...(await findIds(shell, processInstanceKind, given.processInstanceQuery)),
      ...(await findIds(shell, historicProcessInstanceKind, given.historicProcessInstanceQuery)),
    ];
    const rows = await shell.database.query("select id from external_task where instance_id = any($1) order by seq", [instances]);
    const asked = await findIds(shell, tasks, given.externalTaskQuery);
    const ids = [...new Set([...(listOf(given, "externalTaskIds") ?? []), ...asked, ...rows.map((row) => row.id as string)])];
    if (ids.length === 0) throw invalid("externalTaskIds is empty");
    return { ids, retries };
  };
  return [
    {
      ...{ method: "PUT", path: "/external-task/retries", summary: "Sets the retries of several external tasks." },
      ...{ body, replies: { 204: null } },
      async handle(request) {
        const { ids, retries } = await read(request);
        try {
          await setRetriesOfMany(shell, request.userId, ids, retries);
        } catch (error) {
          if (!(error instanceof EngineException)) throw error;
          throw invalid(error.message, error.type === "NotFoundException" ? 404 : 400);
        }
        return noContent;
      },
    },
    {
      ...{
        method: "POST",
        path: "/external-task/retries-async",
        summary: "Sets the retries of many external tasks, as a batch.",
      },
      ...{ body, replies: { 200: batchView.schema } },
      async handle(request) {
        const { ids, retries } = await read(request);
        const batch = await createBatch(shell, request.userId, {
          ...{ operation: { type: "set-external-task-retries", retries }, ids, element: "external_task" },
          log: {
            ...{ operationType: "SetExternalTaskRetries", entityType: "ExternalTask" },
            changes: [
              ["nrOfInstances", null, ids.length],
              ["async", null, true],
              ["retries", null, retries],
            ],
          },
        });
        return ok(batchView.read(batch));
      },
    },
  ];
}
