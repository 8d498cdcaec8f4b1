import { EngineException } from "../core/types/exceptions.ts";
import { at, type Row } from "../persistence/database.ts";
import { execute, noChange } from "./execute.ts";
import { noSuchTask, requireWorker } from "./external-task.ts";
import { raiseIncident } from "./incident.ts";
import { loadExternalTask, treeOf } from "./load.ts";
import type { Shell, UserId } from "./shell.ts";
import { suspended } from "./start-process.ts";
import { aboutInstance, logOperation, type UserOperation, userOperationRows } from "./user-operation.ts";

async function find(shell: Shell, id: string): Promise<Row> {
  const [row] = await shell.database.run("external task", "select * from external_task where id = $1", [id]);
  if (row === undefined) throw noSuchTask(id);
  return row;
}

async function setLock(shell: Shell, id: string, workerId: string | null, until: number | null): Promise<void> {
  await shell.database.run("lock external task", "update external_task set worker_id = $2, lock_expires_at = $3 where id = $1", [
    id,
    workerId,
    until === null ? null : at(until),
  ]);
}

function badRequest(message: string): EngineException {
  return new EngineException(message, "BadUserRequestException");
}

/** A worker takes a task it names itself; refused only while another worker's lock is valid. */
export async function lockExternalTask(shell: Shell, id: string, workerId: string | null, duration: number): Promise<void> {
  requireWorker(workerId);
  if (!(duration > 0)) throw badRequest("lockDuration is not greater than 0");
  const row = await find(shell, id);
  const taken = row.lock_expires_at !== null && row.lock_expires_at >= shell.now() && row.worker_id !== workerId;
  if (taken)
    throw badRequest(`External Task ${id} cannot be locked by worker '${workerId}'. It is locked by worker '${row.worker_id}'.`);
  await setLock(shell, id, workerId, shell.now() + duration);
}

/** A worker needs more time. Unlike completing, this is refused once the lock has expired. */
export async function extendLock(shell: Shell, id: string, workerId: string | null, duration: number): Promise<void> {
  requireWorker(workerId);
  if (!(duration > 0)) throw badRequest("lockTime is not greater than 0");
  const row = await find(shell, id);
  if (row.worker_id !== workerId)
    throw badRequest(
      `The lock of the External Task ${id} cannot be extended by worker '${workerId}''. It is locked by worker '${row.worker_id}'.`,
    );
  if (row.suspended) throw suspended("ExternalTask", id);
  const now = shell.now();
  if (row.lock_expires_at < now)
    throw badRequest(`Cannot extend a lock that expired: lockExpirationTime is not greater than or equal to ${now}`);
  await setLock(shell, id, workerId, now + duration);
}

/** Anybody may give a task back. */
export async function unlockExternalTask(shell: Shell, userId: UserId, id: string): Promise<void> {
  const row = await find(shell, id);
  await setLock(shell, id, null, null);
  await logOperation(shell.database.query, userId, shell.now(), operation(row, "Unlock"));
  shell.wakeups.externalTasks([row.topic]);
}

function operation(row: Row, operationType: string, changes?: UserOperation["changes"]): UserOperation {
  const about = { ...aboutInstance(row), external_task_id: row.id };
  return { operationType, entityType: "ExternalTask", category: "Operator", about, ...(changes ? { changes } : {}) };
}

/** A new number of retries: 0 raises the incident, more than 0 resolves it. */
export async function setRetries(
  shell: Shell,
  userId: UserId,
  id: string,
  retries: number,
  { isOneOfMany = false } = {},
): Promise<void> {
  if (retries < 0) throw badRequest("The number of retries cannot be negative: retries is not greater than or equal to 0");
  let topic = "";
  await execute(shell, userId, async () => {
    const row = await loadExternalTask(shell, id);
    if (row === undefined) throw isOneOfMany ? noneOfMany(id) : noSuchTask(id);
    topic = row.topic;
    const tree = treeOf(row);
    const now = shell.now();
    return {
      ...{ tree, rootId: row.root_id, command: noChange(row) },
      also(writes) {
        writes.externalTasksFailed.push({
          ...{ id, worker_id: row.worker_id, retries, error_message: row.error_message, error_details: row.error_details },
          lock_expires_at: row.lock_expires_at === null ? null : at(row.lock_expires_at),
        });
        const change = operation(row, "SetExternalTaskRetries", [["retries", row.retries, retries]]);
        if (!isOneOfMany) writes.userOperations.push(...userOperationRows(userId, now, change));
        if (retries > 0 && row.retries === 0)
          writes.incidentsEnded.push({ configuration: id, ended_at: at(now), resolution: "resolved" });
        if (retries === 0 && row.retries !== 0)
          raiseIncident(writes, tree.state, now, {
            ...{ type: "failedExternalTask", configuration: id, message: row.error_message, historyConfiguration: null },
            ...{ executionId: row.execution_id, activityId: row.activity_id, failedActivityId: null },
          });
      },
    };
  });
  shell.wakeups.externalTasks([topic]);
}

/** A new priority for fetching. */
export async function setPriority(shell: Shell, userId: UserId, id: string, priority: number): Promise<void> {
  const row = await find(shell, id);
  await shell.database.run("priority of external task", "update external_task set priority = $2 where id = $1", [id, priority]);
  const change = operation(row, "SetPriority", [["priority", row.priority, priority]]);
  await logOperation(shell.database.query, userId, shell.now(), change);
}

/** A new number of retries for several tasks: one entry in the log of user operations. */
export async function setRetriesOfMany(shell: Shell, userId: UserId, ids: string[], retries: number): Promise<void> {
  for (const id of ids) await setRetries(shell, userId, id, retries, { isOneOfMany: true });
  await logOperation(shell.database.query, userId, shell.now(), {
    ...{ operationType: "SetExternalTaskRetries", entityType: "ExternalTask", category: "Operator", about: {} },
    changes: [
      ["nrOfInstances", null, ids.length],
      ["async", null, false],
      ["retries", null, retries],
    ],
  });
}

/** Camunda's words differ when several tasks are asked for. */
function noneOfMany(id: string): EngineException {
  return new EngineException(`Cannot find external task with id ${id}: externalTask is null`, "NotFoundException");
}
