import type { Knex } from "knex";

/** Companies, who represents them, what Gov.br and certificates said about it, and consent. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE store.companies (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      cnpj text NOT NULL UNIQUE CHECK (cnpj ~ '^[0-9A-Z]{12}[0-9]{2}$'),
      legal_name text NOT NULL,
      created_at timestamptz NOT NULL
    );

    CREATE TABLE store.bonds (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      account_id uuid NOT NULL REFERENCES store.accounts,
      company_id uuid NOT NULL REFERENCES store.companies,
      capacity text NOT NULL CHECK (capacity IN ('SOCIO', 'REPRESENTANTE_LEGAL', 'E_CNPJ')),
      evidence text NOT NULL CHECK (evidence IN ('govbr-session', 'govbr-companies', 'certificate')),
      certificate json,
      valid_until timestamptz,
      linked_at timestamptz NOT NULL,
      renewed_at timestamptz NOT NULL,
      ended_at timestamptz
    );
    CREATE UNIQUE INDEX one_active_bond ON store.bonds (account_id, company_id) WHERE ended_at IS NULL;
    CREATE INDEX bonds_of_company ON store.bonds (company_id) WHERE ended_at IS NULL;

    CREATE TABLE store.govbr_readings (
      account_id uuid NOT NULL REFERENCES store.accounts ON DELETE CASCADE,
      cnpj text NOT NULL,
      legal_name text NOT NULL,
      atuacao text NOT NULL,
      registrar boolean NOT NULL,
      linked_at timestamptz,
      expires_at timestamptz,
      read_at timestamptz NOT NULL,
      PRIMARY KEY (account_id, cnpj)
    );

    CREATE TABLE store.certificate_tickets (
      ticket_hash text PRIMARY KEY,
      journey_id uuid NOT NULL REFERENCES store.journeys ON DELETE CASCADE,
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      redeemed_at timestamptz
    );

    CREATE TABLE store.certificate_presentations (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      journey_id uuid NOT NULL REFERENCES store.journeys ON DELETE CASCADE,
      cnpj text,
      company_name text,
      responsible_cpf text,
      cpf_matches boolean,
      serial text NOT NULL,
      issuer text NOT NULL,
      fingerprint256 text NOT NULL,
      not_before timestamptz NOT NULL,
      not_after timestamptz NOT NULL,
      refusal text,
      presented_at timestamptz NOT NULL
    );
    CREATE INDEX presentations_of_journey ON store.certificate_presentations (journey_id, presented_at);

    CREATE TABLE store.consents (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      account_id uuid REFERENCES store.accounts,
      journey_id uuid NOT NULL REFERENCES store.journeys,
      purpose text NOT NULL,
      items json NOT NULL,
      action text NOT NULL CHECK (action IN ('granted', 'denied')),
      occasion text NOT NULL,
      text_version text NOT NULL,
      text_hash text NOT NULL,
      channel text NOT NULL,
      ip text,
      user_agent text,
      recorded_at timestamptz NOT NULL,
      UNIQUE (journey_id, purpose, action, occasion)
    );
  `);
}
