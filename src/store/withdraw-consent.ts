import type { Knex } from "knex";
import { appendAudit } from "./audit/append.ts";
import type { StoreContext } from "./context.ts";
import { StoreError } from "./errors.ts";
import { isUuid } from "./ids.ts";
import type { ConsentRow } from "./repositories/consents.ts";

/** Takes the consent of a person to a purpose back, and what hangs on it. The row of the account puts repetitions in order. */
export async function withdrawConsent(
  trx: Knex.Transaction,
  context: Pick<StoreContext, "clock" | "auditKey">,
  request: { accountId: string; purpose: string; ip: string | null; userAgent: string | null },
): Promise<ConsentRow> {
  const { accountId, purpose, ip, userAgent } = request;
  const account = isUuid(accountId) ? await trx("store.accounts").where({ id: accountId }).forUpdate().first("id") : undefined;
  const given =
    account &&
    (await trx<ConsentRow>("store.consents").where({ account_id: accountId, purpose }).orderBy("recorded_at", "desc").first());
  if (given?.action !== "granted")
    throw new StoreError("consent-unknown", `No consent of ${accountId} to ${purpose} is in force`);
  const { id, recorded_at: _, ...same } = given;
  const now = context.clock();
  const act = { action: "withdrawn", occasion: id, channel: "portal", ip, user_agent: userAgent, recorded_at: now };
  const [row] = await trx("store.consents")
    .insert({ ...same, ...act, items: JSON.stringify(given.items) })
    .returning("*");
  await trx("store.accounts").where({ id: accountId }).update({ confirmed_at: null });
  const sessions = await trx("store.portal_sessions").where({ account_id: accountId }).delete();
  const journeys = trx("store.journeys").where({ account_id: accountId }).select("id");
  await trx("store.govbr_sessions").whereIn("journey_id", journeys).delete();
  await appendAudit(trx, context, {
    ...{ actor: accountId, capacity: "self", origin: ip, action: "consent-withdrawn", subject: row.id },
    details: { purpose, items: given.items, granted: id, sessions },
  });
  return row as ConsentRow;
}
