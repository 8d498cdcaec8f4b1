import type { GovbrIdentity } from "../../domain/govbr-identity.ts";

/** What a login at Gov.br left with us. Encrypted at rest, gone when the access token expires. */
export interface GovbrSession {
  identity: GovbrIdentity;
  accessToken: string;
  journeyId: string;
}

export interface GovbrSessionRepository {
  /** Keeps a login; returns its id, which is all that a process may know of it. */
  create(session: GovbrSession & { expiresAt: Date }): Promise<string>;
  /** Null when unknown or expired. */
  get(id: string): Promise<GovbrSession | null>;
  /** Deletes what has expired; returns how many. */
  dropExpired(): Promise<number>;
}
