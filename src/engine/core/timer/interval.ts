import { addDuration, type Duration, parseDuration } from "./duration.ts";
import { parseIsoDate } from "./iso-date.ts";

/** An ISO 8601 interval, perhaps repeating: `PT1H`, `R3/PT1H`, `R/2030-01-01T00:00:00/P1D`, `PT1H/2030-01-01`. */
export interface Interval {
  /** null when it does not repeat. */
  times: number | null;
  period: Duration;
  start: number | null;
  end: number | null;
}

/** Reads an interval. Throws what the parts throw, and Error with Camunda's message when a part is missing. */
export function parseInterval(text: string, now: number): Interval {
  let parts = text.split("/");
  if (parts.length > 3) throw new Error(`Cannot parse '${text}' as duration`);
  let times: number | null = null;
  if (parts[0]!.startsWith("R")) {
    const count = parts[0]!.slice(1);
    if (count !== "" && !/^\d+$/.test(count)) throw new Error(`For input string: "${count}"`);
    times = count === "" ? Number.MAX_SAFE_INTEGER : Number(count);
    parts = parts.slice(1);
    if (parts.length === 0) throw new Error("Index 0 out of bounds for length 0");
  }
  const [first, second] = parts as [string, string | undefined];
  if (first.startsWith("P")) {
    const period = parseDuration(first);
    if (second !== undefined) return { times, period, start: null, end: parseIsoDate(second) };
    return { times, period, start: now, end: null };
  }
  const start = parseIsoDate(first);
  if (second === undefined) throw new Error("Index 1 out of bounds for length 1");
  if (second.startsWith("P")) return { times, period: parseDuration(second), start, end: null };
  const end = parseIsoDate(second);
  return { times, period: { years: 0, months: 0, days: 0, millis: end - start }, start, end };
}

/** When the interval is due next, seen from `now`; null when no repetition is left. */
export function dueOf(interval: Interval, now: number): number | null {
  const { times, period, start, end } = interval;
  if (times === null) return end ?? addDuration(start!, period);
  if (start !== null) {
    const due = addDuration(start, period, stepsBeyond(interval, start, now, Math.min(times, Number.MAX_SAFE_INTEGER)));
    return due < now ? null : due;
  }
  const due = back(interval, end!, now, times);
  return due < now ? null : due;
}

/** The first moment behind `now` that whole periods before `end` reach, at most `times` of them; `end` of a period without length. */
function back({ period }: Interval, end: number, now: number, times: number): number {
  if (addDuration(end, period, -1) >= end) return end;
  if (period.years === 0 && period.months === 0) {
    let steps = Math.min(times, Math.max(0, estimate(period, end - now) - 1));
    while (steps < times && addDuration(end, period, -(steps + 1)) > now) steps++;
    return addDuration(end, period, -steps);
  }
  // Months one after the other: the day that one of them has not is lost for those before it.
  let due = end;
  for (let taken = 0; taken < times; taken++) {
    const next = addDuration(due, period, -1);
    if (next <= now) break;
    due = next;
  }
  return due;
}

/** How many periods lead from `start` beyond `now`, at most `times`; none of a period without length. */
function stepsBeyond({ period }: Interval, start: number, now: number, times: number): number {
  if (start > now || times === 0) return 0;
  if (addDuration(start, period, 1) <= start) return 0;
  let steps = Math.min(times, Math.max(0, estimate(period, now - start) - 1));
  while (steps < times && addDuration(start, period, steps) <= now) steps++;
  return steps;
}

const DAY_MS = 24 * 3_600_000;
const HOUR_MS = 3_600_000;

/** So many periods at least fit into a span of time: a day may have 25 hours. */
function estimate({ years, months, days, millis }: Duration, span: number): number {
  const calendar = years * 366 + months * 31 + days;
  const longest = calendar * DAY_MS + (calendar === 0 ? 0 : HOUR_MS) + millis;
  return span <= 0 ? 0 : Math.floor(span / longest);
}
