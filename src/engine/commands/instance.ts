import { type Command, EngineException } from "../core/types.ts";
import type { Row } from "../persistence/database.ts";
import { execute } from "./execute.ts";
import { loadInstance, treeOf } from "./load.ts";
import type { Shell, UserId } from "./shell.ts";
import { insertOperation } from "./task-change.ts";
import { userOperationRows } from "./user-operation.ts";

/** Ends an instance and what its call activities started. Throws when an output mapping on the way out fails. */
export async function deleteInstance(
  shell: Shell,
  userId: UserId,
  { id, ...options }: Omit<Extract<Command, { type: "delete-instance" }>, "type" | "instanceId"> & { id: string },
): Promise<void> {
  await execute(shell, userId, async () => {
    const row = await loadInstance(shell, id);
    if (row === undefined)
      throw new EngineException(`No process instance found for id '${id}': processInstance is null`, "BadUserRequestException");
    return {
      ...{ tree: treeOf(row), rootId: row.root_id },
      command: { type: "delete-instance", instanceId: id, ...options },
      also(writes) {
        writes.userOperations.push(
          ...userOperationRows(userId, shell.now(), {
            ...{ operationType: "Delete", entityType: "ProcessInstance", category: "Operator" },
            about: {
              ...{ definition_id: row.definition_id, definition_key: row.definition_key },
              ...{ root_id: row.root_id, instance_id: id },
            },
          }),
        );
      },
    };
  });
}

/**
 * Suspends or activates running instances, with their tasks, external tasks and jobs. The trees' revisions
 * change, so that a command which has read them as active is repeated and sees it.
 */
export async function suspendInstances(
  shell: Shell,
  userId: UserId,
  where: { sql: string; values: unknown[] },
  suspended: boolean,
): Promise<void> {
  const topics = await shell.database.transaction(async (run) => {
    const rows = await run(
      `update process_instance p set suspended = ${suspended} where p.ended_at is null and ${where.sql}
       returning id, root_id, definition_id, definition_key`,
      where.values,
    );
    if (rows.length === 0) return [];
    const ids = rows.map((row) => row.id as string);
    await run("update tree set rev = rev + 1 where root_id = any($1)", [rows.map((row) => row.root_id)]);
    await run(`update task set suspended = ${suspended} where instance_id = any($1) and ended_at is null`, [ids]);
    await run(`update job set suspended = ${suspended} where instance_id = any($1)`, [ids]);
    const tasks = await run(`update external_task set suspended = ${suspended} where instance_id = any($1) returning topic`, [
      ids,
    ]);
    for (const row of rows)
      for (const operation of userOperationRows(userId, shell.now(), suspension(row, suspended)))
        await insertOperation(run, operation);
    return tasks.map((row) => row.topic as string);
  });
  if (suspended) return;
  shell.wakeups.externalTasks(new Set(topics));
  shell.wakeups.job(shell.now());
}

function suspension(row: Row, suspended: boolean) {
  return {
    ...({ operationType: suspended ? "Suspend" : "Activate", entityType: "ProcessInstance", category: "Operator" } as const),
    changes: [["suspensionState", null, suspended ? "suspended" : "active"]] as [string, unknown, unknown][],
    about: {
      ...{ definition_id: row.definition_id, definition_key: row.definition_key },
      ...{ root_id: row.root_id, instance_id: row.id },
    },
  };
}
