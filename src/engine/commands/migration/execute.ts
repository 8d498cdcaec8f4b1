import { randomUUID } from "node:crypto";
import type { Command } from "../../core/types/commands.ts";
import { EngineException } from "../../core/types/exceptions.ts";
import type { Row } from "../../persistence/database.ts";
import type { Writes } from "../../persistence/writes.ts";
import { execute } from "../execute.ts";
import { loadInstances, treesOf } from "../load.ts";
import type { Shell, UserId } from "../shell.ts";
import { userOperationRows } from "../user-operation.ts";
import { definitionsOf, type MigrationPlan, validateInstructions } from "./plan.ts";
import { isComplete, type PlanFailure } from "./validate-instruction.ts";

/** A plan that cannot be carried out whatever the instance is. */
export class MigrationPlanInvalid extends EngineException {
  constructor(
    { sourceDefinitionId, targetDefinitionId }: MigrationPlan,
    readonly failures: PlanFailure[],
  ) {
    const lines = [
      `ENGINE-23001 Migration plan for process definition '${sourceDefinitionId}' to '${targetDefinitionId}' is not valid:`,
    ];
    for (const { instruction, failures: own } of failures) {
      const { sourceActivityId, targetActivityId, updateEventTrigger } = instruction;
      lines.push(
        `\t Migration instruction MigrationInstructionImpl{sourceActivityId='${sourceActivityId}', ` +
          `targetActivityId='${targetActivityId}', updateEventTrigger='${updateEventTrigger}'} is not valid:`,
        ...own.map((failure) => `\t\t${failure}`),
      );
    }
    super(`${lines.join("\n")}\n`, "MigrationPlanValidationException");
  }
}

/** Checks a plan. Throws MigrationPlanInvalid, or what the definitions lack. */
export async function requireValidPlan(shell: Shell, plan: MigrationPlan) {
  const definitions = await definitionsOf(shell, plan.sourceDefinitionId, plan.targetDefinitionId);
  const failures = validateInstructions(definitions.source, definitions.target, plan.instructions);
  if (failures.length > 0) throw new MigrationPlanInvalid(plan, failures);
  return definitions;
}

/** Lets instances go on in another definition: all of them, or none. */
export async function migrateInstances(shell: Shell, userId: UserId, plan: MigrationPlan, ids: string[]): Promise<void> {
  const { source } = await requireValidPlan(shell, plan);
  await carryOut(shell, plan, [...new Set(ids)], (writes) => {
    writes.userOperations.push(
      ...userOperationRows(userId, shell.now(), {
        ...{ operationType: "Migrate", entityType: "ProcessInstance", category: "Operator" },
        changes: migrationChanges(plan, ids, false),
        about: { definition_id: source.id, definition_key: source.key },
      }),
    );
  });
}

/** What the log of user operations says of a migration. */
export function migrationChanges(plan: MigrationPlan, ids: string[], isAsync: boolean): [string, unknown, unknown][] {
  const variables = Object.keys(plan.variables).length;
  return [
    ["processDefinitionId", plan.sourceDefinitionId, plan.targetDefinitionId],
    ["nrOfInstances", null, ids.length],
    ...(variables > 0 ? ([["nrOfSetVariables", null, variables]] as [string, unknown, unknown][]) : []),
    ["async", null, isAsync],
  ];
}

/** Lets one instance go on in another definition. The plan has been checked. */
export function migrateInstance(shell: Shell, plan: MigrationPlan, id: string): Promise<void> {
  return carryOut(shell, plan, [id], () => {});
}

async function carryOut(shell: Shell, plan: MigrationPlan, ids: string[], also: (writes: Writes) => void): Promise<void> {
  const { targetDefinitionId: definitionId, variables } = plan;
  const instructions = plan.instructions.filter(isComplete);
  await execute(shell, null, async () => {
    const rows = await loadInstances(shell, ids);
    for (const id of ids) requireSource(plan, id, rows);
    const commands = rows.map(({ id }): Command => {
      return { type: "migrate-instance", instanceId: id, definitionId, variables, instructions };
    });
    const suspended = new Set(rows.filter((row) => row.suspended).map((row) => row.id));
    return {
      ...{ tree: null, rootId: randomUUID(), others: treesOf(rows), command: { type: "several", commands } },
      also(writes) {
        // What is new in a suspended instance is suspended, too.
        for (const job of writes.jobsCreated) if (suspended.has(job.instance_id)) job.suspended = true;
        also(writes);
      },
    };
  });
}

/** Throws unless the instance runs, in the definition that the plan begins with. */
function requireSource({ sourceDefinitionId }: MigrationPlan, id: string, rows: Row[]): void {
  const row = rows.find((each) => each.id === id);
  if (row === undefined)
    throw new EngineException(`ENGINE-23003 Process instance '${id}' cannot be migrated. The process instance does not exist`);
  if (row.definition_id !== sourceDefinitionId)
    throw new EngineException(
      `ENGINE-23002 Process instance '${id}' cannot be migrated. Its process definition '${row.definition_id}' does not ` +
        `match the source process definition of the migration plan '${sourceDefinitionId}'`,
    );
}
