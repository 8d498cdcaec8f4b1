import type { Knex } from "knex";

/** Starts of processes, the processes themselves, and their documents. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE SEQUENCE store.process_numbers;

    CREATE TABLE store.processes (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      number text NOT NULL UNIQUE,
      service_id text NOT NULL,
      service_version int NOT NULL,
      company_id uuid NOT NULL REFERENCES store.companies,
      opened_by uuid NOT NULL REFERENCES store.accounts,
      instance_id text UNIQUE,
      capacity text,
      basis json,
      decision json,
      state text NOT NULL CHECK (state IN ('starting', 'draft', 'submitted', 'correcting', 'finished', 'refused')),
      outcome text,
      requested_at timestamptz NOT NULL,
      opened_at timestamptz,
      changed_at timestamptz NOT NULL,
      finished_at timestamptz,
      FOREIGN KEY (service_id, service_version) REFERENCES store.service_versions (service_id, version)
    );
    CREATE INDEX processes_of_company ON store.processes (company_id, requested_at DESC);
    CREATE INDEX processes_of_opener ON store.processes (opened_by, requested_at DESC);

    CREATE TABLE store.start_tickets (
      ticket_hash text PRIMARY KEY,
      process_id uuid NOT NULL REFERENCES store.processes,
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      redeemed_at timestamptz,
      instance_id text
    );
    CREATE INDEX tickets_of_process ON store.start_tickets (process_id);

    CREATE TABLE store.start_keys (
      account_id uuid NOT NULL REFERENCES store.accounts,
      idempotency_key uuid NOT NULL,
      process_id uuid NOT NULL REFERENCES store.processes,
      PRIMARY KEY (account_id, idempotency_key)
    );

    CREATE TABLE store.documents (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      company_id uuid NOT NULL REFERENCES store.companies,
      process_id uuid REFERENCES store.processes,
      uploaded_by uuid NOT NULL REFERENCES store.accounts,
      name text NOT NULL,
      media_type text NOT NULL,
      size int NOT NULL CHECK (size > 0),
      sha256 text NOT NULL,
      content bytea NOT NULL,
      uploaded_at timestamptz NOT NULL,
      removed_at timestamptz
    );
    ALTER TABLE store.documents ALTER COLUMN content SET STORAGE EXTERNAL;
    CREATE INDEX documents_of_process ON store.documents (process_id, uploaded_at) WHERE removed_at IS NULL;

    CREATE TABLE store.tie_proofs (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      company_id uuid NOT NULL REFERENCES store.companies,
      account_id uuid NOT NULL REFERENCES store.accounts,
      document_id uuid NOT NULL REFERENCES store.documents,
      given_at timestamptz NOT NULL,
      valid_until timestamptz,
      ended_at timestamptz
    );
    CREATE UNIQUE INDEX one_tie_proof ON store.tie_proofs (company_id, account_id) WHERE ended_at IS NULL;

    CREATE TABLE store.company_registrations (
      company_id uuid PRIMARY KEY REFERENCES store.companies,
      process_id uuid NOT NULL REFERENCES store.processes,
      content json NOT NULL,
      registered_by uuid NOT NULL REFERENCES store.accounts,
      registered_at timestamptz NOT NULL
    );
  `);
}
