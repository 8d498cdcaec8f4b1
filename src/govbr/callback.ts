import { timingSafeEqual } from "node:crypto";
import { GovbrError } from "./error.ts";

const SINGLE = ["code", "state", "error", "iss"] as const;
const BY_THE_PERSON = new Set(["access_denied", "login_required", "interaction_required", "consent_required"]);
const PASSING = new Set(["server_error", "temporarily_unavailable"]);

/**
 * Checks the return from /authorize before anything is asked of Gov.br, and rebuilds it on the registered return
 * address (behind a reverse proxy the address seen here may differ). Gov.br does not document what follows "Negar":
 * an error with state, an error without state and a return with nothing are all told apart.
 */
export function checkCallback(currentUrl: URL, redirectUri: string, expectedState: string): URL {
  const given = currentUrl.searchParams;
  if (SINGLE.some((name) => given.getAll(name).length > 1)) throw new GovbrError("state-mismatch", "repeated parameter");
  const error = given.get("error");
  const state = given.get("state");
  if (error !== null && state === null) throw errorOf(error, false);
  if (state === null || !sameText(state, expectedState)) throw new GovbrError("state-mismatch", "state is not of this login");
  if (error !== null) throw errorOf(error, true);
  if (!given.get("code")) throw new GovbrError("code-rejected", "return without code");
  const url = new URL(redirectUri);
  for (const name of SINGLE) {
    const value = given.get(name);
    if (value !== null) url.searchParams.set(name, value);
  }
  return url;
}

function errorOf(error: string, stateProven: boolean): GovbrError {
  if (BY_THE_PERSON.has(error)) return new GovbrError("denied", error, stateProven);
  if (PASSING.has(error)) return new GovbrError("unavailable", error, stateProven);
  return new GovbrError("client-rejected", "authorization refused", stateProven);
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
