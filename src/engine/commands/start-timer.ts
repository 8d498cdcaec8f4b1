import { randomUUID } from "node:crypto";
import { nextDue } from "../core/timer/due.ts";
import { EngineException } from "../core/types.ts";
import { at, type Row } from "../persistence/database.ts";
import type { Shell } from "./shell.ts";
import { startTimerRow } from "./start-events.ts";
import { startProcess, suspended } from "./start-process.ts";

/**
 * The timer of a start event is due: starts an instance, and the job of the next time takes the place of this one, in
 * one transaction. The instance has the id of the job: a job that two processes execute starts one instance.
 */
export async function fireStartTimer(shell: Shell, job: Row): Promise<void> {
  const definition = await shell.definitions.load(job.definition_id);
  if (definition === null) throw new EngineException(`no deployed process definition found with id '${job.definition_id}'`);
  if (definition.suspended) throw suspended("Process definition", definition.id);
  const now = shell.now();
  const due = job.repeat === null ? null : nextDue(job.repeat, now);
  try {
    await startProcess(shell, null, definition, {
      ...{ businessKey: null, variables: {}, startActivityId: job.activity_id, byPerson: false, instanceId: job.id },
      also(writes) {
        writes.jobsEnded.push({ id: job.id, log_id: randomUUID(), kind: "success", time: at(now) });
        if (due !== null) writes.jobsCreated.push(startTimerRow(definition, job.activity_id, due, job.repeat, now));
      },
    });
  } catch (error) {
    // unique_violation: another process was faster.
    if ((error as { code?: string }).code !== "23505") throw error;
  }
}
