const minute = 60_000;

/** When to try again after so many attempts: one minute, doubled each time, six hours at most. It never gives up by itself. */
export function retryAt(attempts: number, now: Date): Date {
  const wait = Math.min(minute * 2 ** Math.max(attempts - 1, 0), 6 * 60 * minute);
  return new Date(now.getTime() + wait);
}

/**
 * Whether the mail server refused this very message for good (5xx to the recipient or to the content). The same code at the
 * greeting, at the login or for our own address speaks of our settings, which somebody will mend: then it is tried again.
 */
export function isRefusedForGood(error: unknown): boolean {
  const { responseCode, command } = error as { responseCode?: unknown; command?: unknown };
  const permanent = typeof responseCode === "number" && responseCode >= 500 && responseCode < 600;
  return permanent && (command === "RCPT TO" || command === "DATA");
}
