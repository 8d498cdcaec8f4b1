import { randomUUID } from "node:crypto";
import type { Command } from "../core/types/commands.ts";
import { EngineException } from "../core/types/exceptions.ts";
import { at, type Row } from "../persistence/database.ts";
import { execute, type LoadedTree } from "./execute.ts";
import { raiseIncident } from "./incident.ts";
import { loadExternalTask, treeOf } from "./load.ts";
import type { Variables } from "./scope.ts";
import type { Shell, UserId } from "./shell.ts";
import { suspended } from "./start-process.ts";

/** Camunda's column is 4000 bytes wide, its messages are cut at 666 characters. */
const maximumMessageLength = 666;

export interface Report {
  workerId: string | null;
  variables: Variables;
  localVariables: Variables;
}

export interface FailureReport extends Report {
  errorMessage: string | null;
  errorDetails: string | null;
  retries: number;
  /** Milliseconds. */
  retryTimeout: number;
}

export interface BpmnErrorReport {
  workerId: string | null;
  errorCode: string | null;
  errorMessage: string | null;
  variables: Variables;
}

/** A worker has done its work. */
export async function completeExternalTask(shell: Shell, userId: UserId, id: string, report: Report): Promise<void> {
  const { workerId, variables, localVariables } = report;
  requireWorker(workerId);
  const command: Command = { type: "complete-external-task", externalTaskId: id, variables, localVariables };
  await execute(shell, userId, async () => {
    // As far as this process knows; if that does not hold it is forgotten, and read anew, with the reason for a refusal.
    const tree = shell.trees.ofExternalTask(id);
    if (tree && isWaiting(tree, id)) return { tree, rootId: tree.rootId, command, owner: { externalTaskId: id, workerId } };
    const row = await ownedTask(shell, id, workerId, "cannot be completed by");
    return { tree: treeOf(row), rootId: row.root_id, command };
  });
}

function isWaiting({ state }: LoadedTree, externalTaskId: string): boolean {
  for (const id in state.executions) {
    const { wait } = state.executions[id]!;
    if (wait?.kind === "external-task" && wait.id === externalTaskId) return true;
  }
  return false;
}

/** A worker reports a BPMN error: caught by the nearest handler, or else the path ends. */
export async function reportBpmnError(shell: Shell, userId: UserId, id: string, report: BpmnErrorReport): Promise<void> {
  requireWorker(report.workerId);
  const { errorCode, errorMessage, variables } = report;
  if (errorCode === null) throw new EngineException("errorCode is null", "NullValueException");
  if (errorCode === "") throw new EngineException("Error Code is empty");
  await execute(shell, userId, async () => {
    const row = await ownedTask(shell, id, report.workerId, "cannot be reported by", "Bpmn error of ");
    const command: Command = {
      ...{ type: "external-task-bpmn-error", externalTaskId: id, errorCode, errorMessage, variables },
    } as Command;
    return { tree: treeOf(row), rootId: row.root_id, command };
  });
}

/** A worker has failed: the task is offered again after `retryTimeout`, or becomes an incident when no retry is left. */
export async function reportFailure(shell: Shell, userId: UserId, id: string, report: FailureReport): Promise<void> {
  requireWorker(report.workerId);
  requireNotNegative(report.retries, "retries");
  requireNotNegative(report.retryTimeout, "retryDuration");
  const { variables, localVariables, retries, retryTimeout } = report;
  const errorMessage = report.errorMessage?.slice(0, maximumMessageLength) ?? null;
  await execute(shell, userId, async () => {
    const row = await ownedTask(shell, id, report.workerId, "cannot be reported by", "Failure of ");
    const tree = treeOf(row);
    const errorDetails = report.errorDetails ?? row.error_details;
    const externalTask = {
      ...{ id, topicName: row.topic, workerId: row.worker_id, activityId: row.activity_id, priority: row.priority },
      ...{ errorMessage, errorDetails, retries: row.retries, processInstanceId: row.instance_id },
    };
    const now = shell.now();
    return {
      ...{ tree, rootId: row.root_id },
      command: { type: "fail-external-task", externalTaskId: id, variables, localVariables, externalTask },
      also(writes, result) {
        const log = failureLog(row, now, errorMessage, errorDetails);
        writes.externalTaskLogs.push(log);
        if (result.effects.some((effect) => effect.type === "external-task-ended" && effect.id === id)) return;
        writes.externalTasksFailed.push({
          ...{ id, worker_id: row.worker_id, lock_expires_at: at(now + retryTimeout), retries },
          ...{ error_message: errorMessage, error_details: errorDetails },
        });
        if (retries > 0 && row.retries === 0)
          writes.incidentsEnded.push({ configuration: id, ended_at: at(now), resolution: "resolved" });
        if (retries === 0 && row.retries !== 0)
          raiseIncident(writes, result.state ?? tree.state, now, {
            ...{ type: "failedExternalTask", configuration: id, message: errorMessage, executionId: row.execution_id },
            ...{ activityId: row.activity_id, failedActivityId: null, historyConfiguration: log.id as string },
          });
      },
    };
  });
  shell.wakeups.externalTasks(await topicOf(shell, id));
}

function failureLog(row: Row, now: number, errorMessage: string | null, errorDetails: string | null): Row {
  return {
    ...{ id: randomUUID(), root_id: row.root_id, instance_id: row.instance_id, external_task_id: row.id },
    ...{ kind: "failure", time: at(now), topic: row.topic, worker_id: row.worker_id, priority: row.priority },
    ...{ retries: row.retries, error_message: errorMessage, error_details: errorDetails, activity_id: row.activity_id },
    ...{ activity_instance_id: row.activity_instance_id, execution_id: row.execution_id },
  };
}

async function topicOf(shell: Shell, id: string): Promise<string[]> {
  const rows = await shell.database.run("topic of external task", "select topic from external_task where id = $1", [id]);
  return rows.map((row) => row.topic as string);
}

/** The task, when this worker holds it and it is not suspended. The lock may have expired: only the owner counts. */
async function ownedTask(shell: Shell, id: string, workerId: string | null, refusal: string, what = ""): Promise<Row> {
  requireWorker(workerId);
  const row = await loadExternalTask(shell, id);
  if (row === undefined) throw noSuchTask(id);
  if (row.worker_id !== workerId)
    throw new EngineException(
      `${what}External Task ${id} ${refusal} worker '${workerId}'. It is locked by worker '${row.worker_id}'.`,
      "BadUserRequestException",
    );
  if (row.suspended) throw suspended("ExternalTask", id);
  return row;
}

/** Camunda's answer to an external task that does not exist (any more). */
export function noSuchTask(id: string): EngineException {
  return new EngineException(`External task with id ${id} does not exist`, "NotFoundException");
}

/** Every call of a worker says who it is. */
export function requireWorker(workerId: string | null): asserts workerId is string {
  if (workerId === null) throw new EngineException("workerId is null", "NullValueException");
}

function requireNotNegative(value: number, name: string): void {
  if (value < 0) throw new EngineException(`${name} is not greater than or equal to 0`);
}
