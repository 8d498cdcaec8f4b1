import { describe, expect, test } from "@jest/globals";
import { attemptNumber, nextRetry } from "../../../src/camunda/worker/retry-policy.ts";

describe("nextRetry", () => {
  test("the first failure has no number yet: all retries remain", () => {
    expect(nextRetry(null, 5)).toEqual({ retries: 5, retryTimeout: 1_000 });
  });

  test("each further one counts down and waits four times as long, five minutes at most", () => {
    expect([5, 4, 3, 2].map((retries) => nextRetry(retries, 5))).toEqual([
      { retries: 4, retryTimeout: 4_000 },
      { retries: 3, retryTimeout: 16_000 },
      { retries: 2, retryTimeout: 64_000 },
      { retries: 1, retryTimeout: 256_000 },
    ]);
    expect(nextRetry(2, 9)).toEqual({ retries: 1, retryTimeout: 300_000 });
  });

  test("the last one is an incident", () => {
    expect(nextRetry(1, 5)).toEqual({ retries: 0, retryTimeout: 0 });
  });

  test("an operator may have given more retries than the worker asks for", () => {
    expect(nextRetry(20, 5)).toEqual({ retries: 19, retryTimeout: 1_000 });
  });

  test("a worker without retries makes an incident of the first failure", () => {
    expect(nextRetry(null, 0)).toEqual({ retries: 0, retryTimeout: 0 });
  });
});

test("attemptNumber counts from one", () => {
  expect([null, 5, 4, 1].map((retries) => attemptNumber(retries, 5))).toEqual([1, 2, 3, 6]);
});
