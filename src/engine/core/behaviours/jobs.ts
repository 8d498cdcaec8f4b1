import { parseExpression } from "../../expression/index.ts";
import type { Definition } from "../../model/definition.ts";
import type { FlowNode, TimerDeclaration } from "../../model/elements.ts";
import type { Run } from "../run.ts";
import { dueOfText, fixStart, nextDue } from "../timer/due.ts";
import { parseRetryCycle } from "../timer/retry-cycle.ts";
import type { Node } from "../tree/node.ts";
import { EngineException } from "../types/exceptions.ts";
import type { JobRef, Subscription } from "../types/state.ts";
import { priorityOf } from "./numbers.ts";
import { scopeOf } from "./scope.ts";

/** Retries that a job starts with. */
const RETRIES = 3;

/** Creates the timers that a scope holds while it exists. */
export function createTimers(run: Run, node: Node, scope: Pick<FlowNode, "timers"> | null = node.activity): void {
  for (const timer of scope?.timers ?? []) createTimer(run, node, timer);
}

function createTimer(run: Run, node: Node, timer: TimerDeclaration): void {
  const { due, repeat } = reckonTimer(run, node, timer);
  addJob(run, node, { ...timerJob(run, timer), ...(repeat === undefined ? {} : { repeat }) }, due);
}

/** When a timer is due that begins to count now, and how it repeats. */
export function reckonTimer(run: Run, node: Node, timer: TimerDeclaration): { due: number; repeat?: string } {
  const value = timer.expression.evaluate(scopeOf(run, node));
  if (value instanceof Date) return { due: value.getTime() };
  if (typeof value !== "string") {
    throw new EngineException(
      `Timer '${node.activity?.id ?? node.instance.definition.key}' was not configured with a valid duration/time, either hand in a java.util.Date or a String in format 'yyyy-MM-dd'T'hh:mm:ss'`,
    );
  }
  const { now } = run.context;
  const due = dueOfText(timer.kind, value, now);
  return timer.repeats ? { due, repeat: fixStart(value, now) } : { due };
}

function timerJob(run: Run, { activityId, listenerId }: Pick<JobRef, "activityId" | "listenerId">): JobRef {
  const id = run.context.newId();
  if (listenerId === undefined) return { id, kind: "timer", activityId };
  return { id, kind: "task-listener", activityId, listenerId };
}

/** A timer that repeats has fired: creates the job of the next time, if there is one. */
export function createNextTimer(run: Run, node: Node, fired: JobRef): void {
  if (fired.repeat === undefined) return;
  const due = nextDue(fired.repeat, run.context.now);
  if (due === null) return;
  addJob(run, node, { ...timerJob(run, fired), repeat: fired.repeat }, due);
}

/** The job that continues at an asynchronous activity. */
export function createContinuation(run: Run, node: Node, kind: "async-before" | "async-after", transitionId?: string): void {
  const job: JobRef = { id: run.context.newId(), kind, activityId: node.activity!.id };
  if (transitionId !== undefined) job.transitionId = transitionId;
  addJob(run, node, job, null);
}

/** The job that delivers a signal to a subscription later. */
export function createEventJob(run: Run, node: Node, { id: subscriptionId, activityId }: Subscription): void {
  addJob(run, node, { id: run.context.newId(), kind: "event", activityId, subscriptionId }, null);
}

/** The job that starts an instance later, since a signal was thrown. */
export function createStartJob(run: Run, { id: definitionId }: Definition, activityId: string): void {
  run.emit({ type: "start-job-created", id: run.context.newId(), definitionId, activityId });
}

function addJob(run: Run, node: Node, job: JobRef, due: number | null): void {
  const activity = node.instance.definition.elements.get(job.activityId) as FlowNode;
  node.jobs.push(job);
  run.emit({
    type: "job-created",
    id: job.id,
    kind: job.kind,
    executionId: node.id,
    instanceId: node.instance.state.id,
    definitionId: node.instance.definition.id,
    activityId: job.activityId,
    due,
    repeat: job.repeat ?? null,
    retries: retriesOf(run, node, activity.retryTimeCycle),
    priority: jobPriority(run, node, job, activity),
    exclusive: activity.exclusive,
    retryTimeCycle: activity.retryTimeCycle,
  });
}

/** camunda:failedJobRetryTimeCycle says how often; what cannot be read does not count. */
function retriesOf(run: Run, node: Node, cycle: string | null): number {
  if (cycle === null) return RETRIES;
  try {
    const value = parseExpression(cycle).evaluate(scopeOf(run, node));
    return (typeof value === "string" && parseRetryCycle(value)?.attempts) || RETRIES;
  } catch (fault) {
    if (!(fault instanceof EngineException)) throw fault;
    return RETRIES;
  }
}

/** Names of job handlers, as Camunda's messages show them. */
const HANDLERS: Record<JobRef["kind"], string> = {
  timer: "timer-transition",
  "task-listener": "timer-task-listener",
  event: "event",
  "async-before": "async-continuation",
  "async-after": "async-continuation",
};

function jobPriority(run: Run, node: Node, job: JobRef, activity: FlowNode): number {
  try {
    return priorityOf(run, node, activity.jobPriority ?? node.instance.process.jobPriority);
  } catch (fault) {
    if (!(fault instanceof EngineException)) throw fault;
    const context = node.parent ? (node.isConcurrent ? "ConcurrentExecution" : "ScopeExecution") : "ProcessInstance";
    const prefix = `Job ${job.activityId}/${HANDLERS[job.kind]} instantiated in context of ${context}[${node.id}]`;
    throw new EngineException(prefix + fault.message);
  }
}

/** Takes a job away from its execution. */
export function removeJob(run: Run, node: Node, job: JobRef): void {
  node.jobs = node.jobs.filter((other) => other !== job);
  run.emit({ type: "job-ended", id: job.id, reason: "deleted" });
}

/** Takes a job away that is executed by this step. */
export function beginJob(run: Run, node: Node, job: JobRef): void {
  node.jobs = node.jobs.filter((other) => other !== job);
  const report: NonNullable<Run["executed"]>["report"] = { type: "job-ended", id: job.id, reason: "executed" };
  run.emit(report);
  run.executed = { node, activityId: job.activityId, report };
}

export function removeJobs(run: Run, node: Node): void {
  for (const { id } of node.jobs) run.emit({ type: "job-ended", id, reason: "deleted" });
  node.jobs = [];
}
