import { at, type Row } from "../../persistence/database.ts";
import type { Run } from "../../persistence/insert-row.ts";
import { endLoneJob, insertLoneJob, loneJob } from "../lone-job.ts";
import { NoSuchJob } from "../no-such-job.ts";
import type { Shell } from "../shell.ts";
import type { Group } from "./create.ts";
import { type BatchOperation, performOperation } from "./operations.ts";
import { endBatch } from "./state.ts";

/** Time (ms) after which the monitor job looks again. */
const monitorPause = 30_000;

/** Types of batches whose jobs say on which instance they work. */
const namesInstance = new Set(["set-variables", "correlate-message"]);

/** Executes a job of a batch: the seed job, the monitor job, or one that does the work. */
export function executeBatchJob(shell: Shell, job: Row): Promise<void> {
  if (job.kind === "batch-seed-job") return seed(shell, job);
  return job.kind === "batch-monitor-job" ? monitor(shell, job) : work(shell, job);
}

async function lockBatch(run: Run, job: Row): Promise<Row> {
  const [batch] = await run("select * from batch where id = $1 and ended_at is null for update", [job.batch_id]);
  if (batch === undefined) throw new NoSuchJob(job.id);
  return batch;
}

/** Creates the jobs for the next elements, all of one deployment, and then another seed job or the monitor job. */
async function seed(shell: Shell, job: Row): Promise<void> {
  await shell.database.transaction(async (run) => {
    const batch = await lockBatch(run, job);
    await endLoneJob(run, job, shell.now());
    const [group, ...others] = batch.remaining as Group[];
    const ids = group?.ids.slice(0, batch.jobs_per_seed) ?? [];
    for (const id of ids)
      await insertLoneJob(
        run,
        loneJob(shell, {
          ...{ kind: batch.type, batch_id: batch.id, job_definition_id: batch.batch_job_definition_id, exclusive: false },
          ...(namesInstance.has(batch.type) ? { instance_id: id } : {}),
          payload: { id, deploymentId: group!.deploymentId },
        }),
      );
    const rest = group?.ids.slice(ids.length) ?? [];
    const remaining = rest.length > 0 ? [{ ...group!, ids: rest }, ...others] : others;
    await run("update batch set jobs_created = jobs_created + $2, remaining = $3 where id = $1", [
      ...[batch.id, ids.length, JSON.stringify(remaining)],
    ]);
    const isDone = remaining.length === 0;
    if (!isDone)
      await run("update job_definition set deployment_id = $2 where id = $1", [
        ...[batch.seed_job_definition_id, remaining[0]!.deploymentId],
      ]);
    await insertLoneJob(
      run,
      loneJob(shell, {
        ...{ kind: isDone ? "batch-monitor-job" : "batch-seed-job", batch_id: batch.id },
        job_definition_id: isDone ? batch.monitor_job_definition_id : batch.seed_job_definition_id,
        ...(isDone ? {} : { payload: { deploymentId: remaining[0]!.deploymentId } }),
      }),
    );
  });
  shell.wakeups.job(shell.now());
}

/** Ends the batch when all its jobs are done; otherwise looks again after a while. */
async function monitor(shell: Shell, job: Row): Promise<void> {
  const due = shell.now() + monitorPause;
  const again = await shell.database.transaction(async (run) => {
    const batch = await lockBatch(run, job);
    await endLoneJob(run, job, shell.now());
    const open = await run("select 1 from job where job_definition_id = $1 limit 1", [batch.batch_job_definition_id]);
    if (open.length === 0) await endBatch(run, batch, shell.now());
    else
      await insertLoneJob(
        run,
        loneJob(shell, {
          ...{ kind: "batch-monitor-job", batch_id: batch.id, job_definition_id: batch.monitor_job_definition_id },
          due_at: at(due),
        }),
      );
    return open.length > 0;
  });
  if (again) shell.wakeups.job(due);
}

/**
 * Does the operation to one element. The job ends in the transaction of what is done to the element: when it is
 * executed twice, or the process dies in between, the operation happens once.
 */
async function work(shell: Shell, job: Row): Promise<void> {
  const [batch] = await shell.database.query("select * from batch where id = $1 and ended_at is null", [job.batch_id]);
  if (batch === undefined) throw new NoSuchJob(job.id);
  const ending = { id: job.id as string, ended: false };
  await performOperation({ ...shell, ending }, batch, batch.operation as BatchOperation, job.payload.id);
  await shell.database.transaction(async (run) => {
    if (!ending.ended) await endLoneJob(run, job, shell.now());
    await run("update batch set execution_started_at = $2 where id = $1 and execution_started_at is null", [
      ...[batch.id, at(shell.now())],
    ]);
  });
}
