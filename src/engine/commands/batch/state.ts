import { EngineException } from "../../core/types/exceptions.ts";
import { at, type Row } from "../../persistence/database.ts";
import type { Run } from "../../persistence/insert-row.ts";
import type { Shell, UserId } from "../shell.ts";
import { logOperation } from "../user-operation.ts";

/** Within a transaction: a batch is done, or given up. Its jobs and job definitions go, its row stays as history. */
export async function endBatch(run: Run, batch: Row, now: number): Promise<void> {
  const time = at(now);
  await run(
    `update incident set ended_at = $2, resolution = 'deleted' where ended_at is null and configuration in
      (select id from job where batch_id = $1)`,
    [batch.id, time],
  );
  await run("delete from job where batch_id = $1", [batch.id]);
  await run("delete from job_definition where batch_id = $1", [batch.id]);
  await run("update batch set ended_at = $2, remaining = '[]', operation = '{}' where id = $1", [batch.id, time]);
}

/** Gives up a batch. `cascade`: its history is forgotten, too. */
export async function deleteBatch(shell: Shell, userId: UserId, id: string, cascade: boolean): Promise<void> {
  await shell.database.transaction(async (run) => {
    const batch = await require(run, id);
    await endBatch(run, batch, shell.now());
    if (cascade) await forgetBatch(run, id);
    await log(shell, run, userId, id, "Delete", [["cascadeToHistory", null, cascade]]);
  });
}

/** Forgets a batch that has ended. Throws when there is none. */
export async function deleteHistoricBatch(shell: Shell, id: string): Promise<void> {
  await shell.database.transaction(async (run) => {
    const [batch] = await run("select * from batch where id = $1", [id]);
    if (batch === undefined)
      throw new EngineException(
        `Historic batch for id '${id}' cannot be found: historicBatch is null`,
        "BadUserRequestException",
      );
    await forgetBatch(run, id);
  });
}

async function forgetBatch(run: Run, id: string): Promise<void> {
  await run("delete from job_log where batch_id = $1", [id]);
  await run("delete from batch where id = $1", [id]);
}

/** Suspends or activates a batch with its jobs. */
export async function suspendBatch(shell: Shell, userId: UserId, id: string, suspended: boolean): Promise<void> {
  await shell.database.transaction(async (run) => {
    await require(run, id);
    await run("update batch set suspended = $2 where id = $1", [id, suspended]);
    await run("update job_definition set suspended = $2 where batch_id = $1", [id, suspended]);
    await run("update job set suspended = $2 where batch_id = $1", [id, suspended]);
    const state = suspended ? "suspended" : "active";
    await log(shell, run, userId, id, suspended ? "SuspendBatch" : "ActivateBatch", [["suspensionState", null, state]]);
  });
  if (!suspended) shell.wakeups.job(shell.now());
}

async function require(run: Run, id: string): Promise<Row> {
  const [batch] = await run("select * from batch where id = $1 and ended_at is null for update", [id]);
  if (batch) return batch;
  throw new EngineException(`Batch for id '${id}' cannot be found: batch is null`, "BadUserRequestException");
}

async function log(
  shell: Shell,
  run: Run,
  userId: UserId,
  id: string,
  operationType: string,
  changes: [string, unknown, unknown][],
): Promise<void> {
  await logOperation(run, userId, shell.now(), {
    ...{ operationType, entityType: "Batch", category: "Operator", changes, about: { batch_id: id } },
  });
}
