import type { Knex } from "knex";

/** Members of companies, what was delegated to them, and what they ask for. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE store.members (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      company_id uuid NOT NULL REFERENCES store.companies,
      cpf text NOT NULL CHECK (cpf ~ '^[0-9]{11}$'),
      account_id uuid REFERENCES store.accounts,
      invited_email text,
      linked_by uuid NOT NULL REFERENCES store.accounts,
      linked_at timestamptz NOT NULL,
      invitation_expires_at timestamptz,
      ended_at timestamptz,
      ended_by text,
      end_reason text,
      CHECK (account_id IS NOT NULL OR invitation_expires_at IS NOT NULL)
    );
    CREATE UNIQUE INDEX one_member ON store.members (company_id, cpf) WHERE ended_at IS NULL;
    CREATE INDEX members_of_account ON store.members (account_id) WHERE ended_at IS NULL;
    CREATE INDEX members_by_cpf ON store.members (cpf) WHERE account_id IS NULL AND ended_at IS NULL;

    CREATE TABLE store.service_packages (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      company_id uuid NOT NULL REFERENCES store.companies,
      name text NOT NULL,
      description text NOT NULL,
      service_ids text[] NOT NULL,
      created_by uuid NOT NULL REFERENCES store.accounts,
      created_at timestamptz NOT NULL,
      deleted_at timestamptz
    );
    CREATE UNIQUE INDEX one_package_name ON store.service_packages (company_id, lower(name)) WHERE deleted_at IS NULL;

    CREATE TABLE store.delegations (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      company_id uuid NOT NULL REFERENCES store.companies,
      cpf text NOT NULL CHECK (cpf ~ '^[0-9]{11}$'),
      account_id uuid REFERENCES store.accounts,
      service_id text NOT NULL REFERENCES store.services,
      service_version int,
      version int NOT NULL CHECK (version > 0),
      state text NOT NULL
        CHECK (state IN ('active', 'pending', 'suspended', 'expired', 'revoked', 'renounced', 'substituted')),
      valid_from timestamptz NOT NULL,
      valid_until timestamptz CHECK (valid_until > valid_from),
      granted_by uuid NOT NULL REFERENCES store.accounts,
      granted_capacity text NOT NULL,
      granted_at timestamptz NOT NULL,
      state_by text NOT NULL,
      state_reason text,
      state_at timestamptz NOT NULL,
      suspended_until timestamptz,
      CHECK (account_id IS NOT NULL OR state <> 'active'),
      CHECK ((state = 'suspended') = (suspended_until IS NOT NULL))
    );
    CREATE UNIQUE INDEX one_delegation_in_force ON store.delegations (company_id, cpf, service_id)
      WHERE state IN ('active', 'pending', 'suspended');
    CREATE INDEX delegations_of_account ON store.delegations (account_id, company_id, service_id);
    CREATE INDEX delegations_of_member ON store.delegations (company_id, cpf, granted_at);
    CREATE INDEX open_delegations_of_grantor ON store.delegations (granted_by, company_id)
      WHERE state IN ('active', 'pending', 'suspended');
    CREATE INDEX delegations_by_end ON store.delegations (LEAST(valid_until, suspended_until))
      WHERE state IN ('active', 'pending', 'suspended');

    CREATE TABLE store.substitutions (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      company_id uuid NOT NULL REFERENCES store.companies,
      absent_id uuid NOT NULL REFERENCES store.accounts,
      substitute_id uuid NOT NULL REFERENCES store.accounts,
      service_ids text[],
      valid_from timestamptz NOT NULL,
      valid_until timestamptz NOT NULL CHECK (valid_until > valid_from),
      reason text NOT NULL,
      created_at timestamptz NOT NULL,
      ended_at timestamptz,
      ended_by text,
      end_reason text,
      CHECK (absent_id <> substitute_id)
    );
    CREATE INDEX substitutions_of_substitute ON store.substitutions (substitute_id, company_id);
    CREATE INDEX substitutions_of_absent ON store.substitutions (absent_id, company_id);

    CREATE TABLE store.delegation_requests (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      company_id uuid NOT NULL REFERENCES store.companies,
      account_id uuid NOT NULL REFERENCES store.accounts,
      service_id text NOT NULL REFERENCES store.services,
      reason text NOT NULL,
      state text NOT NULL CHECK (state IN ('open', 'approved', 'refused', 'withdrawn')),
      requested_at timestamptz NOT NULL,
      decided_by uuid REFERENCES store.accounts,
      decision_reason text,
      decided_at timestamptz,
      delegation_id uuid REFERENCES store.delegations
    );
    CREATE UNIQUE INDEX one_open_request ON store.delegation_requests (company_id, account_id, service_id) WHERE state = 'open';
    CREATE INDEX bonds_of_account ON store.bonds (account_id, company_id, linked_at);
    CREATE INDEX requests_of_account ON store.delegation_requests (account_id, requested_at);
  `);
}
