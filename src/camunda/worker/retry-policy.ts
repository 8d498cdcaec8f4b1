/** Milliseconds before the second attempt; each further one waits four times as long. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 5 * 60_000;

/**
 * What is reported after a transient failure. The engine does not count: `retries` is null until the first failure,
 * and from then on whatever was reported last. 0 remaining retries is an incident.
 */
export function nextRetry(retries: number | null, maximum: number): { retries: number; retryTimeout: number } {
  const remaining = retries === null ? maximum : Math.max(retries - 1, 0);
  const failuresBefore = Math.max(maximum - remaining, 0);
  return { retries: remaining, retryTimeout: remaining === 0 ? 0 : Math.min(FIRST_PAUSE * 4 ** failuresBefore, LONGEST_PAUSE) };
}

/** Which attempt this is, from 1. After an operator has set the retries anew it is an estimate. */
export function attemptNumber(retries: number | null, maximum: number): number {
  return retries === null ? 1 : Math.max(maximum - retries, 0) + 2;
}
