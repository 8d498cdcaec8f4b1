import type { Knex } from "knex";
import { StoreError } from "../errors.ts";
import { displayName } from "../people.ts";
import { hashToken, newToken } from "../tokens.ts";
import type { CredentialLink, CredentialLinkPurpose } from "../types/credential.ts";
import { type CredentialRow, lockCredential } from "./rows.ts";
import type { CredentialWork } from "./work.ts";

interface LinkRow {
  token_hash: string;
  account_id: string;
  purpose: CredentialLinkPurpose;
  email: string;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

const hour = 3600_000;

/** How long a link works. */
const lifetimes: Record<CredentialLinkPurpose, number> = {
  activation: 48 * hour,
  recovery: hour,
  "second-factor": 24 * hour,
  email: 24 * hour,
};

/** Mails a link; earlier ones for the same purpose are dead from now on. */
export async function mailLink(
  trx: Knex.Transaction,
  { context, outbox }: CredentialWork,
  row: Pick<CredentialRow, "account_id" | "email" | "language">,
  { purpose, to = row.email, details = {} }: { purpose: CredentialLinkPurpose; to?: string; details?: Record<string, unknown> },
): Promise<void> {
  const now = context.clock();
  const token = newToken();
  const expiresAt = new Date(now.getTime() + lifetimes[purpose]);
  await trx<LinkRow>("store.credential_links")
    .where({ account_id: row.account_id, purpose, used_at: null })
    .update({ used_at: now });
  await trx<LinkRow>("store.credential_links").insert({
    ...{ token_hash: hashToken(token), account_id: row.account_id, purpose, email: to },
    ...{ created_at: now, expires_at: expiresAt },
  });
  const person = await trx("store.accounts").where({ id: row.account_id }).first("name", "social_name");
  await outbox.write(trx, {
    eventKey: `credential-link:${row.account_id}:${hashToken(token)}`,
    template: "credential-link",
    to,
    data: { purpose, language: row.language, name: displayName(person), token, ...details },
  });
}

/** Whether such a link was mailed a moment ago and still works: another message would say the same. */
export async function wasMailedSince(
  knex: Knex,
  { account_id: accountId }: CredentialRow,
  purpose: CredentialLinkPurpose,
  moment: Date,
): Promise<boolean> {
  const recent = await knex<LinkRow>("store.credential_links")
    .where({ account_id: accountId, purpose, used_at: null })
    .where("created_at", ">", moment)
    .first("token_hash");
  return recent !== undefined;
}

/** Whom an unused link belongs to. StoreError `ticket-unknown`, `ticket-used`, `ticket-expired`. */
export async function findLink(knex: Knex, token: string, purpose: CredentialLinkPurpose, now: Date): Promise<CredentialLink> {
  const row = await knex<LinkRow>("store.credential_links")
    .join("store.credentials", "credentials.account_id", "credential_links.account_id")
    .join("store.accounts", "accounts.id", "credential_links.account_id")
    .where({ token_hash: hashToken(token), purpose })
    .first("credential_links.*", "language", "blocked_reason", "accounts.name", "accounts.social_name");
  if (!row || row.blocked_reason !== null) throw new StoreError("ticket-unknown", "No such link");
  if (row.used_at !== null) throw new StoreError("ticket-used", "The link was used, or a newer one was mailed");
  if (row.expires_at <= now) throw new StoreError("ticket-expired", "The link is too old");
  return { purpose, accountId: row.account_id, name: displayName(row), email: row.email, language: row.language };
}

/** Uses a link up, and holds the credentials it belongs to. StoreError `ticket-*`. */
export async function useLink(
  trx: Knex.Transaction,
  { context }: CredentialWork,
  token: string,
  purpose: CredentialLinkPurpose,
): Promise<{ row: CredentialRow; link: CredentialLink }> {
  const { accountId } = await findLink(trx, token, purpose, context.clock());
  const row = await lockCredential(trx, accountId);
  // Read again behind the lock: somebody may have used it meanwhile.
  const link = await findLink(trx, token, purpose, context.clock());
  await trx<LinkRow>("store.credential_links")
    .where({ token_hash: hashToken(token) })
    .update({ used_at: context.clock() });
  return { row, link };
}

/** No link of these purposes works any more. */
export async function killLinks(
  trx: Knex.Transaction,
  accountId: string,
  purposes: CredentialLinkPurpose[],
  now: Date,
): Promise<void> {
  await trx<LinkRow>("store.credential_links")
    .where({ account_id: accountId, used_at: null })
    .whereIn("purpose", purposes)
    .update({ used_at: now });
}
