import { createBatch } from "../../commands/batch/create.ts";
import { noInstance } from "../../commands/instance.ts";
import { loadInstance } from "../../commands/load.ts";
import { modifyInstances } from "../../commands/modify-instances.ts";
import type { Shell } from "../../commands/shell.ts";
import { aboutInstance } from "../../commands/user-operation.ts";
import type { CancelInstruction, StartInstruction } from "../../core/types/instructions.ts";
import type { Row } from "../../persistence/database.ts";
import { booleanOf, listOf, textOf } from "../body.ts";
import { asInvalid, invalid } from "../errors.ts";
import { noContent, ok, type RestRequest, type Route } from "../http.ts";
import { array, boolean, input, nullable, string } from "../schema.ts";
import { findIds } from "../selection.ts";
import { batchView } from "./batch.ts";
import { processInstanceKind } from "./process-instance.ts";
import { readModifications } from "./start-instructions.ts";

type Instructions = (StartInstruction | CancelInstruction)[];

const single = {
  ...{ instructions: array({ type: "object" }), skipCustomListeners: boolean, skipIoMappings: boolean },
  annotation: nullable(string),
};
const body = input({
  ...{ ...single, processDefinitionId: string, processInstanceIds: nullable(array(string)) },
  processInstanceQuery: { type: ["object", "null"] },
});

/** Cancelling and beginning activities in many instances. */
export function modificationRoutes(shell: Shell): Route[] {
  const read = async (request: RestRequest) => {
    const given = await request.body();
    const definitionId = textOf(given, "processDefinitionId");
    const instructions = readInstructions(given.instructions);
    const found = await findIds(shell, processInstanceKind, given.processInstanceQuery);
    const ids = [...new Set([...(listOf(given, "processInstanceIds") ?? []), ...found])];
    if (definitionId === null) throw invalid("processDefinitionId is null");
    if (instructions.length === 0) throw invalid("Modification instructions cannot be empty is empty");
    if (ids.length === 0) throw invalid("Process instance ids cannot be empty: Process instance ids is empty");
    const definition = await shell.definitions.load(definitionId);
    if (definition === null)
      throw invalid(`no deployed process definition found with id '${definitionId}': processDefinition is null`);
    return { ids, definition, changes: { instructions, ...skipsOf(given) }, annotation: textOf(given, "annotation") };
  };
  return [
    {
      ...{ method: "POST", path: "/modification/execute", summary: "Changes many instances.", body, replies: { 204: null } },
      async handle(request) {
        const { ids, definition, changes, annotation } = await read(request);
        await asInvalid(() => modifyInstances(shell, request.userId, definition, { ids, annotation, ...changes }));
        return noContent;
      },
    },
    {
      ...{ method: "POST", path: "/modification/executeAsync", summary: "Changes many instances, as a batch.", body },
      replies: { 200: batchView.schema },
      async handle(request) {
        const { ids, definition, changes, annotation } = await read(request);
        return ok(await startBatch(shell, request, { ids, definition, changes, annotation }));
      },
    },
    {
      ...{ method: "POST", path: "/process-instance/{id}/modification-async", summary: "Changes an instance, as a batch." },
      ...{ body: input(single), replies: { 200: batchView.schema } },
      async handle(request) {
        const given = await request.body();
        const id = request.params.id!;
        const instructions = readModifications(given.instructions);
        if (instructions.length === 0) throw invalid("The provided instuctions are invalid.");
        const row = await loadInstance(shell, id);
        if (row === undefined) throw noInstance(id);
        const definition = (await shell.definitions.load(row.definition_id))!;
        const changes = { instructions, ...skipsOf(given) };
        const annotation = textOf(given, "annotation");
        return ok(await startBatch(shell, request, { ids: [id], definition, changes, annotation, instance: row }));
      },
    },
  ];
}

function skipsOf(body: Record<string, unknown>) {
  return { skipCustomListeners: booleanOf(body, "skipCustomListeners"), skipIoMappings: booleanOf(body, "skipIoMappings") };
}

/** In many instances only activities can be named, not what runs in one of them. */
function readInstructions(given: unknown): Instructions {
  for (const instruction of Array.isArray(given) ? given : [])
    if (instruction?.type === "cancel" && typeof instruction.activityId !== "string")
      throw invalid("For instruction type 'cancel': 'activityId' must be set");
  return readModifications(given);
}

async function startBatch(
  shell: Shell,
  request: RestRequest,
  {
    ids,
    definition,
    changes,
    annotation,
    instance,
  }: {
    ids: string[];
    /** The one that was named itself. */
    instance?: Row;
    definition: { id: string; key: string; deploymentId: string };
    changes: { instructions: Instructions; skipCustomListeners: boolean; skipIoMappings: boolean };
    annotation: string | null;
  },
) {
  const batch = await createBatch(shell, request.userId, {
    ...{ operation: { type: "instance-modification", ...changes }, ids, element: "process_instance" },
    deploymentId: definition.deploymentId,
    log: {
      ...{ operationType: "ModifyProcessInstance", entityType: "ProcessInstance", annotation },
      ...(instance
        ? { about: aboutInstance({ ...instance, instance_id: instance.id }) }
        : {
            changes: [
              ["nrOfInstances", null, ids.length],
              ["async", null, true],
            ],
            about: { definition_id: definition.id, definition_key: definition.key },
          }),
    },
  });
  return batchView.read(batch);
}
