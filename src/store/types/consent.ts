/** One act of consent. Rows are never changed: a withdrawal would be another row. */
export interface Consent {
  id: string;
  accountId: string | null;
  journeyId: string;
  purpose: string;
  items: string[];
  action: "granted" | "denied" | "withdrawn";
  /** Version and SHA-256 of the text that was shown. */
  textVersion: string;
  textHash: string;
  channel: string;
  ip: string | null;
  userAgent: string | null;
  recordedAt: Date;
}

export interface ConsentRequest {
  /** Null when the person is not known (denied before we learned who it is). */
  accountId: string | null;
  journeyId: string;
  purpose: string;
  items: string[];
  action: "granted" | "denied";
  textVersion: string;
  textHash: string;
  channel: string;
  ip?: string | null;
  userAgent?: string | null;
  /** The login it belongs to. Left out: the journey's last login attempt that came back. */
  occasion?: string;
}

export interface ConsentRepository {
  /** Records an act once per journey, purpose, action and occasion; a repetition returns the first. */
  record(request: ConsentRequest): Promise<{ consent: Consent; created: boolean }>;
  /** Everything a person has consented to or taken back, the newest first. */
  ofAccount(accountId: string): Promise<Consent[]>;
  /**
   * Takes a consent back: its own row and audit entry; the registration is not confirmed any more, and every session of the
   * person ends, here and the ones with Gov.br. What was done stays as it was. StoreError `consent-unknown` when there is
   * none in force.
   */
  withdraw(request: { accountId: string; purpose: string } & Pick<Consent, "ip" | "userAgent">): Promise<Consent>;
  ofJourney(journeyId: string): Promise<Consent[]>;
}
