import type { Knex } from "knex";
import { appendAudits } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import type { OutboxWriter } from "../outbox-writer.ts";
import type { LegacyActor } from "../types/legacy.ts";
import { lockMigrations } from "./migration-rows.ts";
import { issueReceipts } from "./receipts.ts";

/**
 * Gives imported processes whose old login has been migrated already to the account that has it, with a receipt of their own.
 * That account has proven the login, and it is dead: nobody else could ever bring them. In the engine their open tasks are
 * given like those that come late.
 */
export async function followOwners(
  trx: Knex.Transaction,
  context: StoreContext,
  outbox: OutboxWriter,
  { actor, capacity, origin = null }: LegacyActor,
): Promise<void> {
  const now = context.clock();
  const { rows } = await trx.raw(
    `WITH late AS (
       SELECT owner.id, owner.migrated_to, count(*) FILTER (WHERE process.status = 'open')::int AS open,
         count(*) FILTER (WHERE process.status = 'finished')::int AS finished,
         count(*) FILTER (WHERE process.status = 'open' AND process.engine_instance IS NOT NULL)::int AS instances
       FROM import_processes AS staged
       JOIN store.legacy_accounts AS owner ON owner.login_key = staged.owner_key AND owner.state = 'migrated'
       JOIN store.legacy_processes AS process ON process.number = staged.number AND process.moved_to IS NULL
      WHERE staged.outcome IN ('new', 'changed') GROUP BY owner.id)
     INSERT INTO store.account_migrations
       (legacy_account_id, account_id, state, planned_at, store_moved_at, engine_moved_at, receipted_at, counts)
     SELECT id, migrated_to, 'receipted', :now, :now, :now, :now,
       json_build_object('open', open, 'finished', finished, 'instances', instances) FROM late ORDER BY id
     RETURNING id, legacy_account_id, counts`,
    { now },
  );
  const late = rows as { id: string; legacy_account_id: string; counts: object }[];
  if (late.length === 0) return;
  const ids = late.map(({ id }) => id);
  await trx.raw(
    `UPDATE store.legacy_processes AS process
        SET moved_to = migration.account_id, moved_at = :now, migration_id = migration.id,
          engine_moved_at = CASE WHEN status = 'open' AND engine_instance IS NOT NULL THEN :now::timestamptz END,
          engine_account = CASE WHEN status = 'open' AND engine_instance IS NOT NULL THEN migration.account_id END
       FROM store.account_migrations AS migration
      WHERE migration.id = ANY(:ids) AND process.owner_id = migration.legacy_account_id AND process.moved_to IS NULL`,
    { now, ids },
  );
  await appendAudits(
    trx,
    context,
    late.map(({ id, legacy_account_id: subject, counts }) => ({
      ...{ actor, capacity, origin, action: "legacy-account-moved", subject },
      details: { migrationId: id, imported: true, ...counts },
    })),
  );
  await issueReceipts(trx, context, outbox, [...(await lockMigrations(trx, ids)).values()], { actor, capacity, origin });
}
