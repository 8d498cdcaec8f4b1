/** Due dates of cron expressions as a running Camunda 7.24.0 gave them. */
import { readFileSync } from "node:fs";
import { nextDue, resolveDue } from "../../../../src/engine/core/timer/due.ts";

interface Recorded {
  cron: string;
  created: string;
  due?: string;
  error?: string;
}

const file = new URL("./fixtures/camunda-cron.json", import.meta.url);
const recorded = JSON.parse(readFileSync(file, "utf8")) as Recorded[];

test.each(recorded.map((each): [string, Recorded] => [each.cron, each]))("%s", (cron, { created, due, error }) => {
  const resolve = () => resolveDue("cycle", cron, Date.parse(created));
  if (error !== undefined) expect(resolve).toThrow(error);
  else expect(new Date(resolve()).toISOString()).toBe(new Date(Date.parse(due!)).toISOString());
});

test("the next time is later than now, across the end of a year", () => {
  expect(nextDue("0 0 12 * * ?", Date.parse("2026-12-31T12:00:00Z"))).toBe(Date.parse("2027-01-01T12:00:00Z"));
});

test.each(["0 0 0 30 2 ?", "0 0 0 L-31 * ?", "0 0 0 ? * 5#6", "0 0 0 ? * ?"])(
  "%s never comes to pass: refused, where Camunda fires at once",
  (cron) => {
    expect(() => resolveDue("cycle", cron, 0)).toThrow("it never comes to pass");
  },
);
