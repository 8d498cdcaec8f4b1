import type { AccountRepository } from "./types/account.ts";
import type { AuditRepository } from "./types/audit.ts";
import type { CertificateRepository } from "./types/certificate.ts";
import type { CompanyRepository } from "./types/company.ts";
import type { ConsentRepository } from "./types/consent.ts";
import type { GovbrSessionRepository } from "./types/govbr-session.ts";
import type { JourneyRepository } from "./types/journey.ts";
import type { LoginRepository } from "./types/login.ts";
import type { OutboxRepository } from "./types/outbox.ts";
import type { SessionRepository } from "./types/session.ts";
import type { StaffRepository } from "./types/staff.ts";

export type * from "./types/account.ts";
export type * from "./types/audit.ts";
export type * from "./types/certificate.ts";
export type * from "./types/company.ts";
export type * from "./types/consent.ts";
export type * from "./types/govbr-session.ts";
export type * from "./types/journey.ts";
export type * from "./types/login.ts";
export type * from "./types/outbox.ts";
export type * from "./types/session.ts";
export type * from "./types/staff.ts";

/** Everything the platform remembers. All ids are uuids in text form; all times are `Date`. */
export interface Store {
  journeys: JourneyRepository;
  logins: LoginRepository;
  govbrSessions: GovbrSessionRepository;
  accounts: AccountRepository;
  companies: CompanyRepository;
  certificates: CertificateRepository;
  consents: ConsentRepository;
  sessions: SessionRepository;
  staff: StaffRepository;
  audit: AuditRepository;
  outbox: OutboxRepository;
  /** Resolves when the database answers; rejects with StoreError `database-unavailable`. */
  ping(): Promise<void>;
  /** Deletes what has expired: Gov.br sessions, portal sessions, login attempts, tickets. Runs by itself every ten minutes. */
  dropExpired(): Promise<void>;
  close(): Promise<void>;
}
