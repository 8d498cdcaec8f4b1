import type { Knex } from "knex";

/** The old Orquestra: its accounts and processes, proofs of its logins, and their migration to accounts of Gov.br. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE store.legacy_imports (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      key text NOT NULL,
      outcome text NOT NULL CHECK (outcome IN ('imported', 'broken', 'dry-run', 'repeated')),
      dry_run boolean NOT NULL,
      actor text NOT NULL,
      files json NOT NULL,
      counts json NOT NULL,
      started_at timestamptz NOT NULL,
      finished_at timestamptz NOT NULL
    );
    CREATE UNIQUE INDEX one_import_per_key ON store.legacy_imports (key) WHERE outcome = 'imported';
    CREATE INDEX legacy_imports_by_time ON store.legacy_imports (started_at DESC);

    CREATE TABLE store.legacy_import_lines (
      import_id uuid NOT NULL REFERENCES store.legacy_imports ON DELETE CASCADE,
      file text NOT NULL CHECK (file IN ('accounts', 'processes')),
      line int NOT NULL,
      ordinal int NOT NULL,
      outcome text NOT NULL CHECK (outcome IN ('conflicting', 'broken')),
      fault json NOT NULL,
      PRIMARY KEY (import_id, file, line, ordinal)
    );

    CREATE TABLE store.legacy_accounts (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      login text NOT NULL,
      login_key text COLLATE "C" NOT NULL UNIQUE,
      name text NOT NULL,
      email text,
      cpf text CHECK (cpf ~ '^[0-9]{11}$'),
      cnpj text CHECK (cnpj ~ '^[0-9A-Z]{12}[0-9]{2}$'),
      password_hash text NOT NULL,
      hash_scheme text NOT NULL CHECK (hash_scheme IN ('bcrypt', 'argon2', 'pbkdf2', 'ssha', 'md5')),
      active boolean NOT NULL,
      state text NOT NULL CHECK (state IN ('ready', 'migrating', 'migrated', 'blocked', 'inactive')),
      blocked_reason text,
      migrated_to uuid REFERENCES store.accounts,
      migrated_at timestamptz,
      migration_id uuid,
      imported_at timestamptz NOT NULL,
      CHECK ((state = 'blocked') = (blocked_reason IS NOT NULL)),
      CHECK ((state = 'migrated') = (migrated_to IS NOT NULL))
    );
    CREATE INDEX legacy_accounts_by_cpf ON store.legacy_accounts (cpf) WHERE cpf IS NOT NULL;
    CREATE INDEX legacy_accounts_by_cnpj ON store.legacy_accounts (cnpj) WHERE cnpj IS NOT NULL;

    CREATE TABLE store.account_migrations (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      legacy_account_id uuid NOT NULL REFERENCES store.legacy_accounts,
      account_id uuid NOT NULL REFERENCES store.accounts,
      state text NOT NULL CHECK (state IN
        ('planned', 'store-moved', 'engine-moved', 'receipted', 'blocked', 'cancelled', 'undoing', 'undone')),
      counts json,
      receipt text UNIQUE,
      planned_at timestamptz NOT NULL,
      store_moved_at timestamptz,
      engine_moved_at timestamptz,
      receipted_at timestamptz,
      undone_at timestamptz,
      undone_by text,
      undo_reason text
    );
    CREATE UNIQUE INDEX one_open_migration ON store.account_migrations (legacy_account_id, account_id)
      WHERE state IN ('planned', 'store-moved', 'engine-moved');
    CREATE INDEX migrations_of_account ON store.account_migrations (account_id, planned_at DESC);
    CREATE INDEX migrations_of_legacy_account ON store.account_migrations (legacy_account_id, planned_at DESC);
    CREATE INDEX migrations_by_receipt_time ON store.account_migrations (receipted_at) WHERE receipted_at IS NOT NULL;
    CREATE INDEX migrations_being_undone ON store.account_migrations (id) WHERE state = 'undoing';
    ALTER TABLE store.legacy_accounts ADD FOREIGN KEY (migration_id) REFERENCES store.account_migrations;

    CREATE TABLE store.legacy_processes (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      number text COLLATE "C" NOT NULL UNIQUE,
      service text NOT NULL,
      version text NOT NULL,
      status text NOT NULL CHECK (status IN ('open', 'finished')),
      owner_id uuid NOT NULL REFERENCES store.legacy_accounts,
      opened_at timestamptz NOT NULL,
      finished_at timestamptz,
      engine_instance text UNIQUE,
      moved_to uuid REFERENCES store.accounts,
      moved_at timestamptz,
      migration_id uuid REFERENCES store.account_migrations,
      removed_at timestamptz,
      removed_by text,
      remove_reason text,
      engine_account uuid,
      engine_moved_at timestamptz,
      suspended_at timestamptz,
      imported_at timestamptz NOT NULL,
      CHECK ((status = 'finished') = (finished_at IS NOT NULL)),
      CHECK ((moved_to IS NULL) = (moved_at IS NULL) AND (moved_to IS NULL) = (migration_id IS NULL)),
      CHECK (removed_at IS NULL OR moved_to IS NOT NULL)
    );
    CREATE INDEX legacy_processes_of_owner ON store.legacy_processes (owner_id, number);
    CREATE INDEX legacy_processes_moved_to ON store.legacy_processes (moved_to, moved_at DESC) WHERE moved_to IS NOT NULL;
    CREATE INDEX legacy_processes_of_migration ON store.legacy_processes (migration_id, number) WHERE migration_id IS NOT NULL;
    CREATE INDEX legacy_processes_in_engine ON store.legacy_processes (engine_account) WHERE engine_account IS NOT NULL;
    CREATE INDEX legacy_processes_held ON store.legacy_processes (id) WHERE suspended_at IS NOT NULL;
    CREATE INDEX legacy_processes_to_hold ON store.legacy_processes (id)
      WHERE status = 'open' AND engine_instance IS NOT NULL AND moved_to IS NULL AND suspended_at IS NULL;

    CREATE TABLE store.legacy_claims (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      token_hash text NOT NULL UNIQUE,
      legacy_account_id uuid NOT NULL REFERENCES store.legacy_accounts,
      made_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      origin text,
      account_id uuid REFERENCES store.accounts,
      attached_at timestamptz,
      released_at timestamptz
    );
    CREATE INDEX claims_of_legacy_account ON store.legacy_claims (legacy_account_id) WHERE account_id IS NOT NULL AND released_at IS NULL;
    CREATE INDEX claims_of_account ON store.legacy_claims (account_id) WHERE account_id IS NOT NULL AND released_at IS NULL;
    CREATE INDEX claims_by_end ON store.legacy_claims (expires_at) WHERE account_id IS NULL;

    CREATE TABLE store.legacy_proof_failures (
      login_hash text PRIMARY KEY,
      failures int NOT NULL,
      last_at timestamptz NOT NULL,
      locked_until timestamptz
    );

    CREATE TABLE store.legacy_conflicts (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      legacy_account_id uuid NOT NULL REFERENCES store.legacy_accounts,
      account_id uuid NOT NULL REFERENCES store.accounts,
      migration_id uuid REFERENCES store.account_migrations,
      codes text[] NOT NULL CHECK (cardinality(codes) > 0),
      facts json NOT NULL,
      state text NOT NULL CHECK (state IN ('open', 'decided')),
      decision text CHECK (decision IN ('allow', 'split', 'refuse')),
      process_ids uuid[],
      reason text,
      decided_by text,
      reference text NOT NULL,
      opened_at timestamptz NOT NULL,
      decided_at timestamptz,
      CHECK ((state = 'decided') = (decision IS NOT NULL AND decided_at IS NOT NULL)),
      CHECK ((decision IS NOT DISTINCT FROM 'split') = (process_ids IS NOT NULL))
    );
    CREATE UNIQUE INDEX one_open_conflict ON store.legacy_conflicts (legacy_account_id, account_id) WHERE state = 'open';
    CREATE INDEX conflicts_of_legacy_account ON store.legacy_conflicts (legacy_account_id, account_id, opened_at DESC);
    CREATE INDEX conflicts_by_time ON store.legacy_conflicts (state, opened_at);
  `);
}
