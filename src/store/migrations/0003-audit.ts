import type { Knex } from "knex";

/** The audit chain and its head; and the trigger that keeps what was written as it was written, consents included. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE store.audit (
      sequence bigint PRIMARY KEY,
      reference text NOT NULL UNIQUE,
      occurred_at timestamptz NOT NULL,
      actor text NOT NULL,
      capacity text NOT NULL,
      company_cnpj text,
      origin text,
      action text NOT NULL,
      subject text NOT NULL,
      details json NOT NULL,
      previous_hash text NOT NULL,
      hash text NOT NULL
    );
    CREATE INDEX audit_of_company ON store.audit (company_cnpj, sequence) WHERE company_cnpj IS NOT NULL;

    CREATE TABLE store.audit_head (
      only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
      sequence bigint NOT NULL,
      hash text NOT NULL,
      seal text NOT NULL
    );

    CREATE FUNCTION store.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
    END $$;
    CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON store.audit
      FOR EACH STATEMENT EXECUTE FUNCTION store.refuse_change();
    CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON store.consents
      FOR EACH STATEMENT EXECUTE FUNCTION store.refuse_change();
  `);
}
