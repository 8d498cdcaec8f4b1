import type { Knex } from "knex";

/**
 * A process that was moved is the account's of its migration: one check says so, where two said less. Most old processes have no
 * instance, and need no place in its index.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE UNIQUE INDEX migrations_with_account ON store.account_migrations (id, account_id);
    ALTER TABLE store.legacy_processes
      DROP CONSTRAINT legacy_processes_moved_to_fkey,
      DROP CONSTRAINT legacy_processes_migration_id_fkey,
      ADD CONSTRAINT moved_to_account_of_migration FOREIGN KEY (migration_id, moved_to)
        REFERENCES store.account_migrations (id, account_id),
      DROP CONSTRAINT legacy_processes_engine_instance_key;
    CREATE UNIQUE INDEX legacy_processes_of_instance ON store.legacy_processes (engine_instance) WHERE engine_instance IS NOT NULL;
  `);
}
