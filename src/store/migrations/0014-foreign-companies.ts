import type { Knex } from "knex";

/** Requests of foreign companies, from the first question to the company that came of them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE SEQUENCE store.foreign_request_numbers;

    CREATE TABLE store.foreign_requests (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      number text UNIQUE,
      language text NOT NULL CHECK (language IN ('pt', 'en', 'es')),
      state text NOT NULL CHECK (
        state IN ('draft', 'received', 'analysing', 'correcting', 'validated', 'refused', 'national', 'expired')
      ),
      email text,
      application json NOT NULL DEFAULT '{}',
      country char(2),
      register_key text,
      name_key text,
      submissions int NOT NULL DEFAULT 0,
      answer_until timestamptz,
      instance_id text UNIQUE,
      company_id uuid REFERENCES store.companies,
      journey_id uuid REFERENCES store.journeys,
      created_at timestamptz NOT NULL,
      changed_at timestamptz NOT NULL
    );
    CREATE UNIQUE INDEX one_request_of_foreign_company ON store.foreign_requests (country, register_key)
      WHERE state IN ('received', 'analysing', 'correcting', 'validated');
    CREATE INDEX foreign_requests_of_country ON store.foreign_requests (country) WHERE number IS NOT NULL;
    CREATE INDEX foreign_requests_of_email ON store.foreign_requests (lower(email)) WHERE number IS NOT NULL;
    CREATE INDEX foreign_requests_of_journey ON store.foreign_requests (journey_id);
    CREATE INDEX foreign_requests_of_company ON store.foreign_requests (company_id);
    CREATE INDEX foreign_drafts ON store.foreign_requests (changed_at) WHERE number IS NULL;

    CREATE TABLE store.foreign_email_codes (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      request_id uuid NOT NULL REFERENCES store.foreign_requests ON DELETE CASCADE,
      email text NOT NULL,
      code text NOT NULL,
      failures int NOT NULL DEFAULT 0,
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      used_at timestamptz
    );
    CREATE INDEX foreign_codes_of_request ON store.foreign_email_codes (request_id, created_at);
    CREATE INDEX foreign_codes_of_email ON store.foreign_email_codes (lower(email), created_at);

    CREATE TABLE store.foreign_links (
      token_hash text PRIMARY KEY,
      request_id uuid NOT NULL REFERENCES store.foreign_requests ON DELETE CASCADE,
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL
    );
    CREATE INDEX foreign_links_by_end ON store.foreign_links (expires_at);

    CREATE TABLE store.foreign_events (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      request_id uuid NOT NULL REFERENCES store.foreign_requests ON DELETE CASCADE,
      event_key text NOT NULL UNIQUE,
      state text NOT NULL,
      submission int NOT NULL,
      note text,
      until timestamptz,
      occurred_at timestamptz NOT NULL
    );
    CREATE INDEX foreign_events_of_request ON store.foreign_events (request_id, id);

    CREATE TABLE store.foreign_submissions (
      request_id uuid NOT NULL REFERENCES store.foreign_requests ON DELETE CASCADE,
      number int NOT NULL,
      application json NOT NULL,
      submitted_at timestamptz NOT NULL,
      PRIMARY KEY (request_id, number)
    );

    CREATE TABLE store.foreign_documents (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      request_id uuid NOT NULL REFERENCES store.foreign_requests ON DELETE CASCADE,
      name text NOT NULL,
      media_type text NOT NULL,
      size int NOT NULL CHECK (size > 0),
      sha256 text NOT NULL,
      content bytea NOT NULL,
      submission int,
      uploaded_at timestamptz NOT NULL,
      removed_at timestamptz
    );
    ALTER TABLE store.foreign_documents ALTER COLUMN content SET STORAGE EXTERNAL;
    CREATE INDEX foreign_documents_of_request ON store.foreign_documents (request_id, uploaded_at) WHERE removed_at IS NULL;
  `);
}
