import type { Logger } from "pino";
import { parseEngineDate } from "../values.ts";
import type { AnyWorker, WorkerTask } from "./definition.ts";
import { BpmnError, LockLost, PermanentFailure } from "./errors.ts";
import { detailsOf, messageOf } from "./failure-text.ts";
import { startHeartbeat } from "./heartbeat.ts";
import type { FailureReport, LockedTask, TaskService, Variables } from "./library.ts";
import type { TaskOutcome, WorkerMetrics } from "./metrics.ts";
import { type ReportResult, report } from "./report.ts";
import { attemptNumber, nextRetry } from "./retry-policy.ts";
import type { Timing } from "./timing.ts";
import { readInputs, toVariables, writeOutputs } from "./variables.ts";

const LOCK_DURATION = 30_000;
const RETRIES = 5;

export const lockDurationOf = (worker: AnyWorker<never>) => worker.lockDuration ?? LOCK_DURATION;

interface ExecutionContext<Services> {
  worker: AnyWorker<Services>;
  services: Services;
  taskService: TaskService;
  metrics: WorkerMetrics;
  timing: Timing;
  log: Logger;
}

/** Runs one task from its lock to the engine's answer. Never rejects. */
export async function executeTask<Services>(context: ExecutionContext<Services>, task: LockedTask): Promise<void> {
  const { worker, metrics } = context;
  const attempt = attemptNumber(task.retries, worker.retries ?? RETRIES);
  const log = context.log.child({
    topic: worker.topic,
    taskId: task.id,
    businessKey: task.businessKey,
    processInstanceId: task.processInstanceId,
    activityId: task.activityId,
    attempt,
  });
  const startedAt = performance.now();
  metrics.pickedUp(worker.topic, task.createTime === null ? null : secondsSince(task.createTime));
  const handler = new AbortController();
  const stopHeartbeat = startHeartbeat({
    task,
    taskService: context.taskService,
    lockDuration: lockDurationOf(worker),
    handler,
  });
  let outcome: TaskOutcome = "unreported";
  try {
    outcome = await handle(context, task, attempt, handler.signal, log);
  } catch (error) {
    log.error({ err: error }, "the runner itself failed");
  } finally {
    stopHeartbeat();
    const duration = (performance.now() - startedAt) / 1_000;
    metrics.ended(worker.topic, outcome, duration);
    log.info({ outcome, durationMs: Math.round(duration * 1_000) }, "task ended");
  }
}

async function handle<Services>(
  context: ExecutionContext<Services>,
  task: LockedTask,
  attempt: number,
  signal: AbortSignal,
  log: Logger,
): Promise<TaskOutcome> {
  const { worker, services, taskService, timing } = context;
  let variables: Variables;
  try {
    const input = readInputs(worker.inputs, task.variables);
    const output = await worker.handler({ input, task: describe(task, attempt), services, signal, log });
    variables = writeOutputs(worker.outputs, output);
  } catch (error) {
    if (signal.aborted && signal.reason instanceof LockLost) return afterLockLost(signal.reason, log);
    if (error instanceof BpmnError) return throwBpmnError(context, task, error, log);
    return fail(context, task, error, log);
  }
  const result = await report(() => taskService.complete(task, variables), timing);
  if (result.answer === "done") return "completed";
  // What follows in the model throws, or the engine refuses our variables: not done, and a person must see why.
  if (result.answer === "failed-behind") return fail(context, task, result.error, log);
  if (result.answer === "rejected") return fail(context, task, new PermanentFailure("Rejected", { cause: result.error }), log);
  return unreported(result, log);
}

async function throwBpmnError<Services>(
  context: ExecutionContext<Services>,
  task: LockedTask,
  error: BpmnError,
  log: Logger,
): Promise<TaskOutcome> {
  const { worker, taskService, timing } = context;
  if (!Object.hasOwn(worker.errors, error.code)) {
    // The engine would end the path without a word where the model does not catch it.
    return fail(context, task, new PermanentFailure(`BPMN error ${error.code} is not declared by the worker`), log);
  }
  const variables = toVariables(error.variables);
  const result = await report(() => taskService.handleBpmnError(task, error.code, error.message, variables), timing);
  if (result.answer === "done") {
    log.info({ errorCode: error.code }, "BPMN error");
    return "bpmn-error";
  }
  if (result.answer === "failed-behind" || result.answer === "rejected") return fail(context, task, result.error, log);
  return unreported(result, log);
}

async function fail<Services>(
  { worker, taskService, timing }: ExecutionContext<Services>,
  task: LockedTask,
  error: unknown,
  log: Logger,
): Promise<TaskOutcome> {
  const permanent = error instanceof PermanentFailure;
  const next = permanent ? { retries: 0, retryTimeout: 0 } : nextRetry(task.retries, worker.retries ?? RETRIES);
  const failure: FailureReport = { ...next, errorMessage: messageOf(error), errorDetails: detailsOf(error) };
  const incident = next.retries === 0;
  log[incident ? "error" : "warn"]({ err: error, ...next }, incident ? "task failed: incident" : "task failed, will be repeated");
  const result = await report(() => taskService.handleFailure(task, failure), timing);
  if (result.answer === "done") return incident ? "incident" : "retry";
  return unreported(result, log);
}

function afterLockLost(reason: LockLost, log: Logger): TaskOutcome {
  log.info({ reason: reason.code }, "the task is no longer ours");
  return reason.code === "cancelled" ? "cancelled" : "lock-lost";
}

/** The engine did not take the report: the task is gone, somebody else's, or comes back when its lock expires. */
function unreported({ answer, error }: ReportResult, log: Logger): TaskOutcome {
  if (answer === "gone") return afterLockLost(new LockLost("cancelled"), log);
  if (answer === "not-ours") return afterLockLost(new LockLost("lost"), log);
  log.error({ err: error, answer }, "the engine did not take the report; the task returns when its lock expires");
  return "unreported";
}

function describe(task: LockedTask, attempt: number): WorkerTask {
  const { id, topicName, businessKey, processInstanceId, processDefinitionKey, activityId } = task;
  return { id, topic: topicName, businessKey, processInstanceId, processDefinitionKey, activityId, attempt };
}

function secondsSince(engineDate: string): number {
  return Math.max(0, (Date.now() - parseEngineDate(engineDate).getTime()) / 1_000);
}
