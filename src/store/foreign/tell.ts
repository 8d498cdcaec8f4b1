import type { Knex } from "knex";
import type { OutboxWriter } from "../outbox-writer.ts";
import { hashToken, newToken } from "../tokens.ts";
import type { RequestRow } from "./rows.ts";

/** What an applicant is told of; the texts are in `src/texts/foreign`. */
export type ForeignMailKind =
  | "received"
  | "analysing"
  | "correcting"
  | "correction-due"
  | "validated"
  | "refused"
  | "national"
  | "expired"
  | "draft-expired"
  | "link";

/** How long a mailed link leads to its request: in milliseconds. */
const linkLife = 180 * 24 * 3_600_000;

/**
 * Writes to the applicant, in his language and with a link to his request: a new one each time, because the store keeps the
 * hashes of links only. One message per event.
 */
export async function tellApplicant(
  trx: Knex.Transaction,
  outbox: OutboxWriter,
  now: Date,
  row: RequestRow,
  mail: { kind: ForeignMailKind; eventKey: string; note?: string | null; until?: Date | null },
): Promise<void> {
  if (row.email === null) return;
  const token = newToken();
  const written = await outbox.write(trx, {
    eventKey: `foreign:${mail.eventKey}`,
    template: "foreign-company",
    to: row.email,
    data: {
      ...{ kind: mail.kind, language: row.language, number: row.number, token },
      ...{ companyName: row.application.legalName ?? null, note: mail.note ?? null, until: mail.until ?? null },
    },
  });
  if (!written) return;
  const link = { request_id: row.id, created_at: now, expires_at: new Date(now.getTime() + linkLife) };
  await trx("store.foreign_links").insert({ ...link, token_hash: hashToken(token) });
}
