import { randomUUID } from "node:crypto";
import { nextDue } from "../core/timer/due.ts";
import { EngineException } from "../core/types/exceptions.ts";
import { jobLogRow } from "../persistence/collect/jobs.ts";
import { at, type Row } from "../persistence/database.ts";
import { derivedId } from "../persistence/derived-id.ts";
import { endLoneJob, insertLoneJob } from "./lone-job.ts";
import type { Shell } from "./shell.ts";
import { startTimerRow } from "./start-events.ts";
import { startProcess } from "./start-process.ts";

/**
 * The timer of a start event is due: starts an instance, and the job of the next time takes the place of this one, in
 * one transaction. The id of the instance comes of that of the job: a job that two processes execute starts one instance.
 */
export async function fireStartTimer(shell: Shell, job: Row): Promise<void> {
  const definition = await shell.definitions.load(job.definition_id);
  if (definition === null) throw new EngineException(`no deployed process definition found with id '${job.definition_id}'`);
  const now = shell.now();
  const due = job.repeat === null ? null : nextDue(job.repeat, now);
  const next = due === null ? null : startTimerRow(definition, job.activity_id, due, job.repeat, now);
  if (definition.suspended) return skipStart(shell, job, next);
  try {
    await startProcess(shell, null, definition, {
      ...{
        businessKey: null,
        variables: {},
        startActivityId: job.activity_id,
        byPerson: false,
        instanceId: derivedId(job.id, "instance"),
      },
      also(writes) {
        writes.jobsEnded.push({ id: job.id, log_id: randomUUID(), kind: "success", time: at(now) });
        if (next === null) return;
        writes.jobsCreated.push(next);
        writes.jobLogs.push(jobLogRow(next, "creation", at(now)));
      },
    });
  } catch (error) {
    // unique_violation: another process was faster.
    if ((error as { code?: string }).code !== "23505") throw error;
  }
}

/** The timer of a suspended definition, executed all the same: nothing starts. */
async function skipStart(shell: Shell, job: Row, next: Row | null): Promise<void> {
  await shell.database.transaction(async (run) => {
    await endLoneJob(run, job, shell.now());
    if (next !== null) await insertLoneJob(run, next);
  });
}
