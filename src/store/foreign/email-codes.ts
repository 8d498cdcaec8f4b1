import { randomInt, timingSafeEqual } from "node:crypto";
import type { Knex } from "knex";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { isEmail } from "../email.ts";
import { StoreError } from "../errors.ts";
import type { OutboxWriter } from "../outbox-writer.ts";
import { lockRequest, requests } from "./rows.ts";

const minute = 60_000;
/** How long a code is good for. */
const codeLife = 30 * minute;
/** Wrong tries after which a code is good for nothing. */
const tries = 5;
/** Codes for one request, and for one address within an hour: it may be a stranger's. */
const codes = { ofRequest: 10, ofAddress: 5 };

const purpose = (requestId: string) => `foreign-email-code:${requestId}`;

/** Sends a code to an address that nobody has confirmed yet. */
export async function sendCode(
  trx: Knex.Transaction,
  { clock, box }: StoreContext,
  outbox: OutboxWriter,
  { requestId, email }: { requestId: string; email: string },
): Promise<void> {
  const row = await lockRequest(trx, requestId);
  if (row.state !== "draft" || row.email !== null) throw new StoreError("foreign-request-elsewhere", "Confirmed already");
  if (!isEmail(email)) throw new StoreError("email-invalid", "Not an address");
  const now = clock();
  const count = async (query: Knex.QueryBuilder) => Number((await query.count("* AS n").first()).n);
  const ofRequest = await count(trx("store.foreign_email_codes").where({ request_id: requestId }));
  const lately = trx("store.foreign_email_codes").where("created_at", ">", new Date(now.getTime() - 60 * minute));
  const ofAddress = await count(lately.whereRaw("lower(email) = lower(?)", [email]));
  if (ofRequest >= codes.ofRequest || ofAddress >= codes.ofAddress) throw new StoreError("code-limit", "Too many codes");
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const [{ id }] = await trx("store.foreign_email_codes")
    .insert({
      ...{ request_id: requestId, email, code: box.seal(code, purpose(requestId)) },
      ...{ created_at: now, expires_at: new Date(now.getTime() + codeLife) },
    })
    .returning("id");
  await outbox.write(trx, {
    ...{ eventKey: `foreign-email-code:${id}`, template: "foreign-email-code", to: email },
    data: { language: row.language, requestId, code },
  });
}

/** Whether this is the newest code of the request; then its address is the request's. */
export async function confirmCode(
  trx: Knex.Transaction,
  context: StoreContext,
  { requestId, code, origin }: { requestId: string; code: string; origin: string | null },
): Promise<boolean> {
  const { clock, box } = context;
  const row = await lockRequest(trx, requestId);
  const newest = await trx("store.foreign_email_codes").where({ request_id: requestId }).orderBy("created_at", "desc").first();
  if (row.state !== "draft" || newest === undefined) return false;
  const right = isSame(code, box.open(newest.code, purpose(requestId)));
  // The answer to the first confirmation was lost: the same code says the same again.
  if (row.email !== null) return right && newest.used_at !== null;
  if (newest.failures >= tries || newest.expires_at <= clock()) return false;
  if (!right) {
    await trx("store.foreign_email_codes").where({ id: newest.id }).increment("failures");
    return false;
  }
  await trx("store.foreign_email_codes").where({ id: newest.id }).update({ used_at: clock() });
  await requests(trx).where({ id: requestId }).update({ email: newest.email, changed_at: clock() });
  await appendAudit(trx, context, {
    ...{ actor: `applicant:${requestId}`, capacity: "applicant", origin, action: "foreign-email-confirmed" },
    ...{ subject: requestId, details: { email: newest.email } },
  });
  return true;
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one.replace(/\s/g, "")), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
