/** Arbitrary events. */
import * as fc from "fast-check";
import { condition, type EventTrigger, error, escalation, message, signal, timer } from "../support/blocks.ts";

export const oneOf = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

/** What comes from outside, or by itself. */
export const waitedFor: fc.Arbitrary<EventTrigger> = oneOf(
  ...[message("m1"), message("m2"), timer("PT1H"), signal("s1"), signal("s2"), condition("${n > 1}"), condition("${x}")],
);

/** What activities raise. */
const raised: fc.Arbitrary<EventTrigger> = oneOf(
  error("E1"),
  error("E2"),
  error(""),
  escalation("C1"),
  escalation("C2"),
  escalation(""),
);

export const caughtAnywhere = fc.oneof({ weight: 3, arbitrary: waitedFor }, { weight: 2, arbitrary: raised });
