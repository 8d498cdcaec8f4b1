import type { Knex } from "knex";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import type { OutboxWriter } from "../outbox-writer.ts";
import { displayName } from "../people.ts";
import { lockAccount } from "../repositories/accounts.ts";
import { settingOf } from "../repositories/settings.ts";
import type { MigrationRepository } from "../types/legacy-migration.ts";
import { endUndos } from "./engine-work.ts";
import { lockMigration, undoLimit } from "./migration-rows.ts";
import { refuseOwnCase } from "./own-case.ts";
import { lockLegacyAccount } from "./rows.ts";
import { releaseClaims, settleState } from "./state.ts";

type UndoRequest = Parameters<MigrationRepository["undo"]>[0];
type RemoveRequest = Parameters<MigrationRepository["removeProcess"]>[0];

/** Takes a migration back in the store. What staff removed from the account stays removed: nobody moves it any more. */
export async function undoMigration(
  trx: Knex.Transaction,
  context: StoreContext,
  outbox: OutboxWriter,
  { migrationId: id, actor, capacity, origin = null, reason }: UndoRequest,
): Promise<void> {
  const now = context.clock();
  const migration = await lockMigration(trx, id);
  if (migration.state !== "receipted")
    throw new StoreError("migration-state", `A migration that is ${migration.state} is not undone`);
  if (undoLimit(migration.receipted_at!, await settingOf(trx, "migration-undo-days")) <= now)
    throw new StoreError("migration-undo-too-late", "The time in which it could be undone has passed");
  const legacy = await lockLegacyAccount(trx, migration.legacy_account_id);
  await refuseOwnCase(trx, actor, legacy.id, migration.account_id);
  const account = await lockAccount(trx, migration.account_id);
  const back: { number: string }[] = await trx("store.legacy_processes")
    .where({ migration_id: id })
    .whereNull("removed_at")
    .update({ moved_to: null, moved_at: null, migration_id: null, engine_moved_at: null })
    .returning("number");
  await trx("store.account_migrations")
    .where({ id })
    .update({ state: "undoing", undone_at: now, undone_by: actor, undo_reason: reason });
  // Of a login that was split, the other part may have been moved last: what comes back would belong to a dead login.
  const revived = legacy.migrated_to !== null && (legacy.migration_id === id || back.length > 0);
  const alive = { state: "ready", migrated_to: null, migrated_at: null, migration_id: null };
  if (revived) await trx("store.legacy_accounts").where({ id: legacy.id }).update(alive);
  if (revived) await releaseClaims(trx, context, legacy.id, legacy.migrated_to!);
  await releaseClaims(trx, context, legacy.id, account.id);
  await settleState(trx, legacy.id);
  await appendAudit(trx, context, {
    ...{ actor, capacity, origin, action: "migration-undo", subject: legacy.id },
    details: { migrationId: id, accountId: account.id, reason, processes: back.length },
  });
  await endUndos(trx, context);
  const to = account.alert_email ?? account.email;
  if (to === null) return;
  const data = { name: displayName(account), login: legacy.login, reason, receipt: migration.receipt };
  await outbox.write(trx, { eventKey: `migration-undone:${id}`, template: "migration-undone", to, data });
}

/** Takes one process away from the account to which it was moved. False when it was removed before. */
export async function removeProcess(
  trx: Knex.Transaction,
  context: StoreContext,
  { processId: id, actor, capacity, origin = null, reason }: RemoveRequest,
): Promise<boolean> {
  const row = isUuid(id) ? await trx("store.legacy_processes").where({ id }).forUpdate().first() : undefined;
  if (!row) throw new StoreError("process-unknown", `No old process ${id}`);
  if (row.moved_to === null) throw new StoreError("migration-state", "The process was not moved to an account");
  if (row.removed_at !== null) return false;
  await refuseOwnCase(trx, actor, row.owner_id, row.moved_to);
  const change = { removed_at: context.clock(), removed_by: actor, remove_reason: reason };
  await trx("store.legacy_processes").where({ id }).update(change);
  await appendAudit(trx, context, {
    ...{ actor, capacity, origin, action: "migrated-process-removed", subject: id },
    details: { number: row.number, accountId: row.moved_to, migrationId: row.migration_id, reason },
  });
  return true;
}
