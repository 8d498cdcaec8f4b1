import type { Knex } from "knex";

/** A CPF, or the number of a person without one. */
const person = "'^([0-9]{11}|E[0-9]{10})$'";

/** A CNPJ, or the number of a company without one. */
const company = "'^([0-9A-Z]{12}[0-9]{2}|EX[A-Z]{2}[0-9]{8})$'";

/** People without CPF and companies without CNPJ: their numbers, and how these people log in. */
export async function up(knex: Knex): Promise<void> {
  for (const table of ["accounts", "members", "delegations"]) {
    await knex.raw(`
      ALTER TABLE store.${table} DROP CONSTRAINT ${table}_cpf_check;
      ALTER TABLE store.${table} ADD CONSTRAINT ${table}_cpf_check CHECK (cpf ~ ${person});
    `);
  }
  await knex.raw(`
    ALTER TABLE store.companies DROP CONSTRAINT companies_cnpj_check;
    ALTER TABLE store.companies ADD CONSTRAINT companies_cnpj_check CHECK (cnpj ~ ${company});
    ALTER TABLE store.bonds DROP CONSTRAINT bonds_evidence_check;
    ALTER TABLE store.bonds ADD CONSTRAINT bonds_evidence_check
      CHECK (evidence IN ('govbr-session', 'govbr-companies', 'certificate', 'team-validation'));

    CREATE SEQUENCE store.foreign_people MAXVALUE 9999999999;
    CREATE SEQUENCE store.foreign_companies MAXVALUE 99999999;

    CREATE TABLE store.credentials (
      account_id uuid PRIMARY KEY REFERENCES store.accounts,
      email text NOT NULL,
      language text NOT NULL CHECK (language IN ('pt', 'en', 'es')),
      password_hash text,
      password_changed_at timestamptz,
      totp_secret text,
      totp_confirmed_at timestamptz,
      totp_last_step bigint,
      recovery_hashes text[] NOT NULL DEFAULT '{}',
      invited_at timestamptz NOT NULL,
      activated_at timestamptz,
      failures int NOT NULL DEFAULT 0,
      failed_at timestamptz,
      locked_until timestamptz,
      blocked_reason text,
      CHECK (totp_confirmed_at IS NULL OR totp_secret IS NOT NULL)
    );
    CREATE UNIQUE INDEX one_login_per_address ON store.credentials (lower(email));

    CREATE TABLE store.credential_links (
      token_hash text PRIMARY KEY,
      account_id uuid NOT NULL REFERENCES store.credentials,
      purpose text NOT NULL CHECK (purpose IN ('activation', 'recovery', 'second-factor', 'email')),
      email text NOT NULL,
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      used_at timestamptz
    );
    CREATE INDEX links_of_credential ON store.credential_links (account_id, purpose, created_at);

    CREATE TABLE store.credential_admissions (
      key text PRIMARY KEY,
      account_id uuid NOT NULL REFERENCES store.accounts,
      company_id uuid NOT NULL REFERENCES store.companies,
      bond_id uuid NOT NULL REFERENCES store.bonds,
      invited boolean NOT NULL,
      admitted_at timestamptz NOT NULL
    );
  `);
}
