import { createBatch } from "../../commands/batch/create.ts";
import { MigrationPlanInvalid, migrateInstances, migrationChanges, requireValidPlan } from "../../commands/migration/execute.ts";
import { definitionsOf, generateInstructions, type MigrationPlan, validateInstructions } from "../../commands/migration/plan.ts";
import type { PlannedInstruction } from "../../commands/migration/validate-instruction.ts";
import type { Shell } from "../../commands/shell.ts";
import { MigratingInstanceInvalid } from "../../core/commands/validate-migration.ts";
import { EngineException } from "../../core/types/exceptions.ts";
import { booleanOf, listOf, textOf } from "../body.ts";
import { invalid, RestError } from "../errors.ts";
import { noContent, ok, type RestRequest, type Route } from "../http.ts";
import { readVariables } from "../read-value.ts";
import { array, boolean, input, nullable, object, string, variables } from "../schema.ts";
import { findIds } from "../selection.ts";
import { batchView } from "./batch.ts";
import { instanceReport, instructionReports, writeInstruction } from "./migration-report.ts";
import { processInstanceKind } from "./process-instance.ts";

type Body = Record<string, unknown>;

const instruction = object({ sourceActivityIds: array(string), targetActivityIds: array(string), updateEventTrigger: boolean });
const planBody = input({
  ...{ sourceProcessDefinitionId: string, targetProcessDefinitionId: string, variables: nullable(variables) },
  instructions: nullable(
    array(input({ sourceActivityIds: array(string), targetActivityIds: array(string), updateEventTrigger: nullable(boolean) })),
  ),
});
const planSchema = object({
  ...{ sourceProcessDefinitionId: string, targetProcessDefinitionId: string, instructions: array(instruction) },
  variables: nullable(variables),
});
const executionBody = input({
  ...{ migrationPlan: planBody, processInstanceIds: nullable(array(string)), processInstanceQuery: { type: ["object", "null"] } },
  ...{ skipCustomListeners: boolean, skipIoMappings: boolean },
});
const validation = object({
  instructionReports: array(object({ instruction, failures: array(string) })),
  variableReports: { type: "object" },
});

/** Letting running instances go on in another definition. */
export function migrationRoutes(shell: Shell): Route[] {
  const readExecution = async (request: RestRequest): Promise<{ plan: MigrationPlan; ids: string[] }> => {
    const body = await request.body();
    const given = body.migrationPlan;
    if (given === null || typeof given !== "object" || Array.isArray(given)) throw invalid("migrationPlan is null", 500);
    const plan = readPlan(given as Body);
    await refusing(() => requireValidPlan(shell, plan));
    const found = await findIds(shell, processInstanceKind, body.processInstanceQuery);
    const ids = [...new Set([...(listOf(body, "processInstanceIds") ?? []), ...found])];
    if (ids.length === 0)
      throw new EngineException("Process instance ids cannot empty: process instance ids is empty", "BadUserRequestException");
    return { plan, ids };
  };
  return [
    {
      ...{ method: "POST", path: "/migration/generate", summary: "A plan for what two definitions have in common." },
      body: input({
        ...{ sourceProcessDefinitionId: string, targetProcessDefinitionId: string, updateEventTriggers: boolean },
        variables: nullable(variables),
      }),
      replies: { 200: planSchema },
      async handle(request) {
        const body = await request.body();
        instructionsOf(body);
        const planned = readPlanVariables(body.variables);
        const { source, target } = await missing(() => definitionsOf(shell, idOf(body, "source"), idOf(body, "target")));
        const instructions = generateInstructions(source, target, booleanOf(body, "updateEventTriggers"));
        const ids = { sourceProcessDefinitionId: source.id, targetProcessDefinitionId: target.id };
        return ok({ ...ids, instructions: instructions.map(writeInstruction), variables: echo(body, planned) });
      },
    },
    {
      ...{ method: "POST", path: "/migration/validate", summary: "Whether a plan can be carried out.", body: planBody },
      replies: { 200: validation },
      async handle(request) {
        const body = await request.body();
        const { instructions } = readPlan(body);
        const { source, target } = await missing(() => definitionsOf(shell, idOf(body, "source"), idOf(body, "target")));
        return ok(instructionReports(validateInstructions(source, target, instructions)));
      },
    },
    {
      ...{ method: "POST", path: "/migration/execute", summary: "Lets instances go on in another definition." },
      ...{ body: executionBody, replies: { 204: null } },
      async handle(request) {
        const { plan, ids } = await readExecution(request);
        await refusing(() => migrateInstances(shell, request.userId, plan, ids));
        return noContent;
      },
    },
    {
      ...{ method: "POST", path: "/migration/executeAsync", summary: "Lets instances go on in another definition, as a batch." },
      ...{ body: executionBody, replies: { 200: batchView.schema } },
      async handle(request) {
        const { plan, ids } = await readExecution(request);
        const source = (await shell.definitions.load(plan.sourceDefinitionId))!;
        const batch = await createBatch(shell, request.userId, {
          ...{ operation: { type: "instance-migration", plan }, ids, element: "process_instance" },
          deploymentId: source.deploymentId,
          log: {
            ...{ operationType: "Migrate", entityType: "ProcessInstance", changes: migrationChanges(plan, ids, true) },
            about: { definition_id: source.id, definition_key: source.key },
          },
        });
        return ok(batchView.read(batch));
      },
    },
  ];
}

function idOf(body: Body, which: "source" | "target"): string | null {
  return textOf(body, `${which}ProcessDefinitionId`);
}

/** The instructions as they were sent. Camunda reads their shape before anything else. */
function instructionsOf(body: Body): (Body | null)[] {
  const given = body.instructions ?? [];
  if (!Array.isArray(given) || given.some((one) => typeof one !== "object" || Array.isArray(one))) throw invalid("");
  return given;
}

function readPlan(body: Body): MigrationPlan {
  return {
    sourceDefinitionId: idOf(body, "source") ?? "",
    targetDefinitionId: idOf(body, "target") ?? "",
    instructions: instructionsOf(body).map(readInstruction),
    variables: readPlanVariables(body.variables),
  };
}

function readPlanVariables(given: unknown): MigrationPlan["variables"] {
  try {
    return readVariables(given);
  } catch (error) {
    throw error instanceof RestError ? new RestError(400, "RestException", error.message, error.code) : error;
  }
}

/** Camunda falls over an instruction that is null or names no activities, and answers 500; a null id is one it reports. */
function readInstruction(given: Body | null): PlannedInstruction {
  const [source, target] = [activityOf(given, "sourceActivityIds"), activityOf(given, "targetActivityIds")];
  return { sourceActivityId: source, targetActivityId: target, updateEventTrigger: booleanOf(given ?? {}, "updateEventTrigger") };
}

function activityOf(given: Body | null, name: "sourceActivityIds" | "targetActivityIds"): string | null {
  const ids = given?.[name] ?? [];
  if (!Array.isArray(ids)) throw invalid("");
  if (ids.length === 0) throw invalid("An instruction names no activities", 500);
  return ids[0] === null ? null : String(ids[0]);
}

/** The variables of a request to generate a plan, as Camunda gives them back. */
function echo(body: Body, planned: MigrationPlan["variables"]): unknown {
  if ((body.variables ?? null) === null) return null;
  const given = body.variables as Record<string, Body>;
  return Object.fromEntries(
    Object.keys(planned).map((name) => {
      const { type = null, value = null, valueInfo = type === null ? null : {} } = given[name]!;
      return [name, { type, value, valueInfo }];
    }),
  );
}

/** A definition that does not exist. */
async function missing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof EngineException && error.type === "BadUserRequestException")) throw error;
    throw new RestError(400, "InvalidRequestException", error.message, error.code);
  }
}

/** The reports of what cannot be carried out, in the answer. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof MigrationPlanInvalid)
      throw new RestError(400, error.type, error.message, 0, { validationReport: instructionReports(error.failures) });
    if (error instanceof MigratingInstanceInvalid)
      throw new RestError(400, error.type, error.message, 0, { validationReport: instanceReport(error.report) });
    throw error;
  }
}
