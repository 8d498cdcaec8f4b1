import { randomUUID } from "node:crypto";
import { jobLogRow } from "../persistence/collect/jobs.ts";
import { at, type Row } from "../persistence/database.ts";
import { insertRow, type Run } from "../persistence/insert-row.ts";
import { NoSuchJob } from "./no-such-job.ts";
import type { Shell } from "./shell.ts";

/** A job that belongs to no process instance. `row`: what differs from job to job. */
export function loneJob(shell: Shell, row: Row): Row {
  return { ...{ id: randomUUID(), retries: 3, priority: 0, exclusive: true, created_at: at(shell.now()) }, ...row };
}

/** Writes a job that belongs to no process instance; a suspended job definition makes it suspended. */
export async function insertLoneJob(run: Run, job: Row): Promise<void> {
  await insertRow(run, "job", job);
  await run(
    "update job set suspended = d.suspended from job_definition d where job.id = $1 and d.id = job.job_definition_id and d.suspended",
    [job.id],
  );
  await insertRow(run, "job_log", jobLogRow(job, "creation", job.created_at));
}

/** Ends a job that belongs to no process instance within the transaction of its work. Throws when it has ended meanwhile. */
export async function endLoneJob(run: Run, job: Row, now: number): Promise<void> {
  const gone = await run("delete from job where id = $1 returning id", [job.id]);
  if (gone.length === 0) throw new NoSuchJob(job.id);
  await insertRow(run, "job_log", jobLogRow(timed(job), "success", at(now)));
  await run("update incident set ended_at = $2, resolution = 'resolved' where configuration = $1 and ended_at is null", [
    ...[job.id, at(now)],
  ]);
}

export interface LoneFailure {
  retries: number;
  dueAt: number | null;
  message: string;
  stack: string | null;
  failedActivityId: string | null;
}

/** Writes down that a job which belongs to no process instance has failed; without retries left it is an incident. */
export async function failLoneJob(shell: Shell, job: Row, failure: LoneFailure): Promise<void> {
  const { retries, message, stack, failedActivityId } = failure;
  const time = at(shell.now());
  const faults = { exception_message: message, exception_stack: stack, failed_activity_id: failedActivityId };
  await shell.database.transaction(async (run) => {
    const log: Row = { ...jobLogRow(timed(job), "failure", time), ...faults };
    await insertRow(run, "job_log", log);
    await run(
      `update job set retries = $2, due_at = $3, exception_message = $4, exception_stack = $5, failed_activity_id = $6,
              lock_owner = null, lock_expires_at = null where id = $1`,
      [job.id, retries, failure.dueAt === null ? null : at(failure.dueAt), message, stack, failedActivityId],
    );
    if (retries === 0 && job.retries > 0) await insertRow(run, "incident", incident(job, message, time, log.id));
  });
}

/** Sets the retries of a job that belongs to no process instance, with what that means for its incident. */
export async function setLoneRetries(shell: Shell, job: Row, retries: number, due: { at: number | null } | null): Promise<void> {
  const time = at(shell.now());
  await shell.database.transaction(async (run) => {
    await run("update job set retries = $2 where id = $1", [job.id, retries]);
    if (due !== null) await run("update job set due_at = $2 where id = $1", [job.id, due.at === null ? null : at(due.at)]);
    if (retries > 0)
      await run("update incident set ended_at = $2, resolution = 'resolved' where configuration = $1 and ended_at is null", [
        ...[job.id, time],
      ]);
    else if (job.retries > 0) await insertRow(run, "incident", incident(job, job.exception_message, time, null));
  });
}

function incident(job: Row, message: string | null, time: string, log: string | null): Row {
  const id = randomUUID();
  return {
    ...{ id, type: "failedJob", definition_id: job.definition_id, activity_id: job.activity_id, cause_id: id },
    ...{ root_cause_id: id, configuration: job.id, history_configuration: log, message, created_at: time },
    job_definition_id: job.job_definition_id,
  };
}

/** A row that was read, for writing: times are numbers there. */
export function timed(job: Row): Row {
  return { ...job, due_at: job.due_at === null ? null : at(job.due_at) };
}
