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

/** An old account, and the account that wants it. */
export interface Pair {
  legacy: LegacyAccountRow;
  account: { id: string; cpf: string };
}

interface FactsRow {
  same_cpf: number;
  others: number;
  decision: LastDecision | null;
  undecided: MigrationConflictCode[] | null;
}

const facts = `
  SELECT
    (SELECT count(*)::int FROM store.legacy_accounts AS other
      WHERE other.cpf = pair.cpf AND other.id <> pair.legacy_id AND other.active) AS same_cpf,
    (SELECT count(DISTINCT account_id)::int FROM store.legacy_claims
      WHERE legacy_account_id = pair.legacy_id AND account_id <> pair.account_id AND released_at IS NULL) AS others,
    (SELECT row_to_json(last) FROM (
      SELECT decision, codes, process_ids FROM store.legacy_conflicts
       WHERE legacy_account_id = pair.legacy_id AND account_id = pair.account_id AND state = 'decided'
       ORDER BY decided_at DESC LIMIT 1) AS last) AS decision,
    (SELECT codes FROM store.legacy_conflicts
      WHERE legacy_account_id = pair.legacy_id AND account_id = pair.account_id AND state = 'open') AS undecided
  FROM unnest(?::uuid[], ?::uuid[], ?::text[]) WITH ORDINALITY AS pair(legacy_id, account_id, cpf, place) ORDER BY place`;

/** Decides from the rows; the caller holds the old accounts where the answer has to last. In the order of the pairs. */
export async function judgeMigrations(knex: Knex, pairs: Pair[]): Promise<Judgement[]> {
  const { rows } = await knex.raw(facts, [
    pairs.map(({ legacy }) => legacy.id),
    pairs.map(({ account }) => account.id),
    pairs.map(({ legacy }) => legacy.cpf),
  ] as never);
  return (rows as FactsRow[]).map(({ same_cpf, others, decision, undecided }, index) => {
    const { legacy, account } = pairs[index]!;
    const codes = findConflicts({
      legacy: { cpf: legacy.cpf, inactive: !legacy.active, migratedTo: legacy.migrated_to },
      ...{ account, recordsWithSameCpf: same_cpf, otherClaimants: others, decision, undecided: undecided ?? [] },
    });
    return { codes, decision };
  });
}

export async function judgeMigration(knex: Knex, legacy: LegacyAccountRow, account: Pair["account"]): Promise<Judgement> {
  const [judgement] = await judgeMigrations(knex, [{ legacy, account }]);
  return judgement!;
}

/** The processes of a split that this account gets; null: all. */
export function chosenOf(decision: LastDecision | null): string[] | null {
  return decision?.decision === "split" ? (decision.process_ids ?? []) : null;
}

/** The processes that a migration moves: never one that was moved before, whatever became of it. */
export function movable(knex: Knex, legacyAccountId: string, decision: LastDecision | null): Knex.QueryBuilder {
  const chosen = chosenOf(decision);
  return knex("store.legacy_processes")
    .where("store.legacy_processes.owner_id", legacyAccountId)
    .whereNull("store.legacy_processes.moved_to")
    .modify((query) => (chosen === null ? query : query.whereIn("store.legacy_processes.id", chosen)));
}
