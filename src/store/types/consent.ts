/** One act of consent. Rows are never changed: a withdrawal would be another row. */
export interface Consent {
  id: string;
  accountId: string | null;
  journeyId: string;
  purpose: string;
  items: string[];
  action: "granted" | "denied";
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
  ofJourney(journeyId: string): Promise<Consent[]>;
}
