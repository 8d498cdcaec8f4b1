/** Dates: java.util.Date of Date variables and `now()`, Joda's DateTime of `dateTime()`; both in the zone of the server. */
import { MethodFault } from "../errors.ts";
import { integer, long } from "../java-number.ts";
import { DateTime, javaEquals, javaText } from "../values.ts";
import { int, type Methods, NoSuchMethod, text } from "./methods.ts";

const DATE_PARTS: ReadonlyMap<string, (date: Date) => number> = new Map([
  ["year", (date: Date) => date.getFullYear() - 1900],
  ["month", (date: Date) => date.getMonth()],
  ["date", (date: Date) => date.getDate()],
  ["day", (date: Date) => date.getDay()],
  ["hours", (date: Date) => date.getHours()],
  ["minutes", (date: Date) => date.getMinutes()],
  ["seconds", (date: Date) => date.getSeconds()],
  ["timezoneOffset", (date: Date) => date.getTimezoneOffset()],
]);
const DATE_TIME_PARTS: ReadonlyMap<string, (date: Date) => number> = new Map([
  ["year", (date: Date) => date.getFullYear()],
  ["monthOfYear", (date: Date) => date.getMonth() + 1],
  ["dayOfMonth", (date: Date) => date.getDate()],
  ["dayOfWeek", (date: Date) => date.getDay() || 7],
  ["hourOfDay", (date: Date) => date.getHours()],
  ["minuteOfHour", (date: Date) => date.getMinutes()],
  ["secondOfMinute", (date: Date) => date.getSeconds()],
]);

export const datePart = (date: Date, name: string): unknown => part(DATE_PARTS, date, name);
export const dateTimePart = (self: DateTime, name: string): unknown => part(DATE_TIME_PARTS, new Date(self.millis), name);

function part(parts: ReadonlyMap<string, (date: Date) => number>, date: Date, name: string): unknown {
  const read = parts.get(name);
  return read && integer(read(date));
}

export const dateMethods: Methods<Date> = new Map<string, (self: Date, parameters: unknown[]) => unknown>([
  ["getTime/0", (self) => long(self.getTime())],
  ["before/1", (self, [other]) => self < date(other)],
  ["after/1", (self, [other]) => self > date(other)],
  ["compareTo/1", (self, [other]) => integer(Math.sign(self.getTime() - date(other).getTime()))],
  ["equals/1", (self, [other]) => javaEquals(self, other)],
  ["toString/0", (self) => javaText(self)],
]);

export const dateTimeMethods: Methods<DateTime> = new Map<string, (self: DateTime, parameters: unknown[]) => unknown>([
  ["toDate/0", (self) => new Date(self.millis)],
  ["getMillis/0", (self) => long(self.millis)],
  ["toString/0", (self) => self.toString()],
  ["toString/1", (self, [pattern]) => format(new Date(self.millis), text(pattern))],
  ["isBefore/1", (self, [other]) => self.millis < dateTime(other).millis],
  ["isAfter/1", (self, [other]) => self.millis > dateTime(other).millis],
  ["withTimeAtStartOfDay/0", (self) => changed(self, (d) => d.setHours(0, 0, 0, 0))],
  ...shifts("Seconds", (d, n) => d.setTime(d.getTime() + n * 1000)),
  ...shifts("Minutes", (d, n) => d.setTime(d.getTime() + n * 60_000)),
  ...shifts("Hours", (d, n) => d.setTime(d.getTime() + n * 3_600_000)),
  ...shifts("Days", (d, n) => d.setDate(d.getDate() + n)),
  ...shifts("Weeks", (d, n) => d.setDate(d.getDate() + 7 * n)),
  ...shifts("Months", addMonths),
  ...shifts("Years", (d, n) => addMonths(d, 12 * n)),
]);

function shifts(
  unit: string,
  add: (date: Date, n: number) => void,
): [string, (self: DateTime, parameters: unknown[]) => unknown][] {
  return [
    [`plus${unit}/1`, (self, [n]) => changed(self, (d) => add(d, int(n)))],
    [`minus${unit}/1`, (self, [n]) => changed(self, (d) => add(d, -int(n)))],
  ];
}

function changed(self: DateTime, change: (date: Date) => void): DateTime {
  const copy = new Date(self.millis);
  change(copy);
  return new DateTime(copy.getTime());
}

/** The 31st becomes the last day of a shorter month. */
function addMonths(date: Date, months: number): void {
  const day = date.getDate();
  date.setDate(1);
  date.setMonth(date.getMonth() + months);
  date.setDate(Math.min(day, new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate()));
}

const FIELDS: ReadonlyMap<string, (date: Date) => number> = new Map([
  ["yyyy", (d: Date) => d.getFullYear()],
  ["MM", (d: Date) => d.getMonth() + 1],
  ["dd", (d: Date) => d.getDate()],
  ["HH", (d: Date) => d.getHours()],
  ["mm", (d: Date) => d.getMinutes()],
  ["ss", (d: Date) => d.getSeconds()],
  ["SSS", (d: Date) => d.getMilliseconds()],
]);

/** Patterns of yyyy, MM, dd, HH, mm, ss, SSS, quoted text and signs. */
function format(date: Date, pattern: string): string {
  return pattern.replace(/'([^']*)'|([A-Za-z])\2*/g, (all, quoted: string | undefined) => {
    if (quoted !== undefined) return quoted || "'";
    const field = FIELDS.get(all);
    if (!field) throw new MethodFault("java.lang.IllegalArgumentException", `Illegal pattern component: ${all}`);
    return String(field(date)).padStart(all.length, "0");
  });
}

function date(value: unknown): Date {
  if (value instanceof Date) return value;
  if (value !== null) throw new NoSuchMethod();
  throw new MethodFault("java.lang.NullPointerException", 'Cannot invoke "Object.getClass()" because "date" is null');
}

function dateTime(value: unknown): DateTime {
  if (value instanceof DateTime) return value;
  throw new NoSuchMethod();
}
