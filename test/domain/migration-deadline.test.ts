import { expect, test } from "@jest/globals";
import { daysLeft, deadlineAfter, hasPassed, nextMoment, stepAt } from "../../src/domain/migration-deadline.ts";

/** The last day is 31 January 2027: too late from the first moment of February in Brasília on. */
const deadline = deadlineAfter(new Date("2027-01-31T15:00:00-03:00"));

test("a deadline is the first moment after its last day in Brasília, whatever moment of that day is given", () => {
  expect(deadline).toEqual(new Date("2027-02-01T00:00:00-03:00"));
  expect(deadlineAfter(new Date("2027-01-31T00:00:00-03:00"))).toEqual(deadline);
  expect(deadlineAfter(new Date("2027-01-31T23:59:59-03:00"))).toEqual(deadline);
  expect(deadlineAfter(new Date("2027-02-01T02:59:59Z"))).toEqual(deadline);
});

test("it has passed from its exact second on, not before", () => {
  expect(hasPassed(deadline, new Date("2027-01-31T23:59:59-03:00"))).toBe(false);
  expect(hasPassed(deadline, new Date(deadline.getTime() - 1))).toBe(false);
  expect(hasPassed(deadline, new Date("2027-02-01T00:00:00-03:00"))).toBe(true);
  expect(hasPassed(null, new Date("2099-01-01T00:00:00Z"))).toBe(false);
});

test.each([
  ["2027-01-01T23:59:59-03:00", null, "2027-01-02T00:00:00-03:00"],
  ["2027-01-02T00:00:00-03:00", 30, "2027-01-17T00:00:00-03:00"],
  ["2027-01-16T23:59:59-03:00", 30, "2027-01-17T00:00:00-03:00"],
  ["2027-01-17T00:00:00-03:00", 15, "2027-01-25T00:00:00-03:00"],
  ["2027-01-25T00:00:00-03:00", 7, "2027-01-31T00:00:00-03:00"],
  ["2027-01-31T00:00:00-03:00", 1, "2027-02-01T00:00:00-03:00"],
  ["2027-01-31T23:59:59-03:00", 1, "2027-02-01T00:00:00-03:00"],
  ["2027-02-01T00:00:00-03:00", "block", "2027-02-02T00:00:00-03:00"],
  ["2027-03-10T10:00:00-03:00", "block", "2027-03-11T00:00:00-03:00"],
] as const)("at %s the step is %s, and the next moment %s", (now, step, next) => {
  expect(stepAt(deadline, new Date(now))).toBe(step);
  expect(nextMoment(deadline, new Date(now))).toEqual(new Date(next));
});

test.each([
  ["2027-01-02T00:00:00-03:00", 30],
  ["2027-01-02T23:59:59-03:00", 30],
  ["2027-01-31T23:59:59-03:00", 1],
  ["2027-02-01T00:00:00-03:00", 0],
] as const)("at %s there are %i days left", (now, days) => {
  expect(daysLeft(deadline, new Date(now))).toBe(days);
});

test("days are days of Brasília also where the clock was put forward", () => {
  // The last summer time began on 4 November 2018: that day began at one o'clock.
  const spring = deadlineAfter(new Date("2018-11-10T12:00:00-02:00"));
  expect(spring).toEqual(new Date("2018-11-11T00:00:00-02:00"));
  expect(stepAt(spring, new Date("2018-10-27T00:00:00-03:00"))).toBe(15);
  expect(stepAt(spring, new Date("2018-10-26T23:59:59-03:00"))).toBe(30);
});
