/** Cron expressions of timer cycles, with six fields as Camunda 7.24 reads them (those of Spring), in UTC. */
import { cronField, type DayRule, dayOfMonth, dayOfWeek } from "./cron-fields.ts";

/** Days that are searched: a 29th of February on a given day of the week comes within 40 years. */
const MAX_DAYS = 366 * 41;
const DAY = 86_400_000;

const MACROS: Record<string, string> = {
  "@yearly": "0 0 0 1 1 *",
  "@annually": "0 0 0 1 1 *",
  "@monthly": "0 0 0 1 * *",
  "@weekly": "0 0 0 * * 0",
  "@daily": "0 0 0 * * *",
  "@midnight": "0 0 0 * * *",
  "@hourly": "0 0 * * * *",
};

interface Cron {
  seconds: number[];
  minutes: number[];
  hours: number[];
  months: number[];
  day: DayRule;
  weekday: DayRule;
}

/** The next time (ms) after `now`. Throws Error with Camunda's words when it cannot be read, or when it never comes. */
export function nextCron(text: string, now: number): number {
  const cron = parseCron(text);
  const midnight = Math.floor(now / DAY) * DAY;
  for (let count = 0; count < MAX_DAYS; count++) {
    const start = midnight + count * DAY;
    if (!isDay(cron, new Date(start))) continue;
    const found = timeAfter(cron, start, now);
    if (found !== null) return found;
  }
  throw new Error("it never comes to pass");
}

function parseCron(text: string): Cron {
  const fields = (MACROS[text.trim().toLowerCase()] ?? text).trim().split(/\s+/);
  if (fields.length !== 6) throw new Error(`Cron expression contains ${fields.length} parts but we expect one of [6]`);
  const [seconds, minutes, hours, day, months, weekday] = fields as [string, string, string, string, string, string];
  if (day === "?" && weekday === "?") throw new Error("it never comes to pass");
  return {
    seconds: cronField(seconds, "second"),
    minutes: cronField(minutes, "minute"),
    hours: cronField(hours, "hour"),
    months: cronField(months, "month"),
    day: dayOfMonth(day),
    weekday: dayOfWeek(weekday),
  };
}

/** Day of the month and day of the week must both fit. */
function isDay({ months, day, weekday }: Cron, date: Date): boolean {
  return months.includes(date.getUTCMonth() + 1) && day(date) && weekday(date);
}

/** The first time of that day that is later than `now`. */
function timeAfter({ hours, minutes, seconds }: Cron, start: number, now: number): number | null {
  for (const hour of hours) {
    if (start + (hour + 1) * 3_600_000 <= now) continue;
    for (const minute of minutes) {
      for (const second of seconds) {
        const time = start + hour * 3_600_000 + minute * 60_000 + second * 1000;
        if (time > now) return time;
      }
    }
  }
  return null;
}
