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

/** Lives 30 days without an account; with one, 30 minutes idle and 12 hours in all. */
export interface SessionRepository {
  create(data: SessionData): Promise<PortalSession>;
  /** Null when unknown or over. Reading it keeps it alive. */
  get(token: string): Promise<PortalSession | null>;
  /** Replaces the data. Null when the session is over. */
  update(token: string, data: SessionData): Promise<PortalSession | null>;
  /** The same session under a new token, from now on the only one (after login). `data` replaces the data. */
  rotate(token: string, data?: SessionData): Promise<PortalSession | null>;
  destroy(token: string): Promise<void>;
  /** Ends every session of a person; returns how many. */
  destroyAllOf(accountId: string): Promise<number>;
}
