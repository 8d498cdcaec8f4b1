import type { Knex } from "knex";
import { appendAudit } from "../audit/append.ts";
import type { LoginStep } from "../types/credential.ts";
import { openSecret } from "./activation.ts";
import { countAttempt, forgive, succeed, tellOfWait } from "./failures.ts";
import { mailLink, wasMailedSince } from "./links.ts";
import { hashRecoveryCode, stepOfCode } from "./one-time-codes.ts";
import { isPassword } from "./password.ts";
import { type CredentialRow, changeCredential, findByEmail, lockCredential, stateOf } from "./rows.ts";
import { tellPerson } from "./tell.ts";
import type { CredentialWork } from "./work.ts";

/** Another link is mailed only after this. */
const pauseBetweenLinks = 10 * 60_000;

/** Whether this is the password of an account, each attempt counted. Takes as long for nobody's. */
export async function judgePassword(
  work: CredentialWork,
  row: CredentialRow | null,
  password: string,
  origin: string | null,
): Promise<boolean> {
  const { transaction } = work.context;
  const counted =
    row !== null &&
    row.password_hash !== null &&
    row.blocked_reason === null &&
    (await transaction(async (trx) => countAttempt(trx, work, await lockCredential(trx, row.account_id))));
  const right = await isPassword(counted ? row.password_hash : null, password);
  if (!counted) return false;
  await transaction(async (trx) => {
    const held = await lockCredential(trx, row.account_id);
    if (right) await forgive(trx, held);
    else await tellOfWait(trx, work, row.account_id, origin);
  });
  return right;
}

/** First step of the login. */
export async function checkPassword(
  work: CredentialWork,
  { email, password, origin }: { email: string; password: string; origin: string | null },
): Promise<LoginStep> {
  const { run, transaction, clock } = work.context;
  const row = await run((knex) => findByEmail(knex, email));
  if (!(await judgePassword(work, row, password, origin)) || row === null) return { result: "refused" };
  const { language, account_id: accountId } = row;
  if (stateOf(row) === "active") return { result: "code-needed", accountId, language };
  await transaction(async (trx) => {
    const held = await lockCredential(trx, accountId);
    const recently = new Date(clock().getTime() - pauseBetweenLinks);
    if (stateOf(held) !== "unprotected" || (await wasMailedSince(trx, held, "second-factor", recently))) return;
    await mailLink(trx, work, held, { purpose: "second-factor" });
  });
  work.outbox.announce();
  return { result: "link-mailed", language };
}

/** Second step: who has come so far shows the other factor. */
export async function checkCode(
  trx: Knex.Transaction,
  work: CredentialWork,
  { accountId, code, since, origin }: { accountId: string; code: string; since: Date; origin: string | null },
): Promise<"refused" | "signed-in"> {
  const { context } = work;
  const row = await lockCredential(trx, accountId);
  const stale = row.password_changed_at !== null && row.password_changed_at > since;
  if (stateOf(row) !== "active" || stale || !(await countAttempt(trx, work, row))) return "refused";
  const factor = await takeCode(trx, work, row, code);
  if (factor === null) {
    await tellOfWait(trx, work, accountId, origin);
    return "refused";
  }
  await succeed(trx, row);
  await trx("store.accounts").where({ id: accountId }).update({ last_login_at: context.clock() });
  await appendAudit(trx, context, {
    ...{ actor: accountId, capacity: "self", origin, action: "signed-in", subject: accountId },
    details: { door: "credentials", amr: ["pwd", factor] },
  });
  return "signed-in";
}

/** Uses up a code of the app, or a recovery code; null when it is neither. */
async function takeCode(
  trx: Knex.Transaction,
  work: CredentialWork,
  row: CredentialRow,
  code: string,
): Promise<"otp" | "recovery-code" | null> {
  if (await takeAppCode(trx, work, row, code)) return "otp";
  const hash = hashRecoveryCode(row.account_id, code);
  if (!row.recovery_hashes.includes(hash)) return null;
  const left = row.recovery_hashes.filter((one) => one !== hash);
  await changeCredential(trx, row.account_id, { recovery_hashes: left });
  await tellPerson(trx, work, row, { event: "recovery-code-used", details: { left: left.length } });
  return "recovery-code";
}

/** Uses up a code of the app: whoever reads along cannot use it again, nor an older one. */
export async function takeAppCode(
  trx: Knex.Transaction,
  work: CredentialWork,
  row: CredentialRow,
  code: string,
): Promise<boolean> {
  const secret = openSecret(work, row);
  const step = secret === null ? null : stepOfCode(secret, code, work.context.clock());
  if (step === null || (row.totp_last_step !== null && step <= Number(row.totp_last_step))) return false;
  await changeCredential(trx, row.account_id, { totp_last_step: String(step) });
  return true;
}
