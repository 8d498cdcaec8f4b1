const minute = 60_000;

/** When to try again after so many attempts: one minute, doubled each time, six hours at most. It never gives up by itself. */
export function retryAt(attempts: number, now: Date): Date {
  const wait = Math.min(minute * 2 ** Math.max(attempts - 1, 0), 6 * 60 * minute);
  return new Date(now.getTime() + wait);
}
