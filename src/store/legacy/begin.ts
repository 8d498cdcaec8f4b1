import type { Knex } from "knex";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import type { MigrationRepository } from "../types/legacy-migration.ts";
import { lockMigration, type MigrationRow } from "./migration-rows.ts";
import { type LastDecision, movable } from "./plan.ts";
import { type LegacyAccountRow, lockLegacyAccount } from "./rows.ts";
import { releaseClaims, settleState } from "./state.ts";

type Request = Parameters<MigrationRepository["begin"]>[0];

/**
 * The migration of an old login to an account that has proven it: the one under way, the one that waits for staff, the one
 * that brought all there is to bring, or a new one. Gives its id.
 */
export async function beginMigration(
  trx: Knex.Transaction,
  context: StoreContext,
  { accountId, legacyAccountId }: Request,
): Promise<string> {
  const legacy = await lockLegacyAccount(trx, legacyAccountId);
  const pair = { legacy_account_id: legacy.id, account_id: isUuid(accountId) ? accountId : null };
  const known: MigrationRow[] = await trx("store.account_migrations").where(pair).orderBy("planned_at", "desc");
  const current = known.find(({ state }) => ["planned", "store-moved", "engine-moved"].includes(state));
  if (current !== undefined) return current.id;
  const done = known.find(({ id }) => id === legacy.migration_id);
  if (done !== undefined && legacy.migrated_to === accountId) return done.id;
  const claim = await trx("store.legacy_claims").where(pair).whereNull("released_at").first("id");
  if (claim === undefined) throw new StoreError("claim-missing", "The account has not proven this old login");
  const open = await trx("store.legacy_conflicts")
    .where({ ...pair, state: "open" })
    .first("migration_id");
  const waiting = known.find(({ id, state }) => state === "blocked" && id === open?.migration_id);
  if (waiting !== undefined) return waiting.id;
  const brought = known.find(({ state }) => state === "receipted");
  if (brought !== undefined && (await hasAllOfSplit(trx, legacy, pair))) {
    await releaseClaims(trx, context, legacy.id, accountId);
    await settleState(trx, legacy.id);
    return brought.id;
  }
  const undoing = await trx("store.account_migrations").where({ legacy_account_id: legacy.id, state: "undoing" }).first("id");
  if (undoing !== undefined) throw new StoreError("migration-state", "The login is being taken back; it takes a minute");
  const planned = { ...pair, state: "planned", planned_at: context.clock() };
  const [row] = await trx("store.account_migrations").insert(planned).returning("id");
  await settleState(trx, legacy.id);
  await appendAudit(trx, context, {
    ...{ actor: accountId, capacity: "self", action: "migration-begun", subject: legacy.id },
    details: { migrationId: row.id, login: legacy.login },
  });
  return row.id;
}

/** Whether staff gave the account a part of the login, and it has that part. */
async function hasAllOfSplit(
  trx: Knex.Transaction,
  legacy: LegacyAccountRow,
  pair: { legacy_account_id: string; account_id: string | null },
): Promise<boolean> {
  const last = await trx("store.legacy_conflicts")
    .where({ ...pair, state: "decided" })
    .orderBy("decided_at", "desc")
    .first<LastDecision>("decision", "codes", "process_ids");
  return last?.decision === "split" && (await movable(trx, legacy.id, last).first("id")) === undefined;
}

/** The person does not go on. What has been moved stays moved. */
export async function cancelMigration(trx: Knex.Transaction, context: StoreContext, id: string): Promise<void> {
  const migration = await lockMigration(trx, id);
  if (migration.state !== "planned") return;
  const legacy = await lockLegacyAccount(trx, migration.legacy_account_id);
  await trx("store.account_migrations").where({ id }).update({ state: "cancelled" });
  await releaseClaims(trx, context, legacy.id, migration.account_id);
  await settleState(trx, legacy.id);
  await appendAudit(trx, context, {
    ...{ actor: migration.account_id, capacity: "self", action: "migration-cancelled", subject: legacy.id },
    details: { migrationId: id },
  });
}
