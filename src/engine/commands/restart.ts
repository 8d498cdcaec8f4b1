import { randomUUID } from "node:crypto";
import type { Command } from "../core/types/commands.ts";
import { EngineException } from "../core/types/exceptions.ts";
import type { StartInstruction } from "../core/types/instructions.ts";
import type { Deployed } from "../definitions/registry.ts";
import type { Row } from "../persistence/database.ts";
import { derivedId } from "../persistence/derived-id.ts";
import { typedValue } from "../persistence/values.ts";
import { execute } from "./execute.ts";
import { requireElements } from "./require-elements.ts";
import type { Variables } from "./scope.ts";
import type { Shell, UserId } from "./shell.ts";
import { suspended } from "./start-process.ts";
import { type UserOperation, userOperationRows } from "./user-operation.ts";

/** How past instances are begun again. */
export interface Restart {
  definitionId: string;
  instructions: StartInstruction[];
  /** The variables the instance began with, instead of those it had at its end. */
  initialVariables: boolean;
  withoutBusinessKey: boolean;
}

type Start = Extract<Command, { type: "start" }>;

/** Starts instances like ones that have ended, with their variables and business keys, at other places: all of them, or none. */
export async function restartInstances(shell: Shell, userId: UserId, ids: string[], restart: Restart): Promise<void> {
  const definition = await shell.definitions.load(restart.definitionId);
  const past = new Map<string, string>();
  const commands: Start[] = [];
  for (const id of ids) {
    const command = await restartOf(shell, id, restart);
    past.set(command.instanceId, id);
    commands.push(command);
  }
  await execute(shell, userId, async () => ({
    ...{ tree: null, rootId: randomUUID(), command: { type: "several", commands } },
    also(writes) {
      for (const row of writes.instancesStarted) row.restarted_id = past.get(row.id) ?? null;
      writes.userOperations.push(...userOperationRows(userId, shell.now(), ...operations(commands, definition)));
    },
  }));
}

/** What the log of user operations says of a restart that is carried out at once. */
function operations(commands: Start[], definition: Deployed | null): UserOperation[] {
  const about = { definition_id: definition?.id ?? null, definition_key: definition?.key ?? null };
  const operation = { entityType: "ProcessInstance", category: "Operator" } as const;
  return [
    { operationType: "RestartProcessInstance", ...operation, changes: restartChanges(commands.length, false), about },
    ...commands.map(({ instanceId }): UserOperation => {
      return { operationType: "Create", ...operation, about: { ...about, root_id: instanceId, instance_id: instanceId } };
    }),
  ];
}

/** What it says of any restart. */
export function restartChanges(count: number, isAsync: boolean): [string, unknown, unknown][] {
  return [
    ["nrOfInstances", null, count],
    ["async", null, isAsync],
  ];
}

/** Checks that an instance can be begun again; gives the command that does it. */
async function restartOf(shell: Shell, instanceId: string, restart: Restart): Promise<Start> {
  const { definitionId, instructions, initialVariables, withoutBusinessKey } = restart;
  const past = await requirePast(shell, instanceId, definitionId);
  const definition = await shell.definitions.load(definitionId);
  if (definition === null) throw new EngineException(`no deployed process definition found with id '${definitionId}'`);
  if (definition.suspended) throw suspended("Process Definition", definition.id);
  requireElements(definition, instructions);
  return {
    // A batch job that is executed twice starts one instance.
    ...{ type: "start", definitionId, instanceId: shell.ending ? derivedId(shell.ending.id, "instance") : randomUUID() },
    ...{ businessKey: withoutBusinessKey ? null : past.business_key, startInstructions: instructions },
    variables: initialVariables ? await firstVariables(shell, past) : await lastVariables(shell, instanceId),
  };
}

async function requirePast(shell: Shell, instanceId: string, definitionId: string): Promise<Row> {
  const [past] = await shell.database.query("select * from process_instance where id = $1", [instanceId]);
  if (past === undefined)
    throw new EngineException(
      "Historic process instance cannot be found: historicProcessInstanceId is null",
      "BadUserRequestException",
    );
  if (past.ended_at === null)
    throw new EngineException(
      `ENGINE-13040 Historic process instance '${instanceId}' cannot be restarted. It is not completed or terminated.`,
    );
  if (past.definition_id !== definitionId)
    throw new EngineException(
      `ENGINE-13039 Historic process instance '${instanceId}' cannot be restarted. Its process definition ` +
        `'${past.definition_id}' does not match given process definition '${definitionId}'`,
    );
  return past;
}

async function lastVariables(shell: Shell, instanceId: string): Promise<Variables> {
  const rows = await shell.database.query(
    `select * from variable where instance_id = $1 and execution_id = $1 and task_id is null and not deleted order by seq`,
    [instanceId],
  );
  return Object.fromEntries(rows.map((row) => [row.name, typedValue(row)]));
}

async function firstVariables(shell: Shell, past: Row): Promise<Variables> {
  const rows = await shell.database.query(
    `select u.* from variable_update u join process_instance p on p.id = u.instance_id
      where u.instance_id = $1 and u.execution_id = $1 and u.task_id is null and u.initial and u.time = p.started_at
      order by u.seq`,
    [past.id],
  );
  return Object.fromEntries(rows.map((row) => [row.name, typedValue(row)]));
}
