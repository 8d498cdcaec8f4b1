import { parseRetryCycle, type RetryCycle } from "../core/timer/retry-cycle.ts";
import { EngineException } from "../core/types/exceptions.ts";
import type { Execution } from "../core/types/state.ts";
import type { FlowNode } from "../model/elements.ts";
import { jobLogRow } from "../persistence/collect/jobs.ts";
import { at, DatabaseUnavailable, type Row } from "../persistence/database.ts";
import { executeBatchJob } from "./batch/execute.ts";
import { execute, noChange } from "./execute.ts";
import { isExpression, resolveText } from "./form.ts";
import { cleanHistory, cleanupKind } from "./history-cleanup.ts";
import { raiseIncident } from "./incident.ts";
import { jobOperation, logJobOperation } from "./job-operation.ts";
import { loadJob, treeOf } from "./load.ts";
import { failLoneJob, setLoneRetries } from "./lone-job.ts";
import { NoSuchJob } from "./no-such-job.ts";
import { visibleVariables } from "./scope.ts";
import type { Shell, UserId } from "./shell.ts";
import { suspended } from "./start-process.ts";
import { fireStartTimer } from "./start-timer.ts";
import { performSuspension } from "./suspension.ts";
import { userOperationRows } from "./user-operation.ts";

/**
 * Executes a job now, due or not. When its step fails, that is written down (one retry less, the incident with the
 * last) and the failure thrown.
 */
export async function executeJob(shell: Shell, userId: UserId, id: string): Promise<void> {
  try {
    const row = await loadJob(shell, id);
    if (row === undefined) throw new NoSuchJob(id);
    if (row.root_id === null) {
      await executeLoneJob(shell, row);
      return await logJobOperation(shell, userId, row, "Execute");
    }
    await execute(shell, userId, async () => {
      const row = await loadJob(shell, id);
      if (row === undefined || row.tree_state === null) throw new NoSuchJob(id);
      if (row.suspended) throw await refusal(shell, row);
      return {
        ...{ tree: treeOf(row), rootId: row.root_id, command: { type: "execute-job", jobId: id } },
        also(writes) {
          writes.userOperations.push(...userOperationRows(userId, shell.now(), jobOperation(row, "Execute")));
        },
      };
    });
  } catch (error) {
    if (!(error instanceof NoSuchJob || error instanceof DatabaseUnavailable)) await recordFailure(shell, id, error);
    throw error;
  }
}

/** A job that belongs to no process instance. */
function executeLoneJob(shell: Shell, job: Row): Promise<void> {
  if (job.kind === cleanupKind) return cleanHistory(shell, job);
  if (job.batch_id !== null) return executeBatchJob(shell, job);
  return job.kind === "start-timer" || job.kind === "start-event" ? fireStartTimer(shell, job) : performSuspension(shell, job);
}

/**
 * Camunda notices the suspension where the job begins to run: beside the activity for a timer that does not interrupt,
 * at the target of the flow for a continuation behind an activity.
 */
async function refusal(shell: Shell, job: Row): Promise<EngineException> {
  const { state } = treeOf(job);
  const definition = await shell.definitions.load(job.definition_id);
  const activity = definition?.elements.get(job.activity_id) as FlowNode | undefined;
  const isScope = ({ instanceId, scopeId }: Execution) => instanceId === job.instance_id && scopeId === activity?.parent?.id;
  const isBeside = job.kind === "timer" && activity?.start === "concurrent-in-flow-scope";
  const scope = isBeside ? (Object.values(state.executions).find(isScope)?.id ?? job.instance_id) : null;
  const fault = suspended("Execution", scope ?? job.execution_id);
  const held = state.executions[job.execution_id]?.jobs?.find(({ id }) => id === job.id);
  const flow = activity?.outgoing.find(({ id }) => id === held?.transitionId);
  if (job.kind !== "timer") fault.failedActivityId = flow?.target.id ?? job.activity_id;
  return fault;
}

/** How a job is retried, which may be an expression over the variables of this moment; null: as jobs are by default. */
function retryCycle(shell: Shell, job: Row): RetryCycle | null {
  if (job.retry_cycle === null || !isExpression(job.retry_cycle)) return job.retry_cycle && parseRetryCycle(job.retry_cycle);
  const variables = job.tree_state === null ? {} : visibleVariables(treeOf(job).state, job.execution_id);
  try {
    return parseRetryCycle(resolveText(shell, job.retry_cycle, variables));
  } catch {
    return null;
  }
}

async function recordFailure(shell: Shell, id: string, error: unknown): Promise<void> {
  const row = await loadJob(shell, id);
  if (row === undefined) return;
  const now = shell.now();
  const cycle = retryCycle(shell, row);
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
  if (row.root_id === null || row.tree_state === null) return failLoneJob(shell, row, failure);
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

/** A new number of retries; more than 0 resolves the incident, 0 raises one. `due`: also another time. */
export async function setJobRetries(
  shell: Shell,
  userId: UserId,
  id: string,
  retries: number,
  due: { at: number | null } | null = null,
): Promise<void> {
  const row = await loadJob(shell, id);
  if (row === undefined) throw new EngineException(`ENGINE-13053 No job found with id '${id}'.'`, "BadUserRequestException");
  if (row.tree_state === null) {
    await setLoneRetries(shell, row, retries, due);
  } else {
    await execute(shell, userId, async () => {
      const current = await loadJob(shell, id);
      if (current === undefined || current.tree_state === null) throw new NoSuchJob(id);
      const tree = treeOf(current);
      return {
        ...{ tree, rootId: current.root_id, command: noChange(current) },
        also(writes) {
          const { exception_message, exception_stack, failed_activity_id } = current;
          const dueAt = due === null ? current.due_at : due.at;
          writes.jobsFailed.push({
            ...{ id, retries, exception_message, exception_stack, failed_activity_id },
            ...{ due_at: dueAt === null ? null : at(dueAt), lock_owner: null, lock_expires_at: null },
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
  shell.wakeups.job(due?.at ?? row.due_at ?? shell.now());
}

/** A new priority for acquisition. */
export async function setJobPriority(shell: Shell, userId: UserId, id: string, priority: number): Promise<void> {
  const row = await loadJob(shell, id);
  if (row === undefined) throw new EngineException(`No job found with id '${id}': job is null`, "NotFoundException");
  await shell.database.query("update job set priority = $2 where id = $1", [id, priority]);
  await logJobOperation(shell, userId, row, "SetPriority", [["priority", row.priority, priority]]);
}
