import { expect } from "@jest/globals";
import { parseRetryCycle } from "../../../../src/engine/core/timer/retry-cycle.ts";

const minutes = 60_000;
const from = Date.parse("2026-11-21T10:00:00.000Z");

test("R5/PT10M: five attempts, ten minutes apart", () => {
  const cycle = parseRetryCycle("R5/PT10M")!;
  expect(cycle.attempts).toBe(5);
  expect(cycle.pause(5, from)).toBe(10 * minutes);
  expect(cycle.pause(2, from)).toBe(10 * minutes);
});

test("a list of pauses: one attempt more than pauses, each pause longer", () => {
  const cycle = parseRetryCycle("PT1M, PT5M,PT1H")!;
  expect(cycle.attempts).toBe(4);
  expect([4, 3, 2].map((left) => cycle.pause(left, from))).toEqual([1 * minutes, 5 * minutes, 60 * minutes]);
});

test.each(["", "R5", "R5/10M", "often", "PT1M,soon"])("%p is none", (text) => {
  expect(parseRetryCycle(text)).toBeNull();
});
