import type { Knex } from "knex";
import { findConflicts, type MigrationConflictCode } from "../../domain/legacy-plan.ts";
import type { ConflictDecision } from "../types/legacy-conflict.ts";
import type { LegacyAccountRow } from "./rows.ts";

/** What staff said last about an old login and an account. */
export interface LastDecision {
  decision: ConflictDecision;
  codes: MigrationConflictCode[];
  process_ids: string[] | null;
}

/** What stands against giving an old account to an account, and what staff said about it. */
export interface Judgement {
  codes: MigrationConflictCode[];
  decision: LastDecision | null;
}

/** Decides from the rows; the caller holds the old account where the answer has to last. */
export async function judgeMigration(
  knex: Knex,
  legacy: LegacyAccountRow,
  account: { id: string; cpf: string },
): Promise<Judgement> {
  const { rows } = await knex.raw(
    `SELECT
       (SELECT count(*)::int FROM store.legacy_accounts AS other
         WHERE other.cpf = :cpf AND other.id <> :legacyId AND other.active) AS same_cpf,
       (SELECT count(DISTINCT account_id)::int FROM store.legacy_claims
         WHERE legacy_account_id = :legacyId AND account_id <> :accountId AND released_at IS NULL) AS others,
       (SELECT row_to_json(last) FROM (
         SELECT decision, codes, process_ids FROM store.legacy_conflicts
          WHERE legacy_account_id = :legacyId AND account_id = :accountId AND state = 'decided'
          ORDER BY decided_at DESC LIMIT 1) AS last) AS decision`,
    { cpf: legacy.cpf, legacyId: legacy.id, accountId: account.id },
  );
  const [{ same_cpf: recordsWithSameCpf, others: otherClaimants, decision }] = rows as [
    { same_cpf: number; others: number; decision: LastDecision | null },
  ];
  const codes = findConflicts({
    legacy: { cpf: legacy.cpf, inactive: !legacy.active, migratedTo: legacy.migrated_to },
    ...{ account, recordsWithSameCpf, otherClaimants, decision },
  });
  return { codes, decision };
}

/** The processes that a migration moves: never one that was moved before, whatever became of it. */
export function movable(knex: Knex, legacyAccountId: string, decision: LastDecision | null): Knex.QueryBuilder {
  const chosen = decision?.decision === "split" ? (decision.process_ids ?? []) : null;
  return knex("store.legacy_processes")
    .where("store.legacy_processes.owner_id", legacyAccountId)
    .whereNull("store.legacy_processes.moved_to")
    .modify((query) => (chosen === null ? query : query.whereIn("store.legacy_processes.id", chosen)));
}
