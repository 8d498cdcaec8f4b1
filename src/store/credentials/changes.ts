import type { Knex } from "knex";
import type { Language } from "../../domain/language.ts";
import { appendAudit } from "../audit/append.ts";
import { isEmail } from "../email.ts";
import { StoreError } from "../errors.ts";
import { displayName } from "../people.ts";
import { lockAccount } from "../repositories/accounts.ts";
import { hashToken } from "../tokens.ts";
import { demandGoodPassword } from "./activation.ts";
import { countAttempt, forgive, tellOfWait } from "./failures.ts";
import { isStillInvited, mailInvitationAgain } from "./invite-again.ts";
import { findLink, killLinks, mailLink, useLink, wasMailedSince } from "./links.ts";
import { takeAppCode } from "./login.ts";
import { hashRecoveryCode, newRecoveryCodes } from "./one-time-codes.ts";
import { changeCredential, findByEmail, lockCredential, stateOf } from "./rows.ts";
import { tellPerson } from "./tell.ts";
import type { CredentialWork } from "./work.ts";

/** No more than one link for a new password is mailed in this time. */
const pauseBetweenLinks = 5 * 60_000;

/**
 * Mails a link for a new password to a login that there is; to somebody who has not followed the invitation yet, the
 * invitation anew.
 */
export async function requestRecovery(
  trx: Knex.Transaction,
  work: CredentialWork,
  { email, origin }: { email: string; origin: string | null },
): Promise<void> {
  const row = await findByEmail(trx, email);
  const { context } = work;
  const recently = new Date(context.clock().getTime() - pauseBetweenLinks);
  const purpose = row !== null && stateOf(row) === "invited" ? "activation" : "recovery";
  if (row === null || stateOf(row) === "blocked" || (await wasMailedSince(trx, row, purpose, recently))) return;
  if (purpose === "recovery") await mailLink(trx, work, row, { purpose });
  else if (!(await isStillInvited(trx, row))) return;
  else await mailInvitationAgain(trx, work, row);
  await appendAudit(trx, context, {
    ...{ actor: "system:credentials", capacity: "system", origin, action: "credential-recovery-asked", subject: row.account_id },
    details: {},
  });
}

/** A new password by that link. Whoever was signed in with the old one is not any more. */
export async function resetPassword(
  trx: Knex.Transaction,
  work: CredentialWork,
  { token, password, hash, origin }: { token: string; password: string; hash: string; origin: string | null },
): Promise<void> {
  const { row, link } = await useLink(trx, work, token, "recovery");
  demandGoodPassword(password, [link.name, row.email]);
  await savePassword(trx, work, { accountId: row.account_id, hash, origin, by: "recovery" });
  await trx("store.portal_sessions").where({ account_id: row.account_id }).delete();
}

/** A new password in place of the one that was just asked for. */
export async function changePassword(
  trx: Knex.Transaction,
  work: CredentialWork,
  request: { accountId: string; next: string; hash: string; keepSession: string; origin: string | null },
): Promise<void> {
  const { accountId, next, hash, keepSession, origin } = request;
  const row = await lockCredential(trx, accountId);
  demandGoodPassword(next, [displayName(await lockAccount(trx, accountId)), row.email]);
  await savePassword(trx, work, { accountId, hash, origin, by: "password" });
  const others = trx("store.portal_sessions").where({ account_id: accountId });
  await others.whereNot({ token_hash: hashToken(keepSession) }).delete();
}

async function savePassword(
  trx: Knex.Transaction,
  work: CredentialWork,
  { accountId, hash, origin, by }: { accountId: string; hash: string; origin: string | null; by: string },
): Promise<void> {
  const { context } = work;
  const row = await lockCredential(trx, accountId);
  const unlocked = { failures: 0, failed_at: null, locked_until: null };
  await changeCredential(trx, accountId, { password_hash: hash, password_changed_at: context.clock(), ...unlocked });
  // An address that somebody asked for with the old password is not confirmed with the new one.
  await killLinks(trx, accountId, ["recovery", "email"], context.clock());
  await tellPerson(trx, work, row, { event: "password-changed" });
  await appendAudit(trx, context, {
    ...{ actor: accountId, capacity: "self", origin, action: "credential-password-changed", subject: accountId },
    details: { by },
  });
}

/** Recovery codes in place of those there were, for whoever shows the app's code. */
export async function renewRecoveryCodes(
  trx: Knex.Transaction,
  work: CredentialWork,
  { accountId, code, origin }: { accountId: string; code: string; origin: string | null },
): Promise<string[] | null> {
  const row = await lockCredential(trx, accountId);
  if (stateOf(row) !== "active" || !(await countAttempt(trx, work, row))) return null;
  if (!(await takeAppCode(trx, work, row, code))) {
    await tellOfWait(trx, work, accountId, origin);
    return null;
  }
  await forgive(trx, row);
  const codes = newRecoveryCodes();
  await changeCredential(trx, accountId, { recovery_hashes: codes.map((one) => hashRecoveryCode(accountId, one)) });
  await tellPerson(trx, work, row, { event: "recovery-codes-renewed" });
  await appendAudit(trx, work.context, {
    ...{ actor: accountId, capacity: "self", origin, action: "credential-recovery-codes-renewed", subject: accountId },
    details: {},
  });
  return codes;
}

/** Mails a link to the new address, unless it is a login already: then nothing is said, to nobody. */
export async function requestEmailChange(
  trx: Knex.Transaction,
  work: CredentialWork,
  { accountId, email, origin }: { accountId: string; email: string; origin: string | null },
): Promise<void> {
  const to = email.trim();
  if (!isEmail(to)) throw new StoreError("email-invalid", "Not an e-mail address");
  const row = await lockCredential(trx, accountId);
  await appendAudit(trx, work.context, {
    ...{ actor: accountId, capacity: "self", origin, action: "credential-email-asked", subject: accountId },
    details: {},
  });
  if ((await findByEmail(trx, to)) === null) await mailLink(trx, work, row, { purpose: "email", to });
}

/** The owner of the new address followed the link. */
export async function confirmEmailChange(
  trx: Knex.Transaction,
  work: CredentialWork,
  { token, origin }: { token: string; origin: string | null },
): Promise<{ language: Language }> {
  const { context } = work;
  const { email } = await findLink(trx, token, "email", context.clock());
  await trx.raw("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", [`credential:${email.toLowerCase()}`]);
  const { row, link } = await useLink(trx, work, token, "email");
  const { account_id: accountId, language } = row;
  const owner = await findByEmail(trx, link.email);
  if (owner !== null && owner.account_id !== accountId) throw new StoreError("ticket-unknown", "Somebody logs in with it by now");
  await changeCredential(trx, accountId, { email: link.email });
  await trx("store.accounts").where({ id: accountId }).update({ email: link.email });
  await killLinks(trx, accountId, ["recovery", "second-factor"], context.clock());
  await tellPerson(trx, work, row, { event: "email-changed", details: { email: link.email } });
  await appendAudit(trx, context, {
    ...{ actor: accountId, capacity: "self", origin, action: "credential-email-changed", subject: accountId },
    details: {},
  });
  return { language };
}
