import { randomUUID } from "node:crypto";
import type { TestStore } from "./store.ts";

export interface LegacyRow {
  id: string;
  login: string;
}

/** Puts an account of the old Orquestra behind the store's back, as an import would leave it. */
export async function addLegacyAccount(
  store: TestStore,
  {
    login = `user.${randomUUID().slice(0, 8)}`,
    cpf = null as string | null,
    email = `${login}@example.com` as string | null,
  } = {},
): Promise<LegacyRow> {
  const [row] = await store.sql(
    `INSERT INTO store.legacy_accounts (login, login_key, name, email, cpf, password_hash, hash_scheme, active, state, imported_at)
     VALUES ($1, lower($1), 'Pessoa ' || $1, $2, $3, 'x', 'md5', true, 'ready', $4) RETURNING id`,
    [login, email, cpf, store.now],
  );
  return { id: row!.id as string, login };
}

/** Gives it an open process with an instance in the engine. */
export async function addLegacyProcess(
  store: TestStore,
  owner: LegacyRow,
  instance: string | null = randomUUID(),
): Promise<string> {
  await store.sql(
    `INSERT INTO store.legacy_processes (number, service, version, status, owner_id, opened_at, engine_instance, imported_at)
     VALUES ($1, 'P001', '1', 'open', $2, $3, $4, $3)`,
    [randomUUID(), owner.id, store.now, instance],
  );
  return instance ?? "";
}

/** What a migration leaves behind. */
export async function markMigrated(store: TestStore, { id }: LegacyRow, accountId: string): Promise<void> {
  const [migration] = await store.sql(
    `INSERT INTO store.account_migrations (legacy_account_id, account_id, state, planned_at) VALUES ($1, $2, 'receipted', $3) RETURNING id`,
    [id, accountId, store.now],
  );
  await store.sql(
    "UPDATE store.legacy_accounts SET state = 'migrated', migrated_to = $2, migrated_at = $3, migration_id = $4 WHERE id = $1",
    [id, accountId, store.now, migration!.id],
  );
  await store.sql(
    "UPDATE store.legacy_processes SET moved_to = $2, moved_at = $3, migration_id = $4 WHERE owner_id = $1 AND removed_at IS NULL",
    [id, accountId, store.now, migration!.id],
  );
}
