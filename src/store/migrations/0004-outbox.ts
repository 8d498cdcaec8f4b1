import type { Knex } from "knex";

/** Messages on their way out. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE store.outbox (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      event_key text NOT NULL UNIQUE,
      template text NOT NULL,
      recipient text NOT NULL,
      data text NOT NULL,
      attempts integer NOT NULL DEFAULT 0,
      next_attempt_at timestamptz NOT NULL,
      last_error text,
      enqueued_at timestamptz NOT NULL,
      sent_at timestamptz
    );
    CREATE INDEX outbox_due ON store.outbox (next_attempt_at) WHERE sent_at IS NULL;
    CREATE INDEX outbox_of_recipient ON store.outbox (recipient, enqueued_at);
  `);
}
