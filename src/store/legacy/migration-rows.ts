import type { Knex } from "knex";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import { settingOf } from "../repositories/settings.ts";
import type { ConflictDecision } from "../types/legacy-conflict.ts";
import type { Migration, MigrationState } from "../types/legacy-migration.ts";

const day = 24 * 3600_000;

export interface MigrationRow {
  id: string;
  legacy_account_id: string;
  account_id: string;
  state: MigrationState;
  counts: Migration["counts"];
  receipt: string | null;
  planned_at: Date;
  store_moved_at: Date | null;
  engine_moved_at: Date | null;
  receipted_at: Date | null;
  undone_at: Date | null;
  undo_reason: string | null;
}

type NamedMigrationRow = MigrationRow & {
  login: string;
  conflict_id: string | null;
  decision: ConflictDecision | null;
  split: boolean;
};

/** Whether a migration brought only the part of the login that staff had given to the account. */
export const wasSplit = `coalesce((SELECT answer.decision = 'split' FROM store.legacy_conflicts AS answer
   WHERE answer.legacy_account_id = migration.legacy_account_id AND answer.account_id = migration.account_id
     AND answer.state = 'decided' AND answer.decided_at <= migration.store_moved_at
   ORDER BY answer.decided_at DESC LIMIT 1), false)`;

/** Migrations with their logins, and the conflict that blocks them, which may be one of a migration before. */
export function selectMigrations(knex: Knex): Knex.QueryBuilder<NamedMigrationRow, NamedMigrationRow[]> {
  return knex("store.account_migrations AS migration")
    .join("store.legacy_accounts AS legacy", "legacy.id", "migration.legacy_account_id")
    .joinRaw(
      `LEFT JOIN LATERAL (SELECT id, decision FROM store.legacy_conflicts AS asked
         WHERE asked.legacy_account_id = migration.legacy_account_id AND asked.account_id = migration.account_id
           AND (asked.migration_id = migration.id OR migration.state = 'blocked')
         ORDER BY asked.migration_id IS NOT DISTINCT FROM migration.id DESC, opened_at DESC LIMIT 1) AS conflict ON true`,
    )
    .select("migration.*", "legacy.login", "conflict.id AS conflict_id", "conflict.decision")
    .select(knex.raw(`${wasSplit} AS split`));
}

/** As people see it. StoreError `migration-unknown`. */
export async function requireMigration(knex: Knex, id: string): Promise<Migration> {
  const migration = await findMigration(knex, id);
  if (migration === null) throw new StoreError("migration-unknown", `No migration ${id}`);
  return migration;
}

async function findMigration(knex: Knex, id: string): Promise<Migration | null> {
  const row = isUuid(id) ? await selectMigrations(knex).where("migration.id", id).first() : undefined;
  return row ? migrationOf(row, await settingOf(knex, "migration-undo-days")) : null;
}

/** The rows by their ids, held in their order until the transaction ends; ids of none are left out. */
export async function lockMigrations(trx: Knex.Transaction, ids: string[]): Promise<Map<string, MigrationRow>> {
  const rows: MigrationRow[] = await trx("store.account_migrations").whereIn("id", ids.filter(isUuid)).orderBy("id").forUpdate();
  return new Map(rows.map((row) => [row.id, row]));
}

/** As people see them, in the order of the ids. StoreError `migration-unknown` in the place of one that is not there. */
export async function findMigrations(knex: Knex, ids: string[]): Promise<(Migration | StoreError)[]> {
  const rows = await selectMigrations(knex).whereIn("migration.id", ids.filter(isUuid));
  const undoDays = await settingOf(knex, "migration-undo-days");
  const found = new Map(rows.map((row) => [row.id, migrationOf(row, undoDays)]));
  return ids.map((id) => found.get(id) ?? new StoreError("migration-unknown", `No migration ${id}`));
}

/** The row, held until the transaction ends. StoreError `migration-unknown`. */
export async function lockMigration(trx: Knex.Transaction, id: string): Promise<MigrationRow> {
  const row = isUuid(id) ? await trx<MigrationRow>("store.account_migrations").where({ id }).forUpdate().first() : undefined;
  if (!row) throw new StoreError("migration-unknown", `No migration ${id}`);
  return row;
}

export function migrationOf(row: NamedMigrationRow, undoDays: number): Migration {
  const undoable = row.state === "receipted" && row.receipted_at !== null;
  return {
    id: row.id,
    legacyAccountId: row.legacy_account_id,
    login: row.login,
    accountId: row.account_id,
    state: row.state,
    counts: row.counts,
    receipt: row.receipt,
    conflictId: row.conflict_id,
    decision: row.decision,
    split: row.split,
    plannedAt: row.planned_at,
    storeMovedAt: row.store_moved_at,
    engineMovedAt: row.engine_moved_at,
    receiptedAt: row.receipted_at,
    undoneAt: row.undone_at,
    undoReason: row.undo_reason,
    undoUntil: undoable ? undoLimit(row.receipted_at!, undoDays) : null,
  };
}

/** First moment at which a migration cannot be undone any more. */
export function undoLimit(receiptedAt: Date, undoDays: number): Date {
  return new Date(receiptedAt.getTime() + undoDays * day);
}
