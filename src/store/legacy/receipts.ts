import type { Knex } from "knex";
import { appendAudits } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { StoreError } from "../errors.ts";
import type { OutboxWriter } from "../outbox-writer.ts";
import { displayName } from "../people.ts";
import { newReference } from "../reference.ts";
import type { LegacyActor } from "../types/legacy.ts";
import { lockMigrations, type MigrationRow, wasSplit } from "./migration-rows.ts";

interface Reader {
  id: string;
  login: string;
  name: string;
  social_name: string | null;
  email: string | null;
  alert_email: string | null;
  split: boolean;
}

/** Gives the receipts of migrations whose halves are both done, and sends them, once. */
export async function giveReceipts(
  trx: Knex.Transaction,
  context: StoreContext,
  outbox: OutboxWriter,
  ids: string[],
): Promise<(null | StoreError)[]> {
  const known = await lockMigrations(trx, ids);
  const due = [...known.values()].filter(({ state }) => state === "engine-moved");
  if (due.length > 0) await issueReceipts(trx, context, outbox, due);
  return ids.map((id) => {
    const migration = known.get(id);
    if (migration === undefined) return new StoreError("migration-unknown", `No migration ${id}`);
    // Given before, whatever became of it since: staff may have undone it before the answer arrived.
    if (migration.state === "engine-moved" || migration.receipted_at !== null) return null;
    return new StoreError("migration-state", `The migration is ${migration.state}`);
  });
}

/** Numbers of their own for these migrations, and the messages. `by`: who brought it about, if not the person. */
export async function issueReceipts(
  trx: Knex.Transaction,
  context: StoreContext,
  outbox: OutboxWriter,
  migrations: MigrationRow[],
  by: LegacyActor | null = null,
): Promise<void> {
  const now = context.clock();
  const ids = migrations.map(({ id }) => id);
  const receipts = await freeReceipts(trx, ids.length);
  await trx.raw(
    `UPDATE store.account_migrations AS migration SET state = 'receipted', receipted_at = ?, receipt = given.receipt
       FROM unnest(?::uuid[], ?::text[]) AS given(id, receipt) WHERE migration.id = given.id`,
    [now, ids, receipts] as never,
  );
  await appendAudits(
    trx,
    context,
    migrations.map(({ id, account_id, legacy_account_id, counts }, index) => ({
      ...(by ?? { actor: account_id, capacity: "self" }),
      ...{ action: "account-migrated", subject: legacy_account_id },
      details: { migrationId: id, receipt: receipts[index], ...counts },
    })),
  );
  const readers: Reader[] = await trx("store.account_migrations AS migration")
    .join("store.accounts AS account", "account.id", "migration.account_id")
    .join("store.legacy_accounts AS legacy", "legacy.id", "migration.legacy_account_id")
    .whereIn("migration.id", ids)
    .select("migration.id", "legacy.login", "account.name", "social_name", "account.email", "alert_email")
    .select(trx.raw(`${wasSplit} AS split`));
  const readerOf = new Map(readers.map((reader) => [reader.id, reader]));
  const mails = migrations.flatMap(({ id, counts }, index) => {
    const reader = readerOf.get(id)!;
    const to = reader.alert_email ?? reader.email;
    const data = {
      name: displayName(reader),
      login: reader.login,
      receipt: receipts[index],
      migrationId: id,
      at: now,
      split: reader.split,
      ...counts,
    };
    return to === null ? [] : [{ eventKey: `migration-receipt:${id}`, template: "migration-receipt" as const, to, data }];
  });
  await outbox.writeMany(trx, mails);
}

/** So many numbers that no receipt has yet. */
async function freeReceipts(trx: Knex.Transaction, count: number): Promise<string[]> {
  const free = new Set<string>();
  while (free.size < count) {
    const candidates = Array.from({ length: count - free.size }, () => `MIG-${newReference()}`);
    const taken: { receipt: string }[] = await trx("store.account_migrations").whereIn("receipt", candidates).select("receipt");
    for (const candidate of candidates) if (!taken.some(({ receipt }) => receipt === candidate)) free.add(candidate);
  }
  return [...free];
}
