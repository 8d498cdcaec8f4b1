import type { AccountRepository } from "./types/account.ts";
import type { AuditRepository } from "./types/audit.ts";
import type { CertificateRepository } from "./types/certificate.ts";
import type { CompanyRepository } from "./types/company.ts";
import type { ConsentRepository } from "./types/consent.ts";
import type { DelegationRepository } from "./types/delegation.ts";
import type { DelegationRequestRepository, ServicePackageRepository } from "./types/delegation-request.ts";
import type { CompanyRegistrationRepository, DocumentRepository } from "./types/document.ts";
import type { GovbrSessionRepository } from "./types/govbr-session.ts";
import type { JourneyRepository } from "./types/journey.ts";
import type { LegacyRepository } from "./types/legacy.ts";
import type { LoginRepository } from "./types/login.ts";
import type { MemberRepository } from "./types/member.ts";
import type { NoticeRepository } from "./types/notice.ts";
import type { OutboxRepository } from "./types/outbox.ts";
import type { ProcessRepository } from "./types/process.ts";
import type { ServiceRepository, SettingRepository } from "./types/service.ts";
import type { SessionRepository } from "./types/session.ts";
import type { StaffRepository } from "./types/staff.ts";
import type { SubstitutionRepository } from "./types/substitution.ts";

export type * from "./types/account.ts";
export type * from "./types/audit.ts";
export type * from "./types/certificate.ts";
export type * from "./types/company.ts";
export type * from "./types/consent.ts";
export type * from "./types/delegation.ts";
export type * from "./types/delegation-request.ts";
export type * from "./types/document.ts";
export type * from "./types/govbr-session.ts";
export type * from "./types/journey.ts";
export type * from "./types/legacy.ts";
export type * from "./types/legacy-claim.ts";
export type * from "./types/legacy-conflict.ts";
export type * from "./types/legacy-import.ts";
export type * from "./types/legacy-migration.ts";
export type * from "./types/login.ts";
export type * from "./types/member.ts";
export type * from "./types/migration-deadline.ts";
export type * from "./types/notice.ts";
export type * from "./types/outbox.ts";
export type * from "./types/process.ts";
export type * from "./types/service.ts";
export type * from "./types/session.ts";
export type * from "./types/staff.ts";
export type * from "./types/substitution.ts";

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
  services: ServiceRepository;
  settings: SettingRepository;
  members: MemberRepository;
  delegations: DelegationRepository;
  delegationRequests: DelegationRequestRepository;
  servicePackages: ServicePackageRepository;
  substitutions: SubstitutionRepository;
  processes: ProcessRepository;
  documents: DocumentRepository;
  companyRegistrations: CompanyRegistrationRepository;
  notices: NoticeRepository;
  legacy: LegacyRepository;
  audit: AuditRepository;
  outbox: OutboxRepository;
  /** Resolves when the database answers; rejects with StoreError `database-unavailable`. */
  ping(): Promise<void>;
  /** Deletes what has expired: Gov.br sessions, portal sessions, login attempts, tickets. Runs by itself every ten minutes. */
  dropExpired(): Promise<void>;
  close(): Promise<void>;
}
