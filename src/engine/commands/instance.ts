import { type Command, EngineException } from "../core/types.ts";
import type { Row } from "../persistence/database.ts";
import { execute } from "./execute.ts";
import { loadInstance, treeOf } from "./load.ts";
import type { Shell, UserId } from "./shell.ts";
import { suspended } from "./start-process.ts";
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

/** Cancels activities of a running instance and begins others, in that order. What is left empty ends. */
export async function modifyInstance(
  shell: Shell,
  userId: UserId,
  { id, ...changes }: Omit<Extract<Command, { type: "modify-instance" }>, "type" | "instanceId"> & { id: string },
): Promise<void> {
  await execute(shell, userId, async () => {
    const row = await loadInstance(shell, id);
    if (row === undefined)
      throw new EngineException(`ENGINE-13036 Process instance '${id}' cannot be modified. The process instance does not exist`);
    if (row.suspended) throw suspended("Execution", id);
    return {
      ...{ tree: treeOf(row), rootId: row.root_id },
      command: { type: "modify-instance", instanceId: id, ...changes },
      also(writes) {
        writes.userOperations.push(
          ...userOperationRows(userId, shell.now(), {
            ...{ operationType: "ModifyProcessInstance", entityType: "ProcessInstance", category: "Operator" },
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
  isSuspended: boolean,
): Promise<void> {
  const topics = await shell.database.transaction(async (run) => {
    const rows = await run(
      `update process_instance p set suspended = ${isSuspended} where p.ended_at is null and ${where.sql}
       returning id, root_id, definition_id, definition_key`,
      where.values,
    );
    if (rows.length === 0) return [];
    const ids = rows.map((row) => row.id as string);
    await run("update tree set rev = rev + 1 where root_id = any($1)", [rows.map((row) => row.root_id)]);
    await run(`update task set suspended = ${isSuspended} where instance_id = any($1) and ended_at is null`, [ids]);
    await run(`update job set suspended = ${isSuspended} where instance_id = any($1)`, [ids]);
    const tasks = await run(`update external_task set suspended = ${isSuspended} where instance_id = any($1) returning topic`, [
      ids,
    ]);
    for (const row of rows)
      for (const operation of userOperationRows(userId, shell.now(), suspension(row, isSuspended)))
        await insertOperation(run, operation);
    return tasks.map((row) => row.topic as string);
  });
  if (isSuspended) return;
  shell.wakeups.externalTasks(new Set(topics));
  shell.wakeups.job(shell.now());
}

function suspension(row: Row, isSuspended: boolean) {
  return {
    ...({ operationType: isSuspended ? "Suspend" : "Activate", entityType: "ProcessInstance", category: "Operator" } as const),
    changes: [["suspensionState", null, isSuspended ? "suspended" : "active"]] as [string, unknown, unknown][],
    about: {
      ...{ definition_id: row.definition_id, definition_key: row.definition_key },
      ...{ root_id: row.root_id, instance_id: row.id },
    },
  };
}
