/** The secrets of one way to Gov.br and back. Encrypted at rest; the state is looked up by its hash. */
export interface LoginAttempt {
  id: string;
  journeyId: string;
  state: string;
  nonce: string;
  codeVerifier: string;
  expiresAt: Date;
}

export interface LoginRepository {
  /** Prepares a new attempt, good for ten minutes; an earlier unused one of the journey expires. */
  prepare(options: { journeyId: string }): Promise<LoginAttempt>;
  /** The attempt of this journey that can still be used. */
  current(journeyId: string): Promise<LoginAttempt | null>;
  /**
   * Uses an attempt up; of several callers at once exactly one succeeds. StoreError `login-state-unknown`,
   * `login-state-used`, `login-state-expired`, `login-state-other-browser` (the state belongs to another journey).
   */
  redeem(state: string, journeyId: string): Promise<LoginAttempt>;
}
