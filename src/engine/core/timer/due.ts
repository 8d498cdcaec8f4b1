/** Due dates of timers and tasks, in milliseconds since the epoch, with Camunda's messages for what is malformed. */
import { parseExpression } from "../../expression/index.ts";
import { EngineException } from "../types/exceptions.ts";
import { nextCron } from "./cron.ts";
import { addDuration, parseDuration } from "./duration.ts";
import { dueOf, parseInterval } from "./interval.ts";
import { parseIsoDate } from "./iso-date.ts";

/** When the timer of a start event is due: its text may be an expression, which finds no variables. Throws EngineException. */
export function resolveDue(kind: "date" | "duration" | "cycle", text: string, now: number): number {
  const value = startValue(text, now);
  return value instanceof Date ? value.getTime() : dueOfText(kind, value, now);
}

/** When a timer with that text is due. Throws EngineException ENGINE-09026 or ENGINE-09027. */
export function dueOfText(kind: "date" | "duration" | "cycle", text: string, now: number): number {
  if (kind === "date") return resolveDueDate(text, now);
  const fault =
    kind === "cycle" ? "ENGINE-09026 Exception while parsing cycle expression" : "ENGINE-09027 Exception while resolving duedate";
  if (kind === "cycle" && isCron(text)) return guarded(fault, text, () => nextCron(text, now));
  return guarded(fault, text, () => dueOf(parseInterval(text, now), now) ?? now);
}

/** A date, or a duration from now: the due and follow-up date of a task, a timeDate. */
export function resolveDueDate(text: string, now: number): number {
  return guarded("ENGINE-09027 Exception while resolving duedate", text, () => {
    if (!text.startsWith("P")) return parseIsoDate(text);
    try {
      return addDuration(now, parseDuration(text));
    } catch {
      throw new Error(`Invalid format: "${text}"${malformedAt(text)}`);
    }
  });
}

/** Fixes the start of a start event's cycle, whose text may be an expression. Throws EngineException. */
export function prepareRepeat(text: string, now: number): string {
  const value = startValue(text, now);
  return fixStart(value instanceof Date ? value.toISOString() : value, now);
}

/** Fixes the start of a cycle, so that its repetitions are counted by the clock from now on. */
export function fixStart(text: string, now: number): string {
  const parts = text.split("/");
  return parts.length === 2 && text.startsWith("R") ? `${parts[0]}/${new Date(now).toISOString()}/${parts[1]}` : text;
}

/** When a cycle prepared by prepareRepeat is due next; null when it is over. */
export function nextDue(repeat: string, now: number): number | null {
  return isCron(repeat) ? nextCron(repeat, now) : dueOf(parseInterval(repeat, now), now);
}

/** A cycle is a repeating interval or a cron expression. */
function isCron(text: string): boolean {
  return !text.startsWith("R");
}

/** A start event's timer is known before there is an instance. */
function startValue(text: string, now: number): string | Date {
  const scope = { get: () => ({ found: false, value: null }), authenticatedUserId: null, now };
  const value = parseExpression(text).evaluate(scope);
  if (typeof value === "string" || value instanceof Date) return value;
  throw new EngineException(
    "Timer was not configured with a valid duration/time, either hand in a java.util.Date or a String in format 'yyyy-MM-dd'T'hh:mm:ss'",
  );
}

function guarded(fault: string, text: string, resolve: () => number): number {
  try {
    return resolve();
  } catch (error) {
    throw new EngineException(`${fault} '${text}': ${(error as Error).message}`);
  }
}

/** Where the reading of a period ends. */
function malformedAt(text: string): string {
  const read = /^P(?:\d+[YMWD])*T?/.exec(text)?.[0] ?? "";
  return read.length < text.length ? ` is malformed at "${text.slice(read.length)}"` : "";
}
