import { EventEmitter } from "node:events";
import type { Knex } from "knex";
import type { StoreContext } from "./context.ts";
import type { MailRequest } from "./types/outbox.ts";

/** Sent to thousands at once: what one person waits for goes first. */
const BULK: ReadonlySet<MailRequest["template"]> = new Set(["migration-deadline-warning"]);

/** Puts messages into the outbox as part of somebody else's transaction. */
export interface OutboxWriter {
  /** True when this event had no message yet. */
  write(knex: Knex, mail: MailRequest): Promise<boolean>;
  /** Many at once; returns how many events had no message yet. */
  writeMany(knex: Knex, mails: MailRequest[]): Promise<number>;
  /** Wakes the delivery; call it after the commit. */
  announce(): void;
  onEnqueued(listener: () => void): () => void;
}

/** What the data of a message is sealed for: it opens only as the same event's. */
export function mailPurpose(eventKey: string): string {
  return `outbox:${eventKey}`;
}

export function createOutboxWriter({ box, clock }: Pick<StoreContext, "box" | "clock">): OutboxWriter {
  const events = new EventEmitter();
  const writeMany = async (knex: Knex, mails: MailRequest[]) => {
    if (mails.length === 0) return 0;
    const now = clock();
    const rows = mails.map(({ eventKey, template, to, data }) => ({
      event_key: eventKey,
      template,
      recipient: to,
      data: box.seal(JSON.stringify(data), mailPurpose(eventKey)),
      bulk: BULK.has(template),
      next_attempt_at: now,
      enqueued_at: now,
    }));
    return (await knex("store.outbox").insert(rows).onConflict("event_key").ignore().returning("id")).length;
  };
  return {
    write: async (knex, mail) => (await writeMany(knex, [mail])) > 0,
    writeMany,
    announce: () => void events.emit("enqueued"),
    onEnqueued(listener) {
      events.on("enqueued", listener);
      return () => events.off("enqueued", listener);
    },
  };
}
