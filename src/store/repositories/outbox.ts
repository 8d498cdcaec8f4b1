import type { Knex } from "knex";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { isUuid } from "../ids.ts";
import type { OutboxWriter } from "../outbox-writer.ts";
import { mailPurpose } from "../outbox-writer.ts";
import type { MailStatus, MailTemplate, OutboxEntry, OutboxMail, OutboxRepository } from "../types/outbox.ts";

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
  failed_at: Date | null;
}

/** Messages in table `store.outbox`. */
export function outboxRepository(context: StoreContext, writer: OutboxWriter): OutboxRepository {
  const { run, transaction, clock, box } = context;
  const mailOf = (row: OutboxRow): OutboxMail => ({
    ...entryOf(row),
    data: JSON.parse(box.open(row.data, mailPurpose(row.event_key))) as Record<string, unknown>,
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
        await knex<OutboxRow>("store.outbox").where({ id }).update({ sent_at: clock(), last_error: null, failed_at: null });
      }),

    failed: (id, { error, retryAt }) =>
      run(async (knex) => {
        await knex<OutboxRow>("store.outbox")
          .where({ id })
          .whereNull("sent_at")
          .update({ last_error: error, ...(retryAt === null ? { failed_at: clock() } : { next_attempt_at: retryAt }) });
      }),

    list: (options = {}) =>
      run(async (knex) => {
        const query = knex<OutboxRow>("store.outbox").orderBy([{ column: "enqueued_at", order: "desc" }, "event_key"]);
        return (await (options.to === undefined ? query : query.where({ recipient: options.to }))).map(mailOf);
      }),

    page: ({ status, text, after = null, limit }) =>
      run(async (knex) => {
        const before =
          after !== null && isUuid(after) ? await knex<OutboxRow>("store.outbox").where({ id: after }).first() : null;
        const rows = await knex<OutboxRow>("store.outbox")
          .modify((query) => {
            if (status !== undefined) inStatus[status](query);
            if (text) query.whereILike("recipient", `%${text.replace(/[\\%_]/g, "\\$&")}%`);
            if (before) query.whereRaw("(enqueued_at, id) < (?, ?)", [before.enqueued_at, before.id]);
          })
          .orderBy([
            { column: "enqueued_at", order: "desc" },
            { column: "id", order: "desc" },
          ])
          .limit(limit);
        return rows.map(entryOf);
      }),

    counts: () =>
      run(async (knex) => {
        const { rows } = await knex.raw(`
          SELECT (SELECT count(*)::int FROM store.outbox WHERE sent_at IS NULL AND failed_at IS NULL) AS waiting,
            (SELECT count(*)::int FROM store.outbox WHERE failed_at IS NOT NULL) AS failed,
            (SELECT count(*)::int FROM store.outbox WHERE sent_at IS NOT NULL) AS sent`);
        return rows[0] as Record<MailStatus, number>;
      }),

    get: (id) =>
      run(async (knex) => {
        const row = isUuid(id) ? await knex<OutboxRow>("store.outbox").where({ id }).first() : undefined;
        return row ? mailOf(row) : null;
      }),

    async retry({ id, ...by }) {
      const due = await transaction(async (trx) => {
        if (!isUuid(id)) return false;
        const changes = { failed_at: null, next_attempt_at: clock() };
        const [row] = await trx<OutboxRow>("store.outbox").where({ id }).whereNull("sent_at").update(changes).returning("*");
        if (!row) return false;
        const about = { template: row.template, attempts: row.attempts };
        await appendAudit(trx, context, { ...by, action: "mail-retried", subject: id, details: about });
        return true;
      });
      if (due) writer.announce();
      return due;
    },

    onEnqueued: writer.onEnqueued,
  };
}

const inStatus: Record<MailStatus, (query: Knex.QueryBuilder) => void> = {
  waiting: (query) => void query.whereNull("sent_at").whereNull("failed_at"),
  failed: (query) => void query.whereNotNull("failed_at"),
  sent: (query) => void query.whereNotNull("sent_at"),
};

function entryOf(row: OutboxRow): OutboxEntry {
  return {
    id: row.id,
    eventKey: row.event_key,
    template: row.template,
    to: row.recipient,
    status: row.sent_at ? "sent" : row.failed_at ? "failed" : "waiting",
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    lastError: row.last_error,
    enqueuedAt: row.enqueued_at,
    sentAt: row.sent_at,
  };
}

/** Takes what is due, oldest first; rows that another process is taking are passed over, not waited for. */
async function claimDue(trx: Knex.Transaction, limit: number, now: Date, leaseSeconds: number): Promise<OutboxRow[]> {
  const due = trx<OutboxRow>("store.outbox")
    .select("id")
    .whereNull("sent_at")
    .whereNull("failed_at")
    .where("next_attempt_at", "<=", now)
    .orderBy(["bulk", "next_attempt_at"])
    .limit(limit)
    .forUpdate()
    .skipLocked();
  return trx<OutboxRow>("store.outbox")
    .whereIn("id", due)
    .update({ attempts: trx.raw("attempts + 1"), next_attempt_at: new Date(now.getTime() + leaseSeconds * 1000) })
    .returning("*");
}
