import type { Knex } from "knex";
import { loginKey } from "../../domain/legacy-login.ts";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import type { EngineWork } from "../types/legacy-migration.ts";
import { lockMigrations } from "./migration-rows.ts";
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
const left = `moved_to IS NOT NULL AND removed_at IS NULL AND status = 'open' AND engine_instance IS NOT NULL AND engine_moved_at IS NULL`;

/**
 * Hands out instances that have to follow, up to `limit` of each migration. It is written down to whom their tasks go before
 * anybody asks the engine, so that a removal or an undo knows what there may be to take back.
 */
export async function handOut(knex: Knex, requests: { id: string; limit: number }[]): Promise<EngineWork[][]> {
  const valid = requests.filter(({ id }) => isUuid(id));
  if (valid.length === 0) return requests.map(() => []);
  const { rows } = await knex.raw(
    `UPDATE store.legacy_processes AS process SET engine_account = moved_to
      FROM store.legacy_accounts AS owner
     WHERE owner.id = process.owner_id AND process.id IN (
       SELECT id FROM (SELECT id, max_count, row_number() OVER (PARTITION BY migration_id ORDER BY number) AS place
         FROM store.legacy_processes JOIN unnest(?::uuid[], ?::int[]) AS wanted(wanted_id, max_count) ON migration_id = wanted_id
         WHERE ${left}) AS due WHERE place <= max_count)
     RETURNING process.migration_id AS migration, process.id, number, engine_instance, login, moved_to AS account,
       suspended_at IS NOT NULL AS suspended`,
    [valid.map(({ id }) => id), valid.map(({ limit }) => limit)] as never,
  );
  const found = rows as (WorkRow & { migration: string })[];
  return requests.map(({ id }) =>
    found.filter(({ migration }) => migration === id).map((row) => workOf(row, row.login, row.account)),
  );
}

/** These have followed, whatever became of them meanwhile: what was removed has to go back. */
export async function noteFollowed(knex: Knex, now: Date, notes: { migrationId: string; processIds: string[] }[]): Promise<void> {
  const rows = notes.flatMap(({ migrationId, processIds }) => processIds.map((processId) => ({ migrationId, processId })));
  const valid = rows.filter(({ migrationId, processId }) => isUuid(migrationId) && isUuid(processId));
  await knex.raw(
    `UPDATE store.legacy_processes AS process SET engine_moved_at = ?, engine_account = moved_to
       FROM unnest(?::uuid[], ?::uuid[]) AS followed(id, migration_id)
      WHERE process.id = followed.id AND process.migration_id = followed.migration_id`,
    [now, valid.map(({ processId }) => processId), valid.map(({ migrationId }) => migrationId)] as never,
  );
}

/** The engine half steps of these are done; StoreError `migration-state` for one where it is not, or nothing was moved. */
export async function finishEngine(trx: Knex.Transaction, context: StoreContext, ids: string[]): Promise<(null | StoreError)[]> {
  const known = await lockMigrations(trx, ids);
  const due = [...known.values()].filter(({ state }) => state === "store-moved").map(({ id }) => id);
  const { rows } = await trx.raw(
    `SELECT DISTINCT migration_id FROM store.legacy_processes WHERE migration_id = ANY(?) AND ${left}`,
    [due],
  );
  const unfinished = new Set((rows as { migration_id: string }[]).map(({ migration_id }) => migration_id));
  const done = due.filter((id) => !unfinished.has(id));
  const change = { state: "engine-moved", engine_moved_at: context.clock() };
  await trx("store.account_migrations").whereIn("id", done).update(change);
  return ids.map((id) => {
    const migration = known.get(id);
    if (migration === undefined) return new StoreError("migration-unknown", `No migration ${id}`);
    if (unfinished.has(id)) return new StoreError("migration-state", "Instances have not followed in the engine yet");
    if (migration.state === "store-moved" || migration.engine_moved_at !== null) return null;
    return new StoreError("migration-state", `The migration is ${migration.state}`);
  });
}

/** Instances whose tasks were given to an account that has lost the process: after an undo, or a removal. */
export async function backWork(knex: Knex, limit: number, after: string | null): Promise<EngineWork[]> {
  const { rows } = await knex.raw(
    `SELECT process.id, number, engine_instance, login, engine_account AS account, suspended_at IS NOT NULL AS suspended
       FROM store.legacy_processes AS process
       JOIN store.legacy_accounts AS owner ON owner.id = process.owner_id
       LEFT JOIN store.account_migrations AS migration ON migration.id = process.migration_id
      WHERE engine_account IS NOT NULL
        -- While its migration is at work in the engine, a process that was removed waits for the end of that.
        AND (process.moved_to IS NULL OR (removed_at IS NOT NULL AND migration.state NOT IN ('planned', 'store-moved')))
        AND (:after::uuid IS NULL OR process.id > :after::uuid)
      ORDER BY process.id LIMIT :limit`,
    { limit, after: after !== null && isUuid(after) ? after : null },
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
