const minute = 60_000;
const idle = { anonymous: 30 * 24 * 60 * minute, signedIn: 30 * minute };
const absolute = 12 * 60 * minute;

/** When a session ends: 30 days idle without an account; with one, 30 minutes idle, and 12 hours after the login. */
export function expiryOf({ signed_in_at, seen_at }: { signed_in_at: Date | null; seen_at: Date }): Date {
  if (signed_in_at === null) return new Date(seen_at.getTime() + idle.anonymous);
  return new Date(Math.min(seen_at.getTime() + idle.signedIn, signed_in_at.getTime() + absolute));
}

/** Whether a visit is worth a write: every page has many requests. */
export function isNoteworthy(seenBefore: Date, now: Date): boolean {
  return now.getTime() - seenBefore.getTime() >= minute / 2;
}
