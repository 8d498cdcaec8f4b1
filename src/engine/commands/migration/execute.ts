import { EngineException } from "../../core/types/exceptions.ts";
import { execute } from "../execute.ts";
import { loadInstance, treeOf } from "../load.ts";
import type { Shell, UserId } from "../shell.ts";
import { logOperation } from "../user-operation.ts";
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

/** Lets instances go on in another definition, one after the other. */
export async function migrateInstances(shell: Shell, userId: UserId, plan: MigrationPlan, ids: string[]): Promise<void> {
  const { source } = await requireValidPlan(shell, plan);
  for (const id of ids) await migrateInstance(shell, plan, id);
  await logOperation(shell.database.query, userId, shell.now(), {
    ...{ operationType: "Migrate", entityType: "ProcessInstance", category: "Operator" },
    changes: migrationChanges(plan, ids, false),
    about: { definition_id: source.id, definition_key: source.key },
  });
}

/** What the log of user operations says of a migration. */
export function migrationChanges(plan: MigrationPlan, ids: string[], isAsync: boolean): [string, unknown, unknown][] {
  const variables = Object.keys(plan.variables).length;
  return [
    ["processDefinitionId", plan.sourceDefinitionId, plan.targetDefinitionId],
    ["nrOfInstances", null, ids.length],
    ...(variables > 0 ? ([["nrOfVariables", null, variables]] as [string, unknown, unknown][]) : []),
    ["async", null, isAsync],
  ];
}

/** Lets one instance go on in another definition. The plan has been checked. */
export async function migrateInstance(shell: Shell, plan: MigrationPlan, id: string): Promise<void> {
  const { sourceDefinitionId, targetDefinitionId, instructions, variables } = plan;
  const result = await execute(shell, null, async () => {
    const row = await loadInstance(shell, id);
    if (row === undefined)
      throw new EngineException(`ENGINE-23003 Process instance '${id}' cannot be migrated. The process instance does not exist`);
    if (row.definition_id !== sourceDefinitionId)
      throw new EngineException(
        `ENGINE-23002 Process instance '${id}' cannot be migrated. Its process definition '${row.definition_id}' does not ` +
          `match the source process definition of the migration plan '${sourceDefinitionId}'`,
      );
    return {
      ...{ tree: treeOf(row), rootId: row.root_id },
      command: {
        ...{ type: "migrate-instance", instanceId: id, definitionId: targetDefinitionId, variables },
        instructions: instructions.filter(isComplete),
      },
      also(writes) {
        // What is new in a suspended instance is suspended, too.
        if (row.suspended) for (const job of writes.jobsCreated) job.suspended = true;
      },
    };
  });
  const topics = result.effects.flatMap((effect) => (effect.type === "external-task-created" ? [effect.topic] : []));
  shell.wakeups.externalTasks(new Set(topics));
}
