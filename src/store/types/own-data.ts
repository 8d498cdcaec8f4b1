/** Names of the parts of what is held about a person, in the order in which they are shown. */
export const ownDataSections = [
  "account",
  "credential",
  "consents",
  "sessions",
  "govbr-logins",
  "journeys",
  "bonds",
  "govbr-companies",
  "certificates",
  "tie-proofs",
  "memberships",
  "delegations-received",
  "delegations-given",
  "delegation-requests",
  "substitutions",
  "service-packages",
  "processes",
  "documents",
  "company-registrations",
  "foreign-requests",
  "legacy-accounts",
  "legacy-processes",
  "legacy-claims",
  "migrations",
  "migration-conflicts",
  "notices",
  "notice-preferences",
  "mails",
  "staff-roles",
  "staff-notes",
  "model-changes",
  "model-change-files",
  "model-publications",
  "instance-moves",
  "audit",
] as const;

export type OwnDataSectionName = (typeof ownDataSections)[number];

/** One part: rows of a table, with the fields that concern the person. */
export interface OwnDataSection {
  name: OwnDataSectionName;
  fields: string[];
  rows: Record<string, unknown>[];
}

export interface OwnDataRepository {
  /**
   * Everything the store holds about a person, as of one moment, with the audit entry. Left out is only what would open doors
   * (tokens, hashes, secrets) and what would say more about other people than their names. StoreError `account-unknown`.
   */
  export(request: { accountId: string; origin: string | null }): Promise<OwnDataSection[]>;
}
