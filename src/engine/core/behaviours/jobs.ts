import { type Expression, toTypedValue } from "../../expression/index.ts";
import type { FlowNode, TimerDeclaration } from "../../model/elements.ts";
import type { Run } from "../run.ts";
import { nextDue, prepareRepeat, resolveDue } from "../timer/due.ts";
import type { Node } from "../tree/node.ts";
import { EngineException, type JobRef } from "../types.ts";
import { scopeOf } from "./scope.ts";

/** Retries that a job starts with. */
const RETRIES = 3;

/** Creates the timers that a scope holds while it exists. */
export function createTimers(run: Run, node: Node, scope = node.activity): void {
  for (const timer of scope?.timers ?? []) createTimer(run, node, timer);
}

function createTimer(run: Run, node: Node, timer: TimerDeclaration): void {
  const value = timer.expression.evaluate(scopeOf(run, node));
  if (value instanceof Date) {
    addJob(run, node, { id: run.context.newId(), kind: "timer", activityId: timer.activityId }, value.getTime());
    return;
  }
  if (typeof value !== "string") {
    throw new EngineException(
      `Timer '${node.activity?.id ?? node.instance.definition.key}' was not configured with a valid duration/time, either hand in a java.util.Date or a String in format 'yyyy-MM-dd'T'hh:mm:ss'`,
    );
  }
  const { now } = run.context;
  const job: JobRef = { id: run.context.newId(), kind: "timer", activityId: timer.activityId };
  if (timer.repeats) job.repeat = prepareRepeat(value, now);
  addJob(run, node, job, resolveDue(timer.kind, value, now));
}

/** A timer that repeats has fired: creates the job of the next time, if there is one. */
export function createNextTimer(run: Run, node: Node, fired: JobRef): void {
  if (fired.repeat === undefined) return;
  const due = nextDue(fired.repeat, run.context.now);
  if (due === null) return;
  addJob(run, node, { id: run.context.newId(), kind: "timer", activityId: fired.activityId, repeat: fired.repeat }, due);
}

/** The job that continues at an asynchronous activity. */
export function createContinuation(run: Run, node: Node, kind: "async-before" | "async-after", transitionId?: string): void {
  const job: JobRef = { id: run.context.newId(), kind, activityId: node.activity!.id };
  if (transitionId !== undefined) job.transitionId = transitionId;
  addJob(run, node, job, null);
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
    retries: RETRIES,
    priority: priorityOf(run, node, activity.jobPriority ?? node.instance.process.jobPriority),
    exclusive: activity.exclusive,
    retryTimeCycle: activity.retryTimeCycle,
  });
}

/**
 * A priority: 0 without one, and 0 when its expression cannot be resolved. Throws when it is no number.
 */
export function priorityOf(run: Run, node: Node, expression: Expression | null): number {
  if (!expression) return 0;
  let value: unknown;
  try {
    value = expression.evaluate(scopeOf(run, node));
  } catch (fault) {
    if (fault instanceof EngineException && fault.message.startsWith("Unknown property used in expression")) return 0;
    throw fault;
  }
  const number = numberOf(value);
  if (number === null) {
    throw new EngineException(`Priority value is not an Integer: ${expression.text}`);
  }
  return number;
}

/** A whole number, or the text of one; null otherwise. */
export function numberOf(value: unknown): number | null {
  const typed = toTypedValue(value);
  if (typed.type === "String") {
    const text = String(typed.value);
    return /^[+-]?\d+$/.test(text) ? Number(text) : null;
  }
  return typeof typed.value === "number" && typed.type !== "Date" ? Math.trunc(typed.value) : null;
}

/** Takes a job away from its execution, as executed or deleted. */
export function removeJob(run: Run, node: Node, job: JobRef, reason: "executed" | "deleted"): void {
  node.jobs = node.jobs.filter((other) => other !== job);
  run.emit({ type: "job-ended", id: job.id, reason });
}

export function removeJobs(run: Run, node: Node): void {
  for (const { id } of node.jobs) run.emit({ type: "job-ended", id, reason: "deleted" });
  node.jobs = [];
}
