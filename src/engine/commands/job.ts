import { EngineException } from "../core/types.ts";
import { parseRetryCycle } from "../jobs/retry-cycle.ts";
import { jobLogRow } from "../persistence/collect/jobs.ts";
import { at, DatabaseUnavailable, type Row } from "../persistence/database.ts";
import { execute, noChange } from "./execute.ts";
import { raiseIncident } from "./incident.ts";
import { loadJob, treeOf } from "./load.ts";
import type { Shell, UserId } from "./shell.ts";
import { deliverThrownSignal } from "./signal.ts";
import { suspended } from "./start-process.ts";
import { fireStartTimer } from "./start-timer.ts";

/** Camunda's answer to a job that does not exist (any more). */
export class NoSuchJob extends EngineException {
  constructor(id: string) {
    super(`ENGINE-14026 No job found with id '${id}'`, "NullValueException");
  }
}

/**
 * Executes a job now, due or not. When its step fails, that is written down (one retry less, the incident with the
 * last) and the failure thrown.
 */
export async function executeJob(shell: Shell, userId: UserId, id: string): Promise<void> {
  try {
    const row = await loadJob(shell, id);
    if (row === undefined) throw new NoSuchJob(id);
    if (row.kind === "signal") return await deliverThrownSignal(shell, row);
    if (row.root_id === null) return await fireStartTimer(shell, row);
    await execute(shell, userId, async () => {
      const row = await loadJob(shell, id);
      if (row === undefined || row.tree_state === null) throw new NoSuchJob(id);
      if (row.suspended) throw suspended("Execution", row.execution_id);
      return { tree: treeOf(row), rootId: row.root_id, command: { type: "execute-job", jobId: id } };
    });
  } catch (error) {
    if (!(error instanceof NoSuchJob || error instanceof DatabaseUnavailable)) await recordFailure(shell, id, error);
    throw error;
  }
}

async function recordFailure(shell: Shell, id: string, error: unknown): Promise<void> {
  const row = await loadJob(shell, id);
  if (row === undefined) return;
  const now = shell.now();
  const cycle = row.retry_cycle === null ? null : parseRetryCycle(row.retry_cycle);
  const isFirst = row.exception_message === null;
  const before = cycle && isFirst ? cycle.attempts : row.retries;
  const retries = Math.max(0, before - 1);
  const dueAt = cycle ? now + cycle.pause(row.retries, now) : row.due_at;
  const { message, stack } = error as Error;
  const failedActivityId = error instanceof EngineException ? error.failedActivityId : null;
  const log: Row = {
    ...jobLogRow({ ...row, due_at: row.due_at === null ? null : at(row.due_at) }, "failure", at(now)),
    ...{ exception_message: message, exception_stack: stack, failed_activity_id: failedActivityId },
  };
  const failure = { retries, dueAt, message, stack: stack ?? null, failedActivityId };
  if (row.root_id === null || row.tree_state === null) return updateFailedJob(shell, id, failure);
  await execute(shell, null, async () => {
    const current = await loadJob(shell, id);
    if (current === undefined || current.tree_state === null) throw new NoSuchJob(id);
    const tree = treeOf(current);
    return {
      ...{ tree, rootId: current.root_id, command: noChange(current) },
      also(writes) {
        writes.jobLogs.push(log);
        writes.jobsFailed.push({
          ...{ id, retries, due_at: dueAt === null ? null : at(dueAt), lock_owner: null, lock_expires_at: null },
          ...{ exception_message: message, exception_stack: stack, failed_activity_id: failedActivityId },
        });
        if (retries > 0 || current.retries === 0) return;
        raiseIncident(writes, tree.state, now, {
          ...{ type: "failedJob", configuration: id, message, executionId: current.execution_id },
          ...{ activityId: current.activity_id, failedActivityId, historyConfiguration: log.id as string },
          jobDefinitionId: current.job_definition_id,
        });
      },
    };
  });
  if (retries > 0) shell.wakeups.job(dueAt ?? now);
}

interface Failure {
  retries: number;
  dueAt: number | null;
  message: string;
  stack: string | null;
  failedActivityId: string | null;
}

async function updateFailedJob(shell: Shell, id: string, failure: Failure): Promise<void> {
  await shell.database.query(
    `update job set retries = $2, due_at = $3, exception_message = $4, exception_stack = $5, failed_activity_id = $6,
            lock_owner = null, lock_expires_at = null where id = $1`,
    [id, failure.retries, failure.dueAt && at(failure.dueAt), failure.message, failure.stack, failure.failedActivityId],
  );
}

/** A new number of retries; more than 0 resolves the incident, 0 raises one. */
export async function setJobRetries(shell: Shell, userId: UserId, id: string, retries: number): Promise<void> {
  const row = await loadJob(shell, id);
  if (row === undefined) throw new EngineException(`ENGINE-13053 No job found with id '${id}'.'`, "BadUserRequestException");
  if (row.tree_state === null) {
    await shell.database.query("update job set retries = $2 where id = $1", [id, retries]);
  } else {
    await execute(shell, userId, async () => {
      const current = await loadJob(shell, id);
      if (current === undefined || current.tree_state === null) throw new NoSuchJob(id);
      const tree = treeOf(current);
      return {
        ...{ tree, rootId: current.root_id, command: noChange(current) },
        also(writes) {
          const { exception_message, exception_stack, failed_activity_id } = current;
          writes.jobsFailed.push({
            ...{ id, retries, exception_message, exception_stack, failed_activity_id },
            ...{ due_at: current.due_at === null ? null : at(current.due_at), lock_owner: null, lock_expires_at: null },
          });
          if (retries > 0 && current.retries === 0)
            writes.incidentsEnded.push({ configuration: id, ended_at: at(shell.now()), resolution: "resolved" });
          if (retries === 0 && current.retries > 0)
            raiseIncident(writes, tree.state, shell.now(), {
              ...{ type: "failedJob", configuration: id, message: exception_message, executionId: current.execution_id },
              ...{ activityId: current.activity_id, failedActivityId: failed_activity_id, historyConfiguration: null },
              jobDefinitionId: current.job_definition_id,
            });
        },
      };
    });
  }
  shell.wakeups.job(row.due_at ?? shell.now());
}
