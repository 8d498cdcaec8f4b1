import type { Knex } from "knex";

/** The deadline of the migration: every one that ever held, and which of its steps have been taken. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE store.migration_deadlines (
      sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
      deadline timestamptz NOT NULL,
      set_by text NOT NULL,
      set_at timestamptz NOT NULL,
      reason text NOT NULL CHECK (reason <> '')
    );
    CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON store.migration_deadlines
      FOR EACH STATEMENT EXECUTE FUNCTION store.refuse_change();

    CREATE TABLE store.migration_deadline_steps (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      deadline_id uuid NOT NULL REFERENCES store.migration_deadlines (id),
      step text NOT NULL CHECK (step IN ('30', '15', '7', '1', 'block')),
      affected integer NOT NULL,
      taken_at timestamptz NOT NULL
    );
    CREATE INDEX steps_of_deadline ON store.migration_deadline_steps (deadline_id, step, taken_at DESC);
    CREATE INDEX unmigrated_legacy_accounts ON store.legacy_accounts (id) WHERE state <> 'migrated';
  `);
}
