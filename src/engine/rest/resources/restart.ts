import { createBatch } from "../../commands/batch/create.ts";
import { type Restart, restartChanges, restartInstances } from "../../commands/restart.ts";
import type { Shell } from "../../commands/shell.ts";
import type { StartInstruction } from "../../core/types/instructions.ts";
import { booleanOf, listOf } from "../body.ts";
import { asInvalid, invalid } from "../errors.ts";
import { noContent, ok, type RestRequest, type Route } from "../http.ts";
import { array, boolean, input, nullable, string } from "../schema.ts";
import { findIds } from "../selection.ts";
import { batchView } from "./batch.ts";
import { historicProcessInstanceKind } from "./history-process-instance.ts";
import { readModifications } from "./start-instructions.ts";

const body = input({
  ...{ processInstanceIds: nullable(array(string)), historicProcessInstanceQuery: { type: ["object", "null"] } },
  ...{ instructions: array({ type: "object" }), initialVariables: boolean, skipCustomListeners: boolean },
  ...{ skipIoMappings: boolean, withoutBusinessKey: boolean },
});

/** Beginning past instances again. */
export function restartRoutes(shell: Shell): Route[] {
  const read = async (request: RestRequest): Promise<{ ids: string[]; restart: Restart }> => {
    const given = await request.body();
    if (!Array.isArray(given.instructions)) throw invalid("instructions is null", 500);
    const instructions = readModifications(given.instructions).filter(
      (instruction): instruction is StartInstruction => instruction.type !== "cancel",
    );
    if (instructions.length === 0) throw invalid("Restart instructions cannot be empty: instructions is empty");
    const found = await findIds(shell, historicProcessInstanceKind, given.historicProcessInstanceQuery);
    const ids = [...new Set([...(listOf(given, "processInstanceIds") ?? []), ...found])];
    if (ids.length === 0) throw invalid("processInstanceIds is empty");
    const definitionId = request.params.id!;
    if ((await shell.definitions.load(definitionId)) === null)
      throw invalid(`no deployed process definition found with id '${definitionId}': processDefinition is null`);
    const [initialVariables, withoutBusinessKey] = [booleanOf(given, "initialVariables"), booleanOf(given, "withoutBusinessKey")];
    return { ids, restart: { definitionId, instructions, initialVariables, withoutBusinessKey } };
  };
  return [
    {
      ...{ method: "POST", path: "/process-definition/{id}/restart", summary: "Begins past instances again." },
      ...{ body, replies: { 204: null } },
      async handle(request) {
        const { ids, restart } = await read(request);
        await asInvalid(() => restartInstances(shell, request.userId, ids, restart));
        return noContent;
      },
    },
    {
      ...{ method: "POST", path: "/process-definition/{id}/restart-async", summary: "Begins past instances again, as a batch." },
      ...{ body, replies: { 200: batchView.schema } },
      async handle(request) {
        const { ids, restart } = await read(request);
        const definition = await shell.definitions.load(restart.definitionId);
        const log = {
          ...({ operationType: "RestartProcessInstance", entityType: "ProcessInstance" } as const),
          changes: restartChanges(ids.length, true),
          about: { definition_id: restart.definitionId, definition_key: definition?.key ?? null },
        };
        const batch = { operation: { type: "instance-restart" as const, ...restart }, ids, element: "process_instance" as const };
        return ok(
          batchView.read(await createBatch(shell, request.userId, { ...batch, log, deploymentId: definition!.deploymentId })),
        );
      },
    },
  ];
}
