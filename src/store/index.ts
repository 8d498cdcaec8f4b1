import type { Logger } from "pino";
import type { Clock } from "../domain/clock.ts";
import { auditKeyOf } from "./audit/chain.ts";
import { openConnection } from "./connection.ts";
import type { StoreContext } from "./context.ts";
import { StoreError } from "./errors.ts";
import { dropExpired } from "./expiry.ts";
import { migrateStore } from "./migrate.ts";
import { createNoticeWriter } from "./notices.ts";
import { createOutboxWriter } from "./outbox-writer.ts";
import { accountRepository } from "./repositories/accounts.ts";
import { auditRepository } from "./repositories/audit.ts";
import { certificateRepository } from "./repositories/certificates.ts";
import { companyRepository } from "./repositories/companies.ts";
import { companyRegistrationRepository } from "./repositories/company-registrations.ts";
import { consentRepository } from "./repositories/consents.ts";
import { credentialRepository } from "./repositories/credentials.ts";
import { delegationRequestRepository } from "./repositories/delegation-requests.ts";
import { delegationRepository } from "./repositories/delegations.ts";
import { documentRepository } from "./repositories/documents.ts";
import { figuresRepository } from "./repositories/figures.ts";
import { foreignCompanyRepository } from "./repositories/foreign-companies.ts";
import { govbrSessionRepository } from "./repositories/govbr-sessions.ts";
import { instanceMoveRepository } from "./repositories/instance-moves.ts";
import { journeyRepository } from "./repositories/journeys.ts";
import { legacyRepository } from "./repositories/legacy.ts";
import { loginRepository } from "./repositories/logins.ts";
import { lookupRepository } from "./repositories/lookup.ts";
import { memberRepository } from "./repositories/members.ts";
import { migrationDeadlineRepository } from "./repositories/migration-deadline.ts";
import { modelChangeRepository } from "./repositories/model-changes.ts";
import { noticeRepository } from "./repositories/notices.ts";
import { outboxRepository } from "./repositories/outbox.ts";
import { ownDataRepository } from "./repositories/own-data.ts";
import { processRepository } from "./repositories/processes.ts";
import { servicePackageRepository } from "./repositories/service-packages.ts";
import { serviceRepository } from "./repositories/services.ts";
import { sessionRepository } from "./repositories/sessions.ts";
import { settingRepository } from "./repositories/settings.ts";
import { staffRepository } from "./repositories/staff.ts";
import { substitutionRepository } from "./repositories/substitutions.ts";
import { createSecretBox } from "./secret-box.ts";
import type { Store } from "./types.ts";

export { DraftChanged, StoreError } from "./errors.ts";

/** How often what has expired is deleted, in milliseconds. */
const housekeepingInterval = 10 * 60_000;

export interface StoreOptions {
  databaseUrl: string;
  /** 32 bytes. Without the same key, sealed content cannot be read again and the audit cannot be verified. */
  encryptionKey: Buffer;
  clock: Clock;
  log: Logger;
}

/** Brings schema `store` up to date and opens the store. StoreError `database-unavailable`, `schema-newer`. */
export async function createStore({ databaseUrl, encryptionKey, clock, log }: StoreOptions): Promise<Store> {
  const connection = openConnection(databaseUrl, log);
  const { run, transaction } = connection;
  try {
    await run((knex) => migrateStore(knex));
  } catch (error) {
    await connection.close();
    throw error;
  }
  const keys = { box: createSecretBox(encryptionKey), auditKey: auditKeyOf(encryptionKey) };
  const context: StoreContext = { run, transaction, clock, log, ...keys };
  const outbox = createOutboxWriter(context);
  const notices = createNoticeWriter(context, outbox);
  const drop = () => run((knex) => dropExpired(knex, clock()));
  const housekeeping = setInterval(() => {
    drop().catch((error) => log.warn({ err: error }, "could not delete what has expired; it stays unusable"));
  }, housekeepingInterval);
  housekeeping.unref();

  return {
    journeys: journeyRepository(context),
    logins: loginRepository(context),
    govbrSessions: govbrSessionRepository(context),
    accounts: accountRepository(context, outbox, notices),
    companies: companyRepository(context, outbox, notices),
    certificates: certificateRepository(context),
    consents: consentRepository(context),
    sessions: sessionRepository(context),
    credentials: credentialRepository({ context, outbox, notices }),
    staff: staffRepository(context),
    services: serviceRepository(context),
    settings: settingRepository(context),
    members: memberRepository(context, outbox, notices),
    delegations: delegationRepository(context, notices),
    delegationRequests: delegationRequestRepository(context, notices),
    servicePackages: servicePackageRepository(context),
    substitutions: substitutionRepository(context, notices),
    processes: processRepository(context, notices),
    documents: documentRepository(context),
    companyRegistrations: companyRegistrationRepository(context),
    migrationDeadline: migrationDeadlineRepository(context, outbox),
    foreignCompanies: foreignCompanyRepository(context, outbox),
    notices: noticeRepository(context, notices),
    legacy: legacyRepository(context, outbox),
    modelChanges: modelChangeRepository(context),
    ownData: ownDataRepository(context),
    figures: figuresRepository(context),
    instanceMoves: instanceMoveRepository(context),
    lookup: lookupRepository(context),
    audit: auditRepository(context),
    outbox: outboxRepository(context, outbox),
    async ping() {
      const ask = () => connection.knex.raw("SELECT 1").timeout(2_000);
      try {
        // Once more, because the pool may have handed out a connection that has just died.
        await ask().catch(ask);
      } catch (cause) {
        throw new StoreError("database-unavailable", "The database does not answer", { cause });
      }
    },
    dropExpired: drop,
    async close() {
      clearInterval(housekeeping);
      await connection.close();
    },
  };
}
