/**
 * What can go wrong with Gov.br, told apart by what the caller does next.
 *
 * - `denied` — the person chose "Negar" (or cancelled). Offer to try again.
 * - `state-mismatch` — the return does not belong to this login attempt: another browser, a replay, a forgery.
 * - `code-rejected` — Gov.br refused the code (used, expired) or sent none. Start the login again.
 * - `nonce-invalid`, `signature-invalid`, `issuer-invalid`, `audience-invalid`, `expired`, `claims-invalid` — the id
 *   token cannot be believed. Start again; if it repeats, an operator must look (clock, keys, registration).
 * - `client-rejected` — our own registration is wrong (client id, secret, scope, return address). An operator must look.
 * - `agent-session` — the session was opened under a Gov.br power of attorney, which speaks for somebody else.
 * - `unavailable` — network, timeout, 5xx, unreadable answer. Transient: try again later.
 * - `token-expired`, `scope-missing` — companies API only: log in again; have the scope granted to the registration.
 * - `insecure-address` — configuration: plain http without `allowInsecure`.
 */
export type GovbrErrorCode =
  | "denied"
  | "state-mismatch"
  | "code-rejected"
  | "nonce-invalid"
  | "signature-invalid"
  | "issuer-invalid"
  | "audience-invalid"
  | "expired"
  | "claims-invalid"
  | "client-rejected"
  | "agent-session"
  | "unavailable"
  | "token-expired"
  | "scope-missing"
  | "insecure-address";

/**
 * An error of the Gov.br part. `reason` is for the log: it never holds a token, a code, a secret or personal data,
 * and the causing error is not attached, because the libraries keep whole answers (tokens included) in theirs.
 */
export class GovbrError extends Error {
  override readonly name = "GovbrError";

  constructor(
    readonly code: GovbrErrorCode,
    readonly reason: string,
    /** false only when an error came back without state: show it, but do not record it as the person's act. */
    readonly stateProven = true,
  ) {
    super(`${code}: ${reason}`);
  }
}
