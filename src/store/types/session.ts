/** What a browser carries through the portal. Must be JSON. */
export interface SessionData {
  journeyId: string | null;
  accountId: string | null;
  csrfToken: string;
  [key: string]: unknown;
}

/** A session of the portal. `id` is the token for the cookie; the store keeps only its hash. */
export interface PortalSession {
  id: string;
  data: SessionData;
  createdAt: Date;
  /** When it ends if nothing more happens (idle), or for good (absolute), whichever comes first. */
  expiresAt: Date;
}

/** Where a browser is and what it calls itself. */
export interface SessionClient {
  userAgent: string | null;
  origin: string | null;
}

/** A session in which a person is signed in, as that person sees it. */
export interface SignedInSession extends SessionClient {
  /** Names it, but opens nothing. */
  id: string;
  /** Whether it is the one that asks. */
  current: boolean;
  signedInAt: Date;
  seenAt: Date;
  expiresAt: Date;
}

/** Lives 30 days without an account; with one, 30 minutes idle and 12 hours in all. */
export interface SessionRepository {
  create(data: SessionData, client?: SessionClient): Promise<PortalSession>;
  /** Null when unknown or over. Reading it keeps it alive. */
  get(token: string): Promise<PortalSession | null>;
  /** Replaces the data. Null when the session is over. */
  update(token: string, data: SessionData): Promise<PortalSession | null>;
  /** The same session under a new token, from now on the only one (after login). `data` replaces the data. */
  rotate(token: string, data?: SessionData, client?: SessionClient): Promise<PortalSession | null>;
  destroy(token: string): Promise<void>;
  /** Sessions in which a person is signed in at this moment, the one used last first. `token`: of the one that asks. */
  listOf(request: { accountId: string; token: string | null }): Promise<SignedInSession[]>;
  /** Ends one session of a person, with the audit entry. False when there is none such. */
  end(request: { accountId: string; id: string; origin: string | null }): Promise<boolean>;
  /** Ends all sessions of a person but one, with the audit entry; returns how many. */
  endOthers(request: { accountId: string; token: string; origin: string | null }): Promise<number>;
  /** Ends every session of a person; returns how many. */
  destroyAllOf(accountId: string): Promise<number>;
}
