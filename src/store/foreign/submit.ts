import type { Knex } from "knex";
import { yearOf } from "../../domain/brasilia-days.ts";
import { nameKey, registerKey } from "../../domain/foreign-company.ts";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { StoreError } from "../errors.ts";
import type { OutboxWriter } from "../outbox-writer.ts";
import type { ForeignApplication, ForeignRequest } from "../types/foreign-company.ts";
import { hasHappened, lockRequest, type RequestRow, requestOf, requests } from "./rows.ts";
import { tellApplicant } from "./tell.ts";

export interface Submission {
  requestId: string;
  eventKey: string;
  application: ForeignApplication;
  answer: string | null;
  answerUntil: Date;
}

/** Hands a request in as its next submission; the ones before stay as they were. */
export async function submit(
  trx: Knex.Transaction,
  context: StoreContext,
  outbox: OutboxWriter,
  { requestId, eventKey, application, answer, answerUntil }: Submission,
): Promise<ForeignRequest> {
  const row = await lockRequest(trx, requestId);
  if (await hasHappened(trx, eventKey)) return requestOf(row);
  if ((row.state !== "draft" && row.state !== "correcting") || row.email === null)
    throw new StoreError("foreign-request-elsewhere", `A request that is "${row.state}" is not handed in`);
  const now = context.clock();
  const submission = row.submissions + 1;
  const [after] = await requests(trx)
    .where({ id: requestId })
    .update({
      ...{ state: "received", number: row.number ?? (await nextNumber(trx, now)), submissions: submission },
      ...{ application: JSON.stringify(application) as never, country: application.country },
      ...{ register_key: registerKey(application.registerNumber), name_key: nameKey(application.legalName) },
      ...{ answer_until: answerUntil, changed_at: now },
    })
    .returning("*")
    .catch(refuseTaken);
  const submitted = { request_id: requestId, number: submission, submitted_at: now };
  await trx("store.foreign_submissions").insert({ ...submitted, application: JSON.stringify(application) });
  const documents = await trx("store.foreign_documents")
    .where({ request_id: requestId, removed_at: null, submission: null })
    .update({ submission });
  await trx("store.foreign_events").insert({
    ...{ request_id: requestId, event_key: eventKey, state: "received", submission, note: answer },
    ...{ until: answerUntil, occurred_at: now },
  });
  const updated = after as RequestRow;
  await tellApplicant(trx, outbox, now, updated, { kind: "received", eventKey, until: answerUntil });
  await appendAudit(trx, context, {
    ...{ actor: `applicant:${requestId}`, capacity: "applicant", action: "foreign-request-received", subject: requestId },
    details: { number: updated.number, submission, documents, country: application.country, service: application.serviceId },
  });
  return requestOf(updated);
}

async function nextNumber(trx: Knex.Transaction, now: Date): Promise<string> {
  const { rows } = await trx.raw("SELECT nextval('store.foreign_request_numbers') AS next");
  return `EST-${yearOf(now)}-${String(rows[0].next).padStart(6, "0")}`;
}

/** Two who hand in the same company at once: the database lets one of them. */
function refuseTaken(error: unknown): never {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code === "23505" && constraint === "one_request_of_foreign_company")
    throw new StoreError("foreign-company-taken", "This country and register number are another request's", { cause: error });
  throw error;
}
