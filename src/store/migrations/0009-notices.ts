import type { Knex } from "knex";

/** What people are told inside the platform, and whether they want it by mail, too. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE store.notices (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      account_id uuid NOT NULL REFERENCES store.accounts,
      event_key text NOT NULL,
      kind text NOT NULL,
      data json NOT NULL,
      created_at timestamptz NOT NULL,
      read_at timestamptz,
      UNIQUE (account_id, event_key)
    );
    CREATE INDEX notices_of_account ON store.notices (account_id, created_at DESC);
    CREATE INDEX unread_notices ON store.notices (account_id) WHERE read_at IS NULL;

    CREATE TABLE store.notice_preferences (
      account_id uuid NOT NULL REFERENCES store.accounts,
      kind text NOT NULL,
      by_mail boolean NOT NULL,
      PRIMARY KEY (account_id, kind)
    );
  `);
}
