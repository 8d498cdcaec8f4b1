import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import PostalMime, { type Email } from "postal-mime";
import { writeAtomically } from "../state/json-file.ts";

/** One message that arrived in the development mailbox. */
export interface ReceivedMail {
  id: string;
  receivedAt: string;
  /** Envelope recipients: who really gets it. */
  to: string[];
  from: string;
  subject: string;
  text: string | null;
  html: string | null;
}

/** The mailbox of everybody, newest first. */
export interface Mailbox {
  receive(raw: Buffer, recipients: string[]): Promise<ReceivedMail>;
  /** All messages, or those to one address. */
  list(to?: string): Promise<ReceivedMail[]>;
  find(id: string): Promise<ReceivedMail | null>;
}

interface Stored {
  receivedAt: string;
  recipients: string[];
  /** The message as it came, base64. */
  raw: string;
}

/** Keeps each message in a file of its own in `folder`, so that mail survives restarts. */
export function openMailbox(folder: string, now: () => Date): Mailbox {
  mkdirSync(folder, { recursive: true });
  const parsed = new Map<string, ReceivedMail>();
  let newest = 0;

  const load = async (id: string): Promise<ReceivedMail> => {
    const known = parsed.get(id);
    if (known) return known;
    const stored = JSON.parse(readFileSync(join(folder, `${id}.json`), "utf8")) as Stored;
    const mail = describe(id, stored, await PostalMime.parse(Buffer.from(stored.raw, "base64")));
    parsed.set(id, mail);
    return mail;
  };
  const ids = () =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .map((name) => name.slice(0, -".json".length));

  return {
    async receive(raw, recipients) {
      // Names sort by arrival, also within one millisecond.
      newest = Math.max(newest + 1, now().getTime());
      const id = `${newest.toString().padStart(15, "0")}-${randomUUID().slice(0, 8)}`;
      const stored: Stored = { receivedAt: now().toISOString(), recipients, raw: raw.toString("base64") };
      writeAtomically(join(folder, `${id}.json`), JSON.stringify(stored));
      return load(id);
    },
    async list(to) {
      const all = await Promise.all(ids().sort().reverse().map(load));
      const wanted = to?.trim().toLowerCase();
      return wanted ? all.filter((mail) => mail.to.some((address) => address.toLowerCase() === wanted)) : all;
    },
    async find(id) {
      return ids().includes(id) ? load(id) : null;
    },
  };
}

function describe(id: string, { receivedAt, recipients }: Stored, email: Email): ReceivedMail {
  const from = email.from;
  return {
    id,
    receivedAt,
    to: recipients,
    from: from?.name ? `${from.name} <${from.address}>` : (from?.address ?? ""),
    subject: email.subject ?? "",
    text: email.text ?? null,
    html: email.html ?? null,
  };
}
