import type { Knex } from "knex";
import { objectionToPassword } from "../../domain/password.ts";
import { appendAudit } from "../audit/append.ts";
import { confirmRegistration } from "../confirm-registration.ts";
import { StoreError } from "../errors.ts";
import { lockAccount } from "../repositories/accounts.ts";
import { useLink } from "./links.ts";
import { hashRecoveryCode, newRecoveryCodes, newSecret, stepOfCode } from "./one-time-codes.ts";
import { type CredentialRow, changeCredential, lockCredential } from "./rows.ts";
import { tellPerson } from "./tell.ts";
import type { CredentialWork } from "./work.ts";

/** Only whoever has been asked the link and the password may open this, and only until a code has confirmed it. */
function secretPurpose(accountId: string): string {
  return `totp:${accountId}`;
}

/** The secret in the clear. */
export function openSecret({ context }: CredentialWork, row: CredentialRow): string | null {
  return row.totp_secret === null ? null : context.box.open(row.totp_secret, secretPurpose(row.account_id));
}

/** StoreError `password-refused` for one that is too short or easy to guess for this person. */
export function demandGoodPassword(password: string, about: string[]): void {
  const objection = objectionToPassword(password, about);
  if (objection !== null) throw new StoreError("password-refused", `The password is ${objection}`);
}

/** Chooses the first password by the link of the invitation. */
export async function activate(
  trx: Knex.Transaction,
  work: CredentialWork,
  { token, password, hash, origin }: { token: string; password: string; hash: string; origin: string | null },
): Promise<{ accountId: string }> {
  const { row, link } = await useLink(trx, work, token, "activation");
  demandGoodPassword(password, [link.name, row.email]);
  const { account_id: accountId } = row;
  await changeCredential(trx, accountId, { password_hash: hash, password_changed_at: work.context.clock() });
  await appendAudit(trx, work.context, {
    ...{ actor: accountId, capacity: "self", origin, action: "credential-password-chosen", subject: accountId },
    details: {},
  });
  return { accountId };
}

/** The secret that the app is given; the same one until a code has confirmed it. */
export async function secondFactorSecret(
  trx: Knex.Transaction,
  work: CredentialWork,
  accountId: string,
): Promise<{ secret: string; email: string }> {
  const row = await openEnrolment(trx, accountId);
  const kept = openSecret(work, row);
  if (kept !== null) return { secret: kept, email: row.email };
  const secret = newSecret();
  await changeCredential(trx, accountId, { totp_secret: work.context.box.seal(secret, secretPurpose(accountId)) });
  return { secret, email: row.email };
}

/** The app shows the right code: from now on it is asked for. Completes the registration where it was not. */
export async function confirmSecondFactor(
  trx: Knex.Transaction,
  work: CredentialWork,
  { accountId, code, origin }: { accountId: string; code: string; origin: string | null },
): Promise<{ recoveryCodes: string[] } | null> {
  const { context, notices } = work;
  const row = await openEnrolment(trx, accountId);
  const secret = openSecret(work, row);
  const step = secret === null ? null : stepOfCode(secret, code, context.clock());
  if (step === null) return null;
  const now = context.clock();
  const recoveryCodes = newRecoveryCodes();
  await changeCredential(trx, accountId, {
    ...{ totp_confirmed_at: now, totp_last_step: String(step), activated_at: row.activated_at ?? now },
    ...{ recovery_hashes: recoveryCodes.map((one) => hashRecoveryCode(accountId, one)) },
    ...{ failures: 0, failed_at: null, locked_until: null },
  });
  const account = await lockAccount(trx, accountId);
  const bond = await trx("store.bonds").where({ account_id: accountId }).whereNull("ended_at").first("id");
  await appendAudit(trx, context, {
    ...{ actor: accountId, capacity: "self", origin, action: "credential-second-factor-set", subject: accountId },
    details: { first: row.activated_at === null },
  });
  await appendAudit(trx, context, {
    ...{ actor: accountId, capacity: "self", origin, action: "signed-in", subject: accountId },
    details: { door: "credentials", amr: ["link", "pwd", "otp"] },
  });
  await trx("store.accounts").where({ id: accountId }).update({ last_login_at: now });
  if (row.activated_at === null) {
    // Only the first time: later the agreement may have been taken back, and is asked for anew.
    await confirmRegistration(trx, context, notices, account, bond ? "representative" : "member");
    await tellPerson(trx, work, row, { event: "activated", eventKey: `credential-activated:${accountId}` });
  }
  return { recoveryCodes };
}

async function openEnrolment(trx: Knex.Transaction, accountId: string): Promise<CredentialRow> {
  const row = await lockCredential(trx, accountId);
  if (row.totp_confirmed_at !== null) throw new StoreError("second-factor-set", "There is a second factor already");
  if (row.password_hash === null || row.blocked_reason !== null)
    throw new StoreError("account-unknown", "These credentials cannot be set up");
  return row;
}
