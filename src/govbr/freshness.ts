import type { Claims } from "./claims.ts";
import { CLOCK_TOLERANCE_S } from "./client.ts";
import { GovbrError } from "./error.ts";

/** The manual states 60 s of life and shows 600 s in an example; an id token is read within moments of its issue. */
const OLDEST_S = 600;

/** Refuses an id token issued long ago or in the future: a replay, or one of the two clocks is wrong. */
export function checkFreshness(claims: Claims, now: Date): void {
  const age = now.getTime() / 1_000 - Number(claims.iat);
  if (age > OLDEST_S + CLOCK_TOLERANCE_S) throw new GovbrError("expired", "issued long ago");
  if (age < -CLOCK_TOLERANCE_S) throw new GovbrError("claims-invalid", "issued in the future: check the clock of this machine");
}
