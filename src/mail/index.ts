import { setTimeout as pause } from "node:timers/promises";
import nodemailer from "nodemailer";
import type { Logger } from "pino";
import type { Clock } from "../domain/clock.ts";
import type { OutboxMail, Store } from "../store/types.ts";
import { deliver } from "./deliver.ts";
import { isRefusedForGood, retryAt } from "./retry.ts";

/** How often the outbox is looked at when nobody in this process wakes us, in milliseconds. */
const pollInterval = 5_000;

/** How long stopping waits for a mail server, in milliseconds. A message left behind is sent again, under the same Message-ID. */
const drainTime = 5_000;

/** How long a message taken for delivery stays ours, in seconds; longer than all timeouts of one delivery. */
const leaseSeconds = 120;

export interface MailOptions {
  store: Pick<Store, "outbox">;
  /** `smtp://user:password@host:port` or `smtps://…` */
  smtpUrl: string;
  /** Sender, such as `SGCI Inmetro <nao-responda@inmetro.gov.br>`. */
  from: string;
  portalUrl: string;
  log: Logger;
  clock: Clock;
}

/** What the mail server answered, in its own words; what else went wrong otherwise. */
function answerOf(error: unknown): string {
  const { response } = error as { response?: unknown };
  return typeof response === "string" && response !== "" ? response : String(error);
}

/** Delivery of the outbox while it runs. */
export interface Mail {
  /** Waits for the delivery that is under way (five seconds at most), takes no further one. */
  stop(): Promise<void>;
  /** Delivers all that is due now; resolves when each message was accepted or put off. */
  flush(): Promise<void>;
}

/** Delivers the outbox: at once when a message is enqueued in this process, by looking now and then otherwise. */
export function startMail({ store, smtpUrl, from, portalUrl, log, clock }: MailOptions): Mail {
  const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
  const transport = nodemailer.createTransport({ url: smtpUrl, pool: true, ...limits });
  let stopped = false;
  let queue: Promise<void> = Promise.resolve();

  async function deliverOne(mail: OutboxMail): Promise<void> {
    const about = { eventKey: mail.eventKey, template: mail.template, attempt: mail.attempts };
    try {
      await deliver(transport, mail, { from, portalUrl });
    } catch (error) {
      const refused = isRefusedForGood(error);
      const next = refused ? "it is refused for good" : "it is tried again later";
      log.error({ err: error, ...about }, `a message could not be delivered; ${next}`);
      const due = refused ? null : retryAt(mail.attempts, clock());
      await store.outbox.failed(mail.id, { error: answerOf(error).slice(0, 500), retryAt: due });
      return;
    }
    await store.outbox.sent(mail.id);
    log.info(about, "message delivered");
  }

  async function deliverDue(): Promise<void> {
    while (!stopped) {
      const mails = await store.outbox.claim({ limit: 1, leaseSeconds });
      for (const mail of mails) await deliverOne(mail);
      if (mails.length === 0) return;
    }
  }

  const flush = () => {
    const turn = queue.then(deliverDue);
    queue = turn.catch(() => undefined);
    return turn;
  };
  const wake = () => {
    flush().catch((error) => log.error({ err: error }, "the outbox could not be read; it is tried again"));
  };
  const forget = store.outbox.onEnqueued(wake);
  const poll = setInterval(wake, pollInterval);
  poll.unref();
  wake();

  return {
    flush,
    async stop() {
      stopped = true;
      clearInterval(poll);
      forget();
      await Promise.race([queue, pause(drainTime, undefined, { ref: false })]);
      transport.close();
    },
  };
}
