import type { Knex } from "knex";
import type { StoreContext } from "../context.ts";
import type { OutboxWriter } from "../outbox-writer.ts";
import { mailPurpose } from "../outbox-writer.ts";
import type { MailTemplate, OutboxMail, OutboxRepository } from "../types/outbox.ts";

interface OutboxRow {
  id: string;
  event_key: string;
  template: MailTemplate;
  recipient: string;
  data: string;
  attempts: number;
  next_attempt_at: Date;
  last_error: string | null;
  enqueued_at: Date;
  sent_at: Date | null;
}

/** Messages in table `store.outbox`. */
export function outboxRepository({ run, transaction, clock, box }: StoreContext, writer: OutboxWriter): OutboxRepository {
  const mailOf = (row: OutboxRow): OutboxMail => ({
    id: row.id,
    eventKey: row.event_key,
    template: row.template,
    to: row.recipient,
    data: JSON.parse(box.open(row.data, mailPurpose(row.event_key))) as Record<string, unknown>,
    status: row.sent_at ? "sent" : "waiting",
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    lastError: row.last_error,
    enqueuedAt: row.enqueued_at,
    sentAt: row.sent_at,
  });

  return {
    async enqueue(mail) {
      const created = await run((knex) => writer.write(knex, mail));
      if (created) writer.announce();
      return { created };
    },

    claim: ({ limit, leaseSeconds }) =>
      transaction(async (trx) => (await claimDue(trx, limit, clock(), leaseSeconds)).map(mailOf)),

    sent: (id) =>
      run(async (knex) => {
        await knex<OutboxRow>("store.outbox").where({ id }).update({ sent_at: clock(), last_error: null });
      }),

    failed: (id, { error, retryAt }) =>
      run(async (knex) => {
        await knex<OutboxRow>("store.outbox")
          .where({ id })
          .whereNull("sent_at")
          .update({ last_error: error, next_attempt_at: retryAt });
      }),

    list: (options = {}) =>
      run(async (knex) => {
        const query = knex<OutboxRow>("store.outbox").orderBy([{ column: "enqueued_at", order: "desc" }, "event_key"]);
        return (await (options.to === undefined ? query : query.where({ recipient: options.to }))).map(mailOf);
      }),

    onEnqueued: writer.onEnqueued,
  };
}

/** Takes what is due, oldest first; rows that another process is taking are passed over, not waited for. */
async function claimDue(trx: Knex.Transaction, limit: number, now: Date, leaseSeconds: number): Promise<OutboxRow[]> {
  const due = trx<OutboxRow>("store.outbox")
    .select("id")
    .whereNull("sent_at")
    .where("next_attempt_at", "<=", now)
    .orderBy("next_attempt_at")
    .limit(limit)
    .forUpdate()
    .skipLocked();
  return trx<OutboxRow>("store.outbox")
    .whereIn("id", due)
    .update({ attempts: trx.raw("attempts + 1"), next_attempt_at: new Date(now.getTime() + leaseSeconds * 1000) })
    .returning("*");
}
