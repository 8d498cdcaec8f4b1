import type { Knex } from "knex";
import { appendAudit } from "../audit/append.ts";
import { StoreError } from "../errors.ts";
import type { CredentialAct } from "../types/credential.ts";
import { mailInvitationAgain } from "./invite-again.ts";
import { killLinks, mailLink } from "./links.ts";
import { type CredentialRow, changeCredential, lockCredential } from "./rows.ts";
import { tellPerson } from "./tell.ts";
import type { CredentialWork } from "./work.ts";

/** Takes the second factor away; the person sets up another one by a mailed link and the password. */
export async function resetSecondFactor(trx: Knex.Transaction, work: CredentialWork, act: CredentialAct): Promise<void> {
  const row = await lockCredential(trx, act.accountId);
  if (row.password_hash === null) throw new StoreError("account-unknown", "Nobody has activated these credentials yet");
  await changeCredential(trx, row.account_id, {
    ...{ totp_secret: null, totp_confirmed_at: null, recovery_hashes: [] },
  });
  await endSessions(trx, row);
  await tellPerson(trx, work, row, { event: "second-factor-reset", details: { reason: act.reason } });
  await mailLink(trx, work, row, { purpose: "second-factor" });
  await tellAudit(trx, work, act, "credential-second-factor-reset");
}

/** Nobody enters with these credentials any more. */
export async function block(trx: Knex.Transaction, work: CredentialWork, act: CredentialAct): Promise<void> {
  const row = await lockCredential(trx, act.accountId);
  if (row.blocked_reason !== null) return;
  await changeCredential(trx, row.account_id, { blocked_reason: act.reason });
  await killLinks(trx, row.account_id, ["activation", "recovery", "second-factor", "email"], work.context.clock());
  await endSessions(trx, row);
  await tellPerson(trx, work, row, { event: "blocked", details: { reason: act.reason } });
  await tellAudit(trx, work, act, "credential-blocked");
}

export async function unblock(trx: Knex.Transaction, work: CredentialWork, act: CredentialAct): Promise<void> {
  const row = await lockCredential(trx, act.accountId);
  if (row.blocked_reason === null) return;
  await changeCredential(trx, row.account_id, { blocked_reason: null });
  await tellPerson(trx, work, row, { event: "unblocked", details: { reason: act.reason } });
  await tellAudit(trx, work, act, "credential-unblocked");
}

/** A new link in place of an invitation that was lost or has run out. */
export async function inviteAgain(trx: Knex.Transaction, work: CredentialWork, act: CredentialAct): Promise<void> {
  const row = await lockCredential(trx, act.accountId);
  if (row.password_hash !== null || row.blocked_reason !== null)
    throw new StoreError("credential-active", "There is no invitation any more");
  await mailInvitationAgain(trx, work, row);
  await tellAudit(trx, work, act, "credential-invited-again");
}

async function endSessions(trx: Knex.Transaction, { account_id: accountId }: CredentialRow): Promise<void> {
  await trx("store.portal_sessions").where({ account_id: accountId }).delete();
}

function tellAudit(trx: Knex.Transaction, { context }: CredentialWork, act: CredentialAct, action: string) {
  const { actor, capacity, accountId, reason, origin = null } = act;
  return appendAudit(trx, context, {
    actor,
    capacity,
    origin,
    action,
    subject: accountId,
    details: { reason },
  });
}
