import type { Knex } from "knex";
import type { MigrationConflictCode } from "../../domain/legacy-plan.ts";
import { isUuid } from "../ids.ts";
import { displayName } from "../people.ts";
import type { ConflictDecision, ConflictFacts, LegacyConflict } from "../types/legacy-conflict.ts";

export interface ConflictRow {
  id: string;
  legacy_account_id: string;
  account_id: string;
  migration_id: string | null;
  codes: MigrationConflictCode[];
  facts: ConflictFacts;
  state: "open" | "decided";
  decision: ConflictDecision | null;
  process_ids: string[] | null;
  reason: string | null;
  decided_by: string | null;
  reference: string;
  opened_at: Date;
  decided_at: Date | null;
}

type NamedConflictRow = ConflictRow & { login: string; name: string; social_name: string | null };

/** Conflicts with the names of login and account. */
export function selectConflicts(knex: Knex): Knex.QueryBuilder<NamedConflictRow, NamedConflictRow[]> {
  return knex("store.legacy_conflicts AS conflict")
    .join("store.legacy_accounts AS legacy", "legacy.id", "conflict.legacy_account_id")
    .join("store.accounts AS account", "account.id", "conflict.account_id")
    .select("conflict.*", "legacy.login", "account.name", "account.social_name");
}

export async function findConflict(knex: Knex, id: string): Promise<LegacyConflict | null> {
  const row = isUuid(id) ? await selectConflicts(knex).where("conflict.id", id).first() : undefined;
  return row ? conflictOf(row) : null;
}

export function conflictOf(row: NamedConflictRow): LegacyConflict {
  return {
    id: row.id,
    code: row.codes[0]!,
    codes: row.codes,
    legacyAccountId: row.legacy_account_id,
    login: row.login,
    accountId: row.account_id,
    accountName: displayName(row),
    migrationId: row.migration_id,
    facts: readFacts(row.facts),
    state: row.state,
    decision: row.decision,
    processIds: row.process_ids,
    reason: row.reason,
    decidedBy: row.decided_by,
    openedAt: row.opened_at,
    decidedAt: row.decided_at,
    reference: row.reference,
  };
}

/** Moments come out of JSON as texts. */
function readFacts(facts: ConflictFacts): ConflictFacts {
  const moment = (date: Date | null) => (date === null ? null : new Date(date));
  const others = facts.otherAccounts.map((other) => ({
    ...other,
    provenAt: moment(other.provenAt),
    migratedAt: moment(other.migratedAt),
  }));
  return { ...facts, otherAccounts: others };
}
