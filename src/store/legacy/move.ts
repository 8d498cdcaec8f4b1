import type { Knex } from "knex";
import type { MigrationConflictCode } from "../../domain/legacy-plan.ts";
import { appendAudits } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { StoreError } from "../errors.ts";
import type { AccountRow } from "../repositories/accounts.ts";
import { lockMigrations, type MigrationRow } from "./migration-rows.ts";
import { chosenOf, type Judgement, judgeMigrations, type Pair } from "./plan.ts";
import type { LegacyAccountRow } from "./rows.ts";
import { releaseClaims, settleState } from "./state.ts";

/** What stands against a migration now; nothing: it has been moved. */
export type Move = MigrationConflictCode[];

/** A migration that is about to be moved, with all that is held for it. */
interface Moving extends Pair {
  migration: MigrationRow;
}

/** What a migration has moved. */
interface Counts {
  open: number;
  finished: number;
  instances: number;
}

/**
 * Moves everything of these migrations in the store, in one transaction. A process is moved once in its life: one that was
 * moved and then taken away again is not moved by whoever resumes. A conflict that has come up since changes nothing of its
 * migration and is given back.
 */
export async function moveInStore(trx: Knex.Transaction, context: StoreContext, ids: string[]): Promise<(Move | StoreError)[]> {
  const known = await lockMigrations(trx, ids);
  const results = new Map<string, Move | StoreError>();
  const due: MigrationRow[] = [];
  for (const id of new Set(ids)) {
    const migration = known.get(id);
    if (migration === undefined) results.set(id, new StoreError("migration-unknown", `No migration ${id}`));
    else if (migration.store_moved_at !== null) results.set(id, []);
    else if (migration.state === "planned") due.push(migration);
    else results.set(id, new StoreError("migration-state", `A migration that is ${migration.state} moves nothing`));
  }
  // Two people may want one login: the second one is judged when the first one has got it.
  for (let rest = due; rest.length > 0; ) {
    const firsts = new Map([...rest].reverse().map((migration) => [migration.legacy_account_id, migration]));
    const now = rest.filter((migration) => firsts.get(migration.legacy_account_id) === migration);
    for (const [id, move] of await moveEach(trx, context, now)) results.set(id, move);
    rest = rest.filter((migration) => !now.includes(migration));
  }
  return ids.map((id) => results.get(id)!);
}

/** Moves migrations of different logins. */
async function moveEach(trx: Knex.Transaction, context: StoreContext, migrations: MigrationRow[]): Promise<[string, Move][]> {
  const movings = await holdAll(trx, migrations);
  const judgements = await judgeMigrations(trx, movings);
  const allowed = movings.flatMap((moving, index) => {
    const judgement = judgements[index]!;
    return judgement.codes.length === 0 ? [{ moving, judgement }] : [];
  });
  if (allowed.length > 0) await moveAllowed(trx, context, allowed);
  return movings.map(({ migration }, index) => [migration.id, judgements[index]!.codes]);
}

/** Old accounts and accounts, held in their order until the transaction ends. */
async function holdAll(trx: Knex.Transaction, migrations: MigrationRow[]): Promise<Moving[]> {
  const wanted = (field: "legacy_account_id" | "account_id") => migrations.map((migration) => migration[field]);
  const legacies: LegacyAccountRow[] = await trx("store.legacy_accounts")
    .whereIn("id", wanted("legacy_account_id"))
    .orderBy("id")
    .forUpdate();
  const accounts: AccountRow[] = await trx("store.accounts").whereIn("id", wanted("account_id")).orderBy("id").forNoKeyUpdate();
  const legacyOf = new Map(legacies.map((row) => [row.id, row]));
  const accountOf = new Map(accounts.map((row) => [row.id, row]));
  return migrations.map((migration) => ({
    migration,
    legacy: legacyOf.get(migration.legacy_account_id)!,
    account: accountOf.get(migration.account_id)!,
  }));
}

async function moveAllowed(
  trx: Knex.Transaction,
  context: StoreContext,
  allowed: { moving: Moving; judgement: Judgement }[],
): Promise<void> {
  const now = context.clock();
  const ids = allowed.map(({ moving }) => moving.migration.id);
  const splits = allowed.filter(({ judgement }) => chosenOf(judgement.decision) !== null);
  const counts = await moveProcesses(trx, now, allowed);
  const left = await leftBehind(
    trx,
    splits.map(({ moving }) => moving.legacy.id),
  );
  const dead = allowed.filter(({ moving }) => !left.has(moving.legacy.id)).map(({ moving }) => moving.migration);
  await trx.raw(
    `UPDATE store.legacy_accounts AS legacy SET state = 'migrated', blocked_reason = NULL, migrated_to = migration.account_id,
       migrated_at = ?, migration_id = migration.id
     FROM store.account_migrations AS migration WHERE migration.id = ANY(?) AND legacy.id = migration.legacy_account_id`,
    [now, dead.map(({ id }) => id)],
  );
  const none: Counts = { open: 0, finished: 0, instances: 0 };
  await trx.raw(
    `UPDATE store.account_migrations AS migration SET state = 'store-moved', store_moved_at = ?, counts = moved.counts
       FROM unnest(?::uuid[], ?::json[]) AS moved(id, counts) WHERE migration.id = moved.id`,
    [now, ids, ids.map((id) => JSON.stringify(counts.get(id) ?? none))] as never,
  );
  for (const { moving } of splits.filter(({ moving: { legacy } }) => left.has(legacy.id))) {
    await releaseClaims(trx, context, moving.legacy.id, moving.account.id);
    await settleState(trx, moving.legacy.id);
  }
  await appendAudits(
    trx,
    context,
    allowed.map(({ moving: { migration, legacy, account }, judgement }) => ({
      ...{ actor: account.id, capacity: "self", action: "legacy-account-moved", subject: legacy.id },
      details: {
        ...{ migrationId: migration.id, login: legacy.login, ...(counts.get(migration.id) ?? none) },
        split: chosenOf(judgement.decision) !== null,
      },
    })),
  );
}

/** Gives the processes to the accounts; what of them each migration has moved. */
async function moveProcesses(
  trx: Knex.Transaction,
  now: Date,
  allowed: { moving: Moving; judgement: Judgement }[],
): Promise<Map<string, Counts>> {
  const chosen = allowed.map(({ judgement }) => chosenOf(judgement.decision));
  const { rows } = await trx.raw(
    `WITH target AS (SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::boolean[]) AS t(owner_id, account_id, migration_id, is_split)),
     moved AS (
       UPDATE store.legacy_processes AS process SET moved_to = target.account_id, moved_at = ?, migration_id = target.migration_id
         FROM target WHERE process.owner_id = target.owner_id AND process.moved_to IS NULL AND (NOT is_split OR process.id = ANY(?::uuid[]))
       RETURNING process.migration_id, status, engine_instance)
     SELECT migration_id AS id, count(*) FILTER (WHERE status = 'open')::int AS open,
       count(*) FILTER (WHERE status = 'finished')::int AS finished,
       count(*) FILTER (WHERE status = 'open' AND engine_instance IS NOT NULL)::int AS instances FROM moved GROUP BY migration_id`,
    [
      allowed.map(({ moving }) => moving.legacy.id),
      allowed.map(({ moving }) => moving.account.id),
      allowed.map(({ moving }) => moving.migration.id),
      chosen.map((ids) => ids !== null),
      now,
      chosen.flatMap((ids) => ids ?? []),
    ] as never,
  );
  return new Map((rows as (Counts & { id: string })[]).map(({ id, ...counts }) => [id, counts]));
}

/** Those of the old accounts that keep processes: what a split leaves behind waits for somebody else. */
async function leftBehind(trx: Knex.Transaction, legacyAccountIds: string[]): Promise<Set<string>> {
  if (legacyAccountIds.length === 0) return new Set();
  const rows = await trx("store.legacy_processes")
    .whereIn("owner_id", legacyAccountIds)
    .whereNull("moved_to")
    .distinct<{ owner_id: string }[]>("owner_id");
  return new Set(rows.map(({ owner_id }) => owner_id));
}
