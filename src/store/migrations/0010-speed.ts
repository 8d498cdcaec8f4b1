import type { Knex } from "knex";

/** Indexes for questions that were answered by reading whole tables. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE INDEX processes_by_delegation ON store.processes ((basis ->> 'id'), requested_at DESC)
      WHERE basis ->> 'kind' = 'delegation';
    CREATE INDEX processes_of_opener_in_company ON store.processes (company_id, opened_by, requested_at DESC);
    CREATE INDEX suspended_delegations ON store.delegations (company_id, cpf) WHERE state = 'suspended';
    CREATE INDEX invitations_by_end ON store.members (invitation_expires_at) WHERE account_id IS NULL AND ended_at IS NULL;
    CREATE INDEX unused_tickets_by_end ON store.start_tickets (expires_at) WHERE redeemed_at IS NULL;
  `);
}
