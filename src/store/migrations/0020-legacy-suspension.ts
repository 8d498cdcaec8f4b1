import type { Knex } from "knex";

/** What the deadline may stop is read whether it is noted as held or not. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP INDEX store.legacy_processes_to_hold;
    CREATE INDEX legacy_processes_to_hold ON store.legacy_processes (id)
      WHERE status = 'open' AND engine_instance IS NOT NULL AND moved_to IS NULL AND engine_account IS NULL;
  `);
}
