import type { Knex } from "knex";

/** Mail to thousands at once leaves after what one person waits for: codes and links live for minutes. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE store.outbox ADD COLUMN bulk boolean NOT NULL DEFAULT false;
    UPDATE store.outbox SET bulk = true WHERE template = 'migration-deadline-warning' AND sent_at IS NULL;
    DROP INDEX store.outbox_due;
    CREATE INDEX outbox_due ON store.outbox (bulk, next_attempt_at) WHERE sent_at IS NULL;
  `);
}
