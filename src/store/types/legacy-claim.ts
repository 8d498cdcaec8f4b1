/** What the old door shows next. */
export type OldDoor =
  /** Ask for the password; also for a login that nobody knows, so that nobody learns which logins exist. */
  | "password"
  /** The login is dead: explain, lead to Gov.br, ask nothing. */
  | "migrated";

/** Proofs of old logins, and what they entitle to. */
export interface LegacyClaimRepository {
  /** First step of the old door. */
  door(login: string): Promise<OldDoor>;
  /**
   * Second step. One answer and one duration for an unknown login, a wrong password, a dead login and one that is locked
   * after failures. A claim is single use, lives for 30 minutes until it is attached, and is kept hashed.
   */
  prove(proof: { login: string; password: string; origin: string | null }): Promise<{ claim: string } | null>;
  /** The old account that a claim proves, while it can be attached. */
  claimed(claim: string): Promise<{ legacyAccountId: string; login: string; expiresAt: Date } | null>;
  /**
   * Gives the proof to the account that came from Gov.br; the same account may repeat it. StoreError `ticket-unknown`,
   * `ticket-used` (another account's), `ticket-expired`, `account-not-govbr` (own credentials).
   */
  attach(request: { claim: string; accountId: string }): Promise<{ legacyAccountId: string }>;
  /** The person does not want it any more. */
  release(request: { legacyAccountId: string; accountId: string }): Promise<void>;
}
