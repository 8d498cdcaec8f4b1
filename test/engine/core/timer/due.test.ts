/** Due dates and their faults as a running Camunda 7.24.0 gave them. */
import { nextDue, prepareRepeat, resolveDue, resolveDueDate } from "../../../../src/engine/core/timer/due.ts";

const now = Date.parse("2026-11-21T09:07:30.270Z");
const iso = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString());

test.each([
  ["duration", "P1W", "2026-11-28T09:07:30.270Z"],
  ["duration", "PT0.5S", "2026-11-21T09:07:30.770Z"],
  ["duration", "P1M", "2026-12-21T09:07:30.270Z"],
  ["duration", "P1Y2M", "2028-01-21T09:07:30.270Z"],
  ["duration", "R3/PT1H", "2026-11-21T10:07:30.270Z"],
  ["duration", "2030-01-01T00:00:00Z/PT1H", "2030-01-01T01:00:00.000Z"],
  ["duration", "PT1H/2030-01-01T00:00:00Z", "2030-01-01T00:00:00.000Z"],
  ["date", "2030-01-01T10:00:00Z", "2030-01-01T10:00:00.000Z"],
  ["date", "2030-01-01T10:00:00+03:00", "2030-01-01T07:00:00.000Z"],
  ["date", "2030-01-01T10:00:00.1234Z", "2030-01-01T10:00:00.123Z"],
  ["date", "P1D", "2026-11-22T09:07:30.270Z"],
  ["cycle", "R3/PT1H", "2026-11-21T10:07:30.270Z"],
  ["cycle", "R/PT1H", "2026-11-21T10:07:30.270Z"],
  ["cycle", "R0/PT1H", "2026-11-21T09:07:30.270Z"],
  ["cycle", "R3/2030-01-01T00:00:00Z/PT1H", "2030-01-01T00:00:00.000Z"],
  ["cycle", "R2/PT1H/2031-01-01T00:00:00Z", "2030-12-31T22:00:00.000Z"],
  // Without counting every repetition on the way: millions of them.
  ["cycle", "R/PT1S/2999-01-01T00:00:00Z", "2026-11-21T09:07:31.000Z"],
  ["cycle", "R/P1D/9999-01-01T12:00:00Z", "2026-11-21T12:00:00.000Z"],
  ["cycle", "R/0001-01-01T12:00:00Z/P1D", "2026-11-21T12:00:00.000Z"],
  ["cycle", "R/P1M/2027-03-31T00:00:00Z", "2026-11-28T00:00:00.000Z"],
  // A period without length does not repeat.
  ["cycle", "R/PT0S/2999-01-01T00:00:00Z", "2999-01-01T00:00:00.000Z"],
] as const)("%s %s", (kind, text, due) => {
  expect(iso(resolveDue(kind, text, now))).toBe(due);
});

test.each([
  ["duration", "PX", "ENGINE-09027 Exception while resolving duedate 'PX': PX"],
  ["duration", "PT", "ENGINE-09027 Exception while resolving duedate 'PT': PT"],
  ["duration", "P2W3D", "ENGINE-09027 Exception while resolving duedate 'P2W3D': P2W3D"],
  ["duration", "1h", 'ENGINE-09027 Exception while resolving duedate \'1h\': Invalid format: "1h" is malformed at "h"'],
  ["duration", "-PT5M", "ENGINE-09027 Exception while resolving duedate '-PT5M': Invalid format: \"-PT5M\""],
  ["duration", "1", "ENGINE-09027 Exception while resolving duedate '1': Index 1 out of bounds for length 1"],
  [
    "date",
    "2030-13-01",
    "ENGINE-09027 Exception while resolving duedate '2030-13-01': Cannot parse \"2030-13-01\": Value 13 for monthOfYear must be in the range [1,12]",
  ],
  [
    "date",
    "2030-02-30",
    "ENGINE-09027 Exception while resolving duedate '2030-02-30': Cannot parse \"2030-02-30\": Value 30 for dayOfMonth must be in the range [1,28]",
  ],
  [
    "date",
    "2030-01-01 10:00",
    'ENGINE-09027 Exception while resolving duedate \'2030-01-01 10:00\': Invalid format: "2030-01-01 10:00" is malformed at " 10:00"',
  ],
  ["date", "", "ENGINE-09027 Exception while resolving duedate '': Invalid format: \"\""],
  ["date", "PT1X", 'ENGINE-09027 Exception while resolving duedate \'PT1X\': Invalid format: "PT1X" is malformed at "1X"'],
  ["cycle", "R3", "ENGINE-09026 Exception while parsing cycle expression 'R3': Index 0 out of bounds for length 0"],
  ["cycle", "Rx/PT1H", "ENGINE-09026 Exception while parsing cycle expression 'Rx/PT1H': For input string: \"x\""],
  ["cycle", "R3/1h", 'ENGINE-09026 Exception while parsing cycle expression \'R3/1h\': Invalid format: "1h" is malformed at "h"'],
] as const)("%s %s is refused", (kind, text, message) => {
  expect(() => resolveDue(kind, text, now)).toThrow(message);
});

test("the timer of a start event may be an expression without variables", () => {
  expect(iso(resolveDue("date", "${dateTime().plusHours(1).toDate()}", now))).toBe("2026-11-21T10:07:30.270Z");
  expect(iso(resolveDue("duration", "${'PT5M'}", now))).toBe(iso(resolveDue("duration", "PT5M", now)));
  expect(prepareRepeat("${'R/PT1H'}", now)).toBe(prepareRepeat("R/PT1H", now));
  expect(() => resolveDue("date", "${d}", now)).toThrow(
    "Unknown property used in expression: ${d}. Cause: Cannot resolve identifier 'd'",
  );
  expect(() => resolveDue("date", "${1}", now)).toThrow("Timer was not configured with a valid duration/time");
});

test("the letters of a date may be small", () => {
  expect(resolveDueDate("2030-01-01t10:00z", now)).toBe(Date.parse("2030-01-01T10:00:00Z"));
  expect(() => resolveDueDate("tomorrow", now)).toThrow('Invalid format: "tomorrow" is malformed at "omorrow"');
});

test("a date without zone is local time", () => {
  expect(resolveDueDate("2030-01-01T10:00", now)).toBe(new Date(2030, 0, 1, 10).getTime());
});

describe("repetitions are counted by the clock", () => {
  const repeat = prepareRepeat("R3/PT1H", now);
  const hours = (count: number): number => now + count * 3_600_000;

  test("fired on time: the next one an hour later, three in all", () => {
    expect(nextDue(repeat, hours(1))).toBe(hours(2));
    expect(nextDue(repeat, hours(2))).toBe(hours(3));
    expect(nextDue(repeat, hours(3) + 1)).toBeNull();
  });

  test("fired by hand before its time: the same time again", () => {
    expect(nextDue(repeat, hours(0))).toBe(hours(1));
  });

  test("fired late: what was missed is lost", () => {
    expect(nextDue(repeat, hours(2) + 1)).toBe(hours(3));
  });

  test("a cycle without end that began long ago", () => {
    expect(nextDue("R/2000-01-01T00:00:00Z/PT1S", now)).toBe(Math.floor(now / 1000) * 1000 + 1000);
  });
});
