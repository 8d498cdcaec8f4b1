import type { Knex } from "knex";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import type { Consent, ConsentRepository } from "../types/consent.ts";
import { withdrawConsent } from "../withdraw-consent.ts";

export interface ConsentRow {
  id: string;
  account_id: string | null;
  journey_id: string;
  purpose: string;
  items: string[];
  action: Consent["action"];
  occasion: string;
  text_version: string;
  text_hash: string;
  channel: string;
  ip: string | null;
  user_agent: string | null;
  recorded_at: Date;
}

/** Acts of consent in table `store.consents`, which a trigger keeps append-only. */
export function consentRepository(context: StoreContext): ConsentRepository {
  const { run, transaction, clock } = context;
  return {
    record: (request) =>
      transaction(async (trx) => {
        const journey = isUuid(request.journeyId)
          ? await trx("store.journeys").where({ id: request.journeyId }).forNoKeyUpdate().first("id")
          : undefined;
        if (!journey) throw new StoreError("journey-unknown", `No journey ${request.journeyId}`);
        const occasion = request.occasion ?? (await lastReturn(trx, request.journeyId));
        const key = { journey_id: request.journeyId, purpose: request.purpose, action: request.action, occasion };
        const earlier = await trx<ConsentRow>("store.consents").where(key).first();
        if (earlier) return { consent: consentOf(earlier), created: false };
        const said = { text_version: request.textVersion, text_hash: request.textHash, channel: request.channel };
        const from = { ip: request.ip ?? null, user_agent: request.userAgent ?? null };
        const items = JSON.stringify(request.items);
        const [row] = await trx("store.consents")
          .insert({ ...key, ...said, ...from, account_id: request.accountId, items, recorded_at: clock() })
          .returning("*");
        const consent = consentOf(row as ConsentRow);
        await appendAudit(trx, context, {
          actor: request.accountId ?? `journey:${request.journeyId}`,
          capacity: "self",
          origin: from.ip,
          action: `consent-${request.action}`,
          subject: consent.id,
          details: {
            purpose: request.purpose,
            items: request.items,
            textVersion: request.textVersion,
            textHash: request.textHash,
          },
        });
        return { consent, created: true };
      }),

    ofAccount: (accountId) =>
      run(async (knex) => {
        if (!isUuid(accountId)) return [];
        const rows = await knex<ConsentRow>("store.consents").where({ account_id: accountId }).orderBy("recorded_at", "desc");
        return rows.map(consentOf);
      }),

    withdraw: ({ accountId, ...request }) =>
      transaction(async (trx) => consentOf(await withdrawConsent(trx, context, { accountId, ...request }))),

    ofJourney: (journeyId) =>
      run(async (knex) => {
        if (!isUuid(journeyId)) return [];
        const rows = await knex<ConsentRow>("store.consents").where({ journey_id: journeyId }).orderBy("recorded_at");
        return rows.map(consentOf);
      }),
  };
}

/** The login attempt that came back last; before any did, the journey itself is the only occasion there is. */
async function lastReturn(trx: Knex.Transaction, journeyId: string): Promise<string> {
  const attempt = await trx("store.login_attempts")
    .where({ journey_id: journeyId })
    .whereNotNull("redeemed_at")
    .orderBy("redeemed_at", "desc")
    .first("id");
  return (attempt?.id as string | undefined) ?? journeyId;
}

function consentOf(row: ConsentRow): Consent {
  return {
    id: row.id,
    accountId: row.account_id,
    journeyId: row.journey_id,
    purpose: row.purpose,
    items: row.items,
    action: row.action,
    textVersion: row.text_version,
    textHash: row.text_hash,
    channel: row.channel,
    ip: row.ip,
    userAgent: row.user_agent,
    recordedAt: row.recorded_at,
  };
}
