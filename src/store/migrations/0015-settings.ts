import type { Knex } from "knex";

/** What people see of their sessions and consents, what staff sees of messages that came to nothing, and finding in the audit. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE store.portal_sessions
      ADD COLUMN public_id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
      ADD COLUMN user_agent text,
      ADD COLUMN origin text;

    ALTER TABLE store.consents DROP CONSTRAINT consents_action_check;
    ALTER TABLE store.consents ADD CONSTRAINT consents_action_check CHECK (action IN ('granted', 'denied', 'withdrawn'));
    CREATE INDEX consents_of_account ON store.consents (account_id, recorded_at) WHERE account_id IS NOT NULL;

    ALTER TABLE store.outbox ADD COLUMN failed_at timestamptz;
    ALTER TABLE store.outbox ADD CHECK (failed_at IS NULL OR sent_at IS NULL);
    DROP INDEX store.outbox_due;
    CREATE INDEX outbox_due ON store.outbox (next_attempt_at) WHERE sent_at IS NULL AND failed_at IS NULL;
    CREATE INDEX outbox_waiting ON store.outbox (enqueued_at DESC, id DESC) WHERE sent_at IS NULL AND failed_at IS NULL;
    CREATE INDEX outbox_failed ON store.outbox (enqueued_at DESC, id DESC) WHERE failed_at IS NOT NULL;
    CREATE INDEX outbox_newest ON store.outbox (enqueued_at DESC, id DESC);

    CREATE INDEX audit_of_actor ON store.audit (actor, sequence DESC);
    CREATE INDEX audit_of_subject ON store.audit (subject, sequence DESC);
    CREATE INDEX audit_of_action ON store.audit (action, sequence DESC);
    CREATE INDEX audit_by_time ON store.audit (occurred_at, sequence);
  `);
}
