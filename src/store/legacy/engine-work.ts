import type { Knex } from "knex";
import { loginKey } from "../../domain/legacy-login.ts";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import type { EngineWork } from "../types/legacy-migration.ts";
import { lockMigration } from "./migration-rows.ts";
import { settleState } from "./state.ts";

interface WorkRow {
  id: string;
  number: string;
  engine_instance: string;
  login: string;
  account: string;
  suspended: boolean;
}

/** What of a migration has yet to follow in the engine. */
const left = `migration_id = :id AND moved_to IS NOT NULL AND removed_at IS NULL AND status = 'open'
  AND engine_instance IS NOT NULL AND engine_moved_at IS NULL`;

/**
 * Hands out instances that have to follow. It is written down to whom their tasks go before anybody asks the engine, so that
 * a removal or an undo knows what there may be to take back.
 */
export async function handOut(knex: Knex, id: string, limit: number): Promise<EngineWork[]> {
  if (!isUuid(id)) return [];
  const { rows } = await knex.raw(
    `UPDATE store.legacy_processes AS process SET engine_account = moved_to
      FROM store.legacy_accounts AS owner
     WHERE owner.id = process.owner_id
       AND process.id IN (SELECT id FROM store.legacy_processes WHERE ${left} ORDER BY number LIMIT :limit)
     RETURNING process.id, number, engine_instance, login, moved_to AS account, suspended_at IS NOT NULL AS suspended`,
    { id, limit },
  );
  return (rows as WorkRow[]).map((row) => workOf(row, row.login, row.account));
}

/** The engine half step of a migration is done; StoreError `migration-state` when it is not, or nothing was moved. */
export async function finishEngine(trx: Knex.Transaction, context: StoreContext, id: string): Promise<void> {
  const migration = await lockMigration(trx, id);
  if (migration.state === "engine-moved" || migration.state === "receipted") return;
  if (migration.state !== "store-moved") throw new StoreError("migration-state", `The migration is ${migration.state}`);
  const { rows } = await trx.raw(`SELECT 1 FROM store.legacy_processes WHERE ${left} LIMIT 1`, { id });
  if (rows.length > 0) throw new StoreError("migration-state", "Instances have not followed in the engine yet");
  const change = { state: "engine-moved", engine_moved_at: context.clock() };
  await trx("store.account_migrations").where({ id }).update(change);
}

/** Instances whose tasks were given to an account that has lost the process: after an undo, or a removal. */
export async function backWork(knex: Knex, limit: number): Promise<EngineWork[]> {
  const { rows } = await knex.raw(
    `SELECT process.id, number, engine_instance, login, engine_account AS account, suspended_at IS NOT NULL AS suspended
       FROM store.legacy_processes AS process
       JOIN store.legacy_accounts AS owner ON owner.id = process.owner_id
       LEFT JOIN store.account_migrations AS migration ON migration.id = process.migration_id
      WHERE engine_account IS NOT NULL
        -- While its migration is at work in the engine, a process that was removed waits for the end of that.
        AND (process.moved_to IS NULL OR (removed_at IS NOT NULL AND migration.state NOT IN ('planned', 'store-moved')))
      ORDER BY process.id LIMIT ?`,
    [limit],
  );
  return (rows as WorkRow[]).map((row) => workOf(row, row.account, row.login));
}

/** What a process that has followed, and is still the account's, looks like. */
const followed = "engine_moved_at IS NOT NULL AND moved_to IS NOT NULL AND removed_at IS NULL AND engine_account = moved_to";

/** Old logins with open processes that have followed in the engine, after the one named. */
export async function movedLogins(knex: Knex, limit: number, after: string | null): Promise<string[]> {
  const { rows } = await knex.raw(
    `SELECT login FROM store.legacy_accounts AS owner WHERE login_key > :after AND EXISTS (
       SELECT FROM store.legacy_processes WHERE owner_id = owner.id AND status = 'open' AND ${followed})
     ORDER BY login_key LIMIT :limit`,
    { after: after === null ? "" : loginKey(after), limit },
  );
  return (rows as { login: string }[]).map(({ login }) => login);
}

/** All open processes of an old login that have followed in the engine. */
export async function followedWork(knex: Knex, login: string): Promise<EngineWork[]> {
  const { rows } = await knex.raw(
    `SELECT process.id, number, engine_instance, login, moved_to AS account, false AS suspended
       FROM store.legacy_processes AS process JOIN store.legacy_accounts AS owner ON owner.id = process.owner_id
      WHERE owner.login_key = ? AND status = 'open' AND engine_instance IS NOT NULL AND ${followed}`,
    [loginKey(login)],
  );
  return (rows as WorkRow[]).map((row) => workOf(row, row.login, row.account));
}

/** These have gone back; a migration of which nothing is left to go back is undone. */
export async function noteBack(trx: Knex.Transaction, context: StoreContext, processIds: string[]): Promise<void> {
  await trx("store.legacy_processes")
    .whereIn("id", processIds.filter(isUuid))
    .whereRaw("(moved_to IS NULL OR removed_at IS NOT NULL)")
    .update({ engine_account: null });
  await endUndos(trx, context);
}

/** Migrations that are being undone and of which nothing is left in the engine. */
export async function endUndos(trx: Knex.Transaction, context: StoreContext): Promise<void> {
  const { rows } = await trx.raw(
    `UPDATE store.account_migrations AS migration SET state = 'undone'
      WHERE state = 'undoing' AND NOT EXISTS (SELECT FROM store.legacy_processes
        WHERE owner_id = migration.legacy_account_id AND engine_account = migration.account_id AND moved_to IS NULL)
     RETURNING id, legacy_account_id, account_id`,
  );
  for (const { id, legacy_account_id } of rows as { id: string; legacy_account_id: string }[]) {
    await settleState(trx, legacy_account_id);
    await appendAudit(trx, context, {
      ...{ actor: "system:migration", capacity: "system", action: "migration-undone", subject: legacy_account_id },
      details: { migrationId: id },
    });
  }
}

function workOf(row: WorkRow, from: string, to: string): EngineWork {
  const { id, number, engine_instance: instanceId, suspended } = row;
  return { processId: id, number, instanceId, from, to, suspended };
}
