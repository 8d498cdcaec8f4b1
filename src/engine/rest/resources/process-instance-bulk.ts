import { createBatch, type NewBatch } from "../../commands/batch/create.ts";
import type { Shell } from "../../commands/shell.ts";
import { type Selection, suspendInstances } from "../../commands/suspend-instances.ts";
import { EngineException } from "../../core/types/exceptions.ts";
import { booleanOf, listOf, textOf } from "../body.ts";
import { invalid, prefixed } from "../errors.ts";
import { noContent, ok, type RestRequest, type Route } from "../http.ts";
import { readVariables } from "../read-value.ts";
import { array, boolean, input, nullable, string, variables } from "../schema.ts";
import { findIds } from "../selection.ts";
import { batchView } from "./batch.ts";
import { historicProcessInstanceKind } from "./history-process-instance.ts";
import { processInstanceKind } from "./process-instance.ts";

type Body = Record<string, unknown>;

const object = { type: ["object", "null"] };
const selection = {
  processInstanceIds: nullable(array(string)),
  processInstanceQuery: object,
  historicProcessInstanceQuery: object,
};
const skips = { skipCustomListeners: boolean, skipIoMappings: boolean };
const noIds = (message: string) => new EngineException(message, "BadUserRequestException");

/** Whether a body says at all which instances are meant. */
function isSelecting(body: Body): boolean {
  return Object.keys(selection).some((name) => (body[name] ?? null) !== null);
}

/** The instances a body names, by ids and by queries. */
async function instancesOf(shell: Shell, body: Body, { running = true, past = true } = {}): Promise<string[]> {
  const asked = running ? await findIds(shell, processInstanceKind, body.processInstanceQuery) : [];
  const historic = past ? await findIds(shell, historicProcessInstanceKind, body.historicProcessInstanceQuery) : [];
  return [...new Set([...(listOf(body, "processInstanceIds") ?? []), ...asked, ...historic])];
}

/** What is done to many instances at once or, mostly, as a batch. */
export function processInstanceBulkRoutes(shell: Shell): Route[] {
  const start = async (request: RestRequest, batch: Omit<NewBatch, "element">) =>
    ok(batchView.read(await createBatch(shell, request.userId, { ...batch, element: "process_instance" })));
  const log = (operationType: string, ids: string[], changes: [string, unknown, unknown][] = []): NewBatch["log"] => ({
    ...{ operationType, entityType: "ProcessInstance" },
    changes: [["nrOfInstances", null, ids.length], ["async", null, true], ...changes],
  });
  const deletion = (path: string, reads: { running?: boolean; past?: boolean }, query: keyof typeof selection): Route => ({
    ...{ method: "POST", path, summary: "Ends many instances, as a batch.", replies: { 200: batchView.schema } },
    body: input({
      ...{ processInstanceIds: selection.processInstanceIds, [query]: object, deleteReason: nullable(string), ...skips },
      ...{ skipSubprocesses: boolean },
    }),
    async handle(request) {
      const body = await request.body();
      const ids = await instancesOf(shell, body, reads);
      if (ids.length === 0) throw invalid("processInstanceIds is empty");
      const [skipCustomListeners, skipIoMappings] = [booleanOf(body, "skipCustomListeners"), booleanOf(body, "skipIoMappings")];
      const deleteReason = textOf(body, "deleteReason");
      const operation = { type: "instance-deletion", deleteReason, skipCustomListeners, skipIoMappings } as const;
      return start(request, { operation, ids, log: log("Delete", ids, [["deleteReason", null, deleteReason]]) });
    },
  });
  return [
    deletion("/process-instance/delete", { past: false }, "processInstanceQuery"),
    deletion("/process-instance/delete-historic-query-based", { running: false }, "historicProcessInstanceQuery"),
    {
      ...{ method: "PUT", path: "/process-instance/suspended", summary: "Suspends or activates many instances." },
      body: input({
        ...{ suspended: boolean, processDefinitionId: nullable(string), processDefinitionKey: nullable(string), ...selection },
      }),
      replies: { 204: null },
      async handle(request) {
        const body = await request.body();
        const [id, key] = [textOf(body, "processDefinitionId"), textOf(body, "processDefinitionKey")];
        const names = "processDefinitionId or processDefinitionKey should be set to update the suspension state.";
        if (isSelecting(body) && (id !== null || key !== null))
          throw invalid(
            "Choose either a single processInstance with processDefinitionId or processDefinitionKey or a group of " +
              "processInstances with processInstanceIds, procesInstanceQuery or historicProcessInstanceQuery.",
          );
        if (id !== null && key !== null) throw invalid(`Only one of ${names}`);
        if (!isSelecting(body) && id === null && key === null) throw invalid(`Either ${names}`);
        const ids = id === null && key === null ? await instancesOf(shell, body) : null;
        if (ids?.length === 0) throw noIds("No process instance ids given: Process Instance ids is empty");
        const where: Selection =
          id !== null
            ? { sql: "p.definition_id = $1", values: [id], of: { definition_id: id } }
            : key !== null
              ? { sql: "p.definition_key = $1", values: [key], of: { definition_key: key } }
              : { sql: "p.id = any($1)", values: [ids], named: ids!.length };
        await suspendInstances(shell, request.userId, where, booleanOf(body, "suspended"));
        return noContent;
      },
    },
    {
      ...{ method: "PUT", path: "/process-instance/{id}/suspended", summary: "Suspends or activates an instance." },
      ...{ body: input({ suspended: boolean }), replies: { 204: null } },
      async handle(request) {
        const suspended = booleanOf(await request.body(), "suspended");
        await suspendInstances(shell, request.userId, { sql: "p.id = $1", values: [request.params.id] }, suspended);
        return noContent;
      },
    },
    {
      ...{
        method: "POST",
        path: "/process-instance/suspended-async",
        summary: "Suspends or activates many instances, as a batch.",
      },
      ...{ body: input({ suspended: boolean, ...selection }), replies: { 200: batchView.schema } },
      async handle(request) {
        const body = await request.body();
        if (!isSelecting(body))
          throw invalid(
            "Either processInstanceIds, processInstanceQuery or historicProcessInstanceQuery should be set to update the suspension state.",
          );
        const ids = await instancesOf(shell, body);
        if (ids.length === 0) throw invalid("No process instance ids given: process Instance Ids is empty");
        const suspended = booleanOf(body, "suspended");
        const operation = { type: "instance-update-suspension-state", suspended } as const;
        return start(request, { operation, ids, log: log(suspended ? "SuspendJob" : "ActivateJob", ids) });
      },
    },
    {
      ...{
        method: "POST",
        path: "/process-instance/variables-async",
        summary: "Writes variables of many instances, as a batch.",
      },
      ...{ body: input({ ...selection, variables }), replies: { 200: batchView.schema } },
      async handle(request) {
        const body = await request.body();
        if ((body.variables ?? null) === null) throw invalid("variables is null");
        const values = await prefixed("Cannot set variables: ", () => readVariables(body.variables));
        if (!isSelecting(body)) throw invalid("No process instances found.");
        if (Object.keys(values).length === 0) throw noIds("variables is empty");
        const running = await shell.database.query("select id from process_instance where id = any($1) and ended_at is null", [
          await instancesOf(shell, body),
        ]);
        const ids = running.map((row) => row.id as string);
        if (ids.length === 0) throw noIds("processInstanceIds is empty");
        const changes: [string, unknown, unknown][] = [["nrOfVariables", null, Object.keys(values).length]];
        return start(request, {
          operation: { type: "set-variables", variables: values },
          ids,
          log: log("SetVariables", ids, changes),
        });
      },
    },
    {
      ...{
        method: "POST",
        path: "/process-instance/message-async",
        summary: "Delivers a message to many instances, as a batch.",
      },
      body: input({ ...{ messageName: nullable(string), variables: nullable(variables) }, ...selection }),
      replies: { 200: batchView.schema },
      async handle(request) {
        const body = await request.body();
        const values = await prefixed("Cannot set variables: ", () => readVariables(body.variables));
        if (!isSelecting(body)) throw invalid("No process instances found.");
        const ids = await instancesOf(shell, body);
        if (ids.length === 0) throw noIds("Process instance ids cannot be empty: process instance ids is empty");
        const messageName = textOf(body, "messageName");
        const changes: [string, unknown, unknown][] = [["messageName", null, messageName]];
        if (Object.keys(values).length > 0) changes.push(["nrOfVariables", null, Object.keys(values).length]);
        const operation = { type: "correlate-message", messageName, variables: values } as const;
        return start(request, { operation, ids, log: log("CorrelateMessage", ids, changes) });
      },
    },
    {
      ...{ method: "POST", path: "/history/process-instance/delete", summary: "Forgets many past instances, as a batch." },
      body: input({
        ...{ historicProcessInstanceIds: nullable(array(string)), historicProcessInstanceQuery: object },
        ...{ deleteReason: nullable(string), failIfNotExists: boolean },
      }),
      replies: { 200: batchView.schema },
      async handle(request) {
        const body = await request.body();
        const found = await findIds(shell, historicProcessInstanceKind, body.historicProcessInstanceQuery);
        const ids = [...new Set([...(listOf(body, "historicProcessInstanceIds") ?? []), ...found])];
        if (ids.length === 0) throw invalid("historicProcessInstanceIds is empty");
        const changes: [string, unknown, unknown][] = [["deleteReason", null, textOf(body, "deleteReason")]];
        return start(request, {
          operation: { type: "historic-instance-deletion" },
          ids,
          log: log("DeleteHistory", ids, changes),
        });
      },
    },
  ];
}
