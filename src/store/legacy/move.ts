import type { Knex } from "knex";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { StoreError } from "../errors.ts";
import type { OutboxWriter } from "../outbox-writer.ts";
import { displayName } from "../people.ts";
import { newReference } from "../reference.ts";
import { lockAccount } from "../repositories/accounts.ts";
import { lockMigration, type MigrationRow } from "./migration-rows.ts";
import { type Judgement, judgeMigration, movable } from "./plan.ts";
import { lockLegacyAccount } from "./rows.ts";
import { releaseClaims, settleState } from "./state.ts";

/** What the move is recorded as; a migration in one of these states has been moved. */
const moved = ["store-moved", "engine-moved", "receipted"];

/**
 * Moves everything of a migration in the store, in one transaction. A process is moved once in its life: one that was moved
 * and then taken away again is not moved by whoever resumes. A conflict that has come up since changes nothing and is given back.
 */
export async function moveInStore(trx: Knex.Transaction, context: StoreContext, id: string): Promise<Judgement> {
  const now = context.clock();
  const migration = await lockMigration(trx, id);
  if (moved.includes(migration.state)) return { codes: [], decision: null };
  if (migration.state !== "planned")
    throw new StoreError("migration-state", `A migration that is ${migration.state} moves nothing`);
  const legacy = await lockLegacyAccount(trx, migration.legacy_account_id);
  const account = await lockAccount(trx, migration.account_id);
  const judgement = await judgeMigration(trx, legacy, account);
  if (judgement.codes.length > 0) return judgement;

  const change = { moved_to: account.id, moved_at: now, migration_id: id };
  const rows: { status: string; in_engine: boolean }[] = await movable(trx, legacy.id, judgement.decision)
    .update(change)
    .returning(["status", trx.raw("status = 'open' AND engine_instance IS NOT NULL AS in_engine")]);
  const counts = {
    open: rows.filter(({ status }) => status === "open").length,
    finished: rows.filter(({ status }) => status === "finished").length,
    instances: rows.filter(({ in_engine }) => in_engine).length,
  };
  // What a split leaves behind waits for somebody else: the login lives until nothing is left.
  const left = judgement.decision?.decision === "split" && (await movable(trx, legacy.id, null).first("id")) !== undefined;
  if (!left) {
    const dead = { state: "migrated", blocked_reason: null, migrated_to: account.id, migrated_at: now, migration_id: id };
    await trx("store.legacy_accounts").where({ id: legacy.id }).update(dead);
  }
  await trx("store.account_migrations")
    .where({ id })
    .update({ state: "store-moved", store_moved_at: now, counts: JSON.stringify(counts) });
  if (left) {
    await releaseClaims(trx, context, legacy.id, account.id);
    await settleState(trx, legacy.id);
  }
  await appendAudit(trx, context, {
    ...{ actor: account.id, capacity: "self", action: "legacy-account-moved", subject: legacy.id },
    details: { migrationId: id, login: legacy.login, ...counts, split: judgement.decision?.decision === "split" },
  });
  return judgement;
}

/** Gives the receipt, and sends it, once. */
export async function giveReceipt(
  trx: Knex.Transaction,
  context: StoreContext,
  outbox: OutboxWriter,
  migration: MigrationRow,
): Promise<void> {
  const { id } = migration;
  const now = context.clock();
  const receipt = await freeReceipt(trx);
  await trx("store.account_migrations").where({ id }).update({ state: "receipted", receipted_at: now, receipt });
  const account = await lockAccount(trx, migration.account_id);
  const legacy = await trx("store.legacy_accounts").where({ id: migration.legacy_account_id }).first("login");
  await appendAudit(trx, context, {
    ...{ actor: account.id, capacity: "self", action: "account-migrated", subject: migration.legacy_account_id },
    details: { migrationId: id, receipt, ...migration.counts },
  });
  const to = account.alert_email ?? account.email;
  if (to === null) return;
  const data = { name: displayName(account), login: legacy.login, receipt, migrationId: id, at: now, ...migration.counts };
  await outbox.write(trx, { eventKey: `migration-receipt:${id}`, template: "migration-receipt", to, data });
}

async function freeReceipt(trx: Knex.Transaction): Promise<string> {
  for (;;) {
    const receipt = `MIG-${newReference()}`;
    if ((await trx("store.account_migrations").where({ receipt }).first("id")) === undefined) return receipt;
  }
}
