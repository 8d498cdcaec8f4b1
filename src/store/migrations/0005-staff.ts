import type { Knex } from "knex";

/** Who of Inmetro may do what: a row for each grant, which stays when it is revoked. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE store.staff_grants (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      cpf text NOT NULL CHECK (cpf ~ '^[0-9]{11}$'),
      role text NOT NULL,
      reason text NOT NULL,
      granted_by text NOT NULL,
      granted_at timestamptz NOT NULL,
      revoked_by text,
      revoked_at timestamptz
    );
    CREATE UNIQUE INDEX one_open_grant ON store.staff_grants (cpf, role) WHERE revoked_at IS NULL;

    CREATE TABLE store.instance_notes (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      process_instance_id text NOT NULL,
      account_id uuid NOT NULL REFERENCES store.accounts,
      text text NOT NULL,
      written_at timestamptz NOT NULL
    );
    CREATE INDEX notes_of_instance ON store.instance_notes (process_instance_id, written_at);
  `);
}
