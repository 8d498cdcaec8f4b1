import type { Row } from "../persistence/database.ts";
import type { Run } from "../persistence/insert-row.ts";
import type { Shell, UserId } from "./shell.ts";
import { aboutInstance, logOperation, type UserOperation } from "./user-operation.ts";

/** Which running instances (`process_instance p`). */
export interface Selection {
  sql: string;
  values: unknown[];
  /** All of a definition. */
  of?: { definition_id: string } | { definition_key: string };
  /** Named one by one, or found by a query: how many. */
  named?: number;
}

/** Suspends or activates running instances, with their tasks, external tasks and jobs. */
export async function suspendInstances(shell: Shell, userId: UserId, where: Selection, isSuspended: boolean): Promise<void> {
  const topics = await shell.database.transaction(async (run) => {
    const changed = await changeInstances(run, where, isSuspended);
    await logOperation(run, userId, shell.now(), ...operations(where, changed.instances, isSuspended));
    return changed.topics;
  });
  if (!isSuspended) activated(shell, topics);
}

/**
 * Suspends or activates running instances within a transaction. The trees' revisions change, so that a command which
 * has read them as active is repeated and sees it.
 */
export async function changeInstances(
  run: Run,
  { sql, values }: Selection,
  isSuspended: boolean,
): Promise<{ instances: Row[]; topics: string[] }> {
  const instances = await run(
    `update process_instance p set suspended = ${isSuspended} where p.ended_at is null and ${sql}
     returning id, root_id, definition_id, definition_key`,
    values,
  );
  if (instances.length === 0) return { instances, topics: [] };
  const ids = instances.map((row) => row.id as string);
  await run("update tree set rev = rev + 1 where root_id = any($1)", [instances.map((row) => row.root_id)]);
  await run(`update task set suspended = ${isSuspended} where instance_id = any($1) and ended_at is null`, [ids]);
  await run(`update job set suspended = ${isSuspended} where instance_id = any($1)`, [ids]);
  const tasks = await run(`update external_task set suspended = ${isSuspended} where instance_id = any($1) returning topic`, [
    ids,
  ]);
  return { instances, topics: tasks.map((row) => row.topic as string) };
}

/** Tells workers and job executor what may be done again. */
export function activated(shell: Shell, topics: string[]): void {
  shell.wakeups.externalTasks(new Set(topics));
  shell.wakeups.job(shell.now());
}

function operations({ of, named }: Selection, instances: Row[], isSuspended: boolean): UserOperation[] {
  const suspension = (about: Row): UserOperation => ({
    ...{ operationType: isSuspended ? "Suspend" : "Activate", entityType: "ProcessInstance", category: "Operator", about },
    changes: [["suspensionState", null, isSuspended ? "suspended" : "active"]],
  });
  if (of) {
    const ofOne = "definition_id" in of ? { definition_key: instances[0]?.definition_key ?? null } : {};
    return [suspension({ ...of, ...ofOne })];
  }
  const each = instances.map((row) => suspension(aboutInstance(row)));
  if (named === undefined) return each;
  const changes: UserOperation["changes"] = [
    ["nrOfInstances", null, named],
    ["async", null, false],
  ];
  const operationType = isSuspended ? "SuspendJob" : "ActivateJob";
  return [...each, { operationType, entityType: "ProcessInstance", category: "Operator", changes, about: {} }];
}
