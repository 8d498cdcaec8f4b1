import type { Knex } from "knex";
import { likeness, similarity } from "../../domain/foreign-company.ts";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { StoreError } from "../errors.ts";
import { advance } from "../foreign/advance.ts";
import { foreignDocuments } from "../foreign/documents.ts";
import { confirmCode, sendCode } from "../foreign/email-codes.ts";
import { hasHappened, lockRequest, type RequestRow, requestOf, requests } from "../foreign/rows.ts";
import { submit } from "../foreign/submit.ts";
import { tellApplicant } from "../foreign/tell.ts";
import { isUuid } from "../ids.ts";
import type { OutboxWriter } from "../outbox-writer.ts";
import { hashToken } from "../tokens.ts";
import type { ForeignCompanyRepository } from "../types/foreign-company.ts";

/** Mailed links after which nobody gets another for a while: the address may be a stranger's. */
const LINKS_AN_HOUR = 5;
/** Companies and requests that are shown beside one. */
const SHOWN = 10;

/** Requests of foreign companies in table `store.foreign_requests`, with what belongs to them. */
export function foreignCompanyRepository(context: StoreContext, outbox: OutboxWriter): ForeignCompanyRepository {
  const { run, transaction, clock } = context;
  const find = (where: Partial<RequestRow>) =>
    run(async (knex) => {
      const row = await requests(knex).where(where).orderBy("created_at", "desc").first();
      return row ? requestOf(row as RequestRow) : null;
    });
  /** Does it, and wakes the delivery of mail. */
  const telling = async <T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> => {
    const result = await transaction(work);
    outbox.announce();
    return result;
  };

  return {
    begin: ({ language, origin }) =>
      transaction(async (trx) => {
        const now = clock();
        const [row] = await requests(trx).insert({ language, state: "draft", created_at: now, changed_at: now }).returning("*");
        const { id } = row as RequestRow;
        await appendAudit(trx, context, {
          ...{ actor: `applicant:${id}`, capacity: "applicant", origin, action: "foreign-request-begun", subject: id },
          details: { language },
        });
        return requestOf(row as RequestRow);
      }),

    get: async (id) => (isUuid(id) ? find({ id }) : null),
    ofJourney: async (journeyId) => (isUuid(journeyId) ? find({ journey_id: journeyId }) : null),
    ofCompany: async (companyId) => (isUuid(companyId) ? find({ company_id: companyId }) : null),

    takenAlong: (accountId) =>
      run(async (knex) => {
        if (!isUuid(accountId)) return [];
        const rows = await requests(knex)
          .join("store.journeys AS journey", "journey.id", "foreign_requests.journey_id")
          .where("journey.account_id", accountId)
          .orderBy("foreign_requests.changed_at", "desc")
          .select("foreign_requests.*");
        return rows.map((row) => requestOf(row as unknown as RequestRow));
      }),

    ofInstances: (instanceIds) =>
      run(async (knex) => {
        if (instanceIds.length === 0) return [];
        return (await requests(knex).whereIn("instance_id", instanceIds)).map((row) => requestOf(row as RequestRow));
      }),

    setLanguage: (requestId, language) =>
      run(async (knex) => {
        if (isUuid(requestId)) await requests(knex).where({ id: requestId }).update({ language });
      }),

    bind: (requestId, instanceId) =>
      transaction(async (trx) => {
        const row = await lockRequest(trx, requestId);
        if (row.instance_id !== null && row.instance_id !== instanceId)
          throw new StoreError("foreign-request-elsewhere", "Another instance executes this request");
        await requests(trx).where({ id: requestId }).update({ instance_id: instanceId });
        return requestOf({ ...row, instance_id: instanceId });
      }),

    sendCode: (request) => telling((trx) => sendCode(trx, context, outbox, request)),
    confirmCode: (request) => transaction((trx) => confirmCode(trx, context, request)),

    keep: (requestId, application) =>
      transaction(async (trx) => {
        const row = await lockRequest(trx, requestId);
        if (row.state !== "draft") return;
        const kept = JSON.stringify({ ...row.application, ...application }) as never;
        await requests(trx).where({ id: requestId }).update({ application: kept, changed_at: clock() });
      }),

    submit: (request) => telling((trx) => submit(trx, context, outbox, request)),
    advance: (step) => telling((trx) => advance(trx, context, outbox, { ...step, tell: true })),
    validate: (step) =>
      telling((trx) => advance(trx, context, outbox, { ...step, state: "validated", answerUntil: null, tell: true })),

    convert: ({ byTeam, ...step }) =>
      telling((trx) => {
        const actor = byTeam ? {} : { actor: { actor: `applicant:${step.requestId}`, capacity: "applicant" } };
        return advance(trx, context, outbox, { ...step, ...actor, state: "national", answerUntil: null, tell: byTeam });
      }),

    remind: ({ requestId, eventKey }) =>
      telling(async (trx) => {
        const row = await lockRequest(trx, requestId);
        // The applicant answered while the reminder was on its way.
        if (row.state !== "correcting" || (await hasHappened(trx, eventKey))) return;
        await tellApplicant(trx, outbox, clock(), row, { kind: "correction-due", eventKey, until: row.answer_until });
      }),

    similarTo: (requestId) =>
      run(async (knex) => {
        const row = isUuid(requestId) ? await requests(knex).where({ id: requestId }).first() : undefined;
        if (!row?.country || row.register_key === null || row.name_key === null) return [];
        const own = { registerKey: row.register_key, nameKey: row.name_key };
        const others = (await requests(knex)
          .where({ country: row.country })
          .whereNotNull("number")
          .whereNot({ id: requestId })
          .select("number", "application", "state", "register_key", "name_key")) as RequestRow[];
        const alike = others.flatMap((other) => {
          const because = likeness(own, { registerKey: other.register_key ?? "", nameKey: other.name_key ?? "" });
          if (because.length === 0) return [];
          const { legalName = "", registerNumber = "" } = other.application;
          const weight = (because.includes("register-number") ? 1 : 0) + similarity(own.nameKey, other.name_key ?? "");
          return [{ weight, company: { number: other.number!, legalName, registerNumber, state: other.state, because } }];
        });
        alike.sort((one, other) => other.weight - one.weight);
        return alike.slice(0, SHOWN).map(({ company }) => company);
      }),

    attachJourney: (requestId, journeyId) =>
      transaction(async (trx) => {
        const { number } = await lockRequest(trx, requestId);
        await requests(trx).where({ id: requestId }).update({ journey_id: journeyId, changed_at: clock() });
        await appendAudit(trx, context, {
          ...{
            actor: `applicant:${requestId}`,
            capacity: "applicant",
            action: "foreign-request-taken-along",
            subject: requestId,
          },
          details: { number, journey: journeyId },
        });
      }),

    events: (requestId) =>
      run(async (knex) => {
        if (!isUuid(requestId)) return [];
        const rows = await knex("store.foreign_events").where({ request_id: requestId }).orderBy("id");
        return rows.map(({ state, submission, note, until, occurred_at: occurredAt }) => ({
          ...{ state, submission, note, until, occurredAt },
        }));
      }),

    submissions: (requestId) =>
      run(async (knex) => {
        if (!isUuid(requestId)) return [];
        const rows = await knex("store.foreign_submissions").where({ request_id: requestId }).orderBy("number");
        const documents = await knex("store.foreign_documents")
          .where({ request_id: requestId })
          .whereNotNull("submission")
          .orderBy("uploaded_at")
          .select("name", "submission");
        return rows.map(({ number, application, submitted_at: submittedAt }) => ({
          ...{ number, application, submittedAt },
          documents: documents.filter(({ submission }) => submission === number).map(({ name }) => name as string),
        }));
      }),

    open: (token) =>
      run(async (knex) => {
        const row = await requests(knex)
          .join("store.foreign_links AS link", "link.request_id", "foreign_requests.id")
          .where("link.token_hash", hashToken(token))
          .where("link.expires_at", ">", clock())
          .first("foreign_requests.*");
        return row ? requestOf(row as unknown as RequestRow) : null;
      }),

    sendLinks: (email) =>
      telling(async (trx) => {
        const rows = (await requests(trx)
          .whereNotNull("number")
          .whereRaw("lower(email) = lower(?)", [email.trim()])) as RequestRow[];
        const minute = Math.floor(clock().getTime() / 60_000);
        for (const row of rows) {
          if ((await linksSince(trx, row.id, new Date(clock().getTime() - 3_600_000))) >= LINKS_AN_HOUR) continue;
          await tellApplicant(trx, outbox, clock(), row, { kind: "link", eventKey: `link:${row.id}:${minute}` });
        }
      }),

    ...foreignDocuments(context),
  };
}

async function linksSince(trx: Knex.Transaction, requestId: string, since: Date): Promise<number> {
  const found = await trx("store.foreign_links")
    .where({ request_id: requestId })
    .where("created_at", ">", since)
    .count("* AS n")
    .first();
  return Number(found?.n ?? 0);
}
