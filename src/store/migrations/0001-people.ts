import type { Knex } from "knex";

/** Accounts, journeys, and what a browser and a login leave with us for a while. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE store.accounts (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      cpf text NOT NULL UNIQUE CHECK (cpf ~ '^[0-9]{11}$'),
      name text NOT NULL,
      social_name text,
      email text,
      alert_email text,
      pending_alert_email text,
      pending_alert_hash text UNIQUE,
      pending_alert_expires_at timestamptz,
      phone text,
      level text CHECK (level IN ('bronze', 'silver', 'gold')),
      profile text CHECK (profile IN ('representative', 'member')),
      confirmed_at timestamptz,
      created_at timestamptz NOT NULL,
      last_login_at timestamptz NOT NULL
    );

    CREATE TABLE store.journeys (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      account_id uuid REFERENCES store.accounts,
      created_at timestamptz NOT NULL,
      touched_at timestamptz NOT NULL
    );

    CREATE TABLE store.login_attempts (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      journey_id uuid NOT NULL REFERENCES store.journeys ON DELETE CASCADE,
      state_hash text NOT NULL UNIQUE,
      secrets text,
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      redeemed_at timestamptz
    );
    CREATE INDEX login_attempts_of_journey ON store.login_attempts (journey_id, created_at);
    CREATE UNIQUE INDEX one_open_attempt_per_journey ON store.login_attempts (journey_id) WHERE secrets IS NOT NULL;

    CREATE TABLE store.govbr_sessions (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      journey_id uuid NOT NULL REFERENCES store.journeys ON DELETE CASCADE,
      content text NOT NULL,
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL
    );
    CREATE INDEX govbr_sessions_expiry ON store.govbr_sessions (expires_at);

    CREATE TABLE store.portal_sessions (
      token_hash text PRIMARY KEY,
      account_id uuid REFERENCES store.accounts,
      data json NOT NULL,
      created_at timestamptz NOT NULL,
      signed_in_at timestamptz,
      seen_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL
    );
    CREATE INDEX portal_sessions_expiry ON store.portal_sessions (expires_at);
    CREATE INDEX portal_sessions_of_account ON store.portal_sessions (account_id) WHERE account_id IS NOT NULL;
  `);
}
