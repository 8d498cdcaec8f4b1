import type { Knex } from "knex";
import type { Language } from "../../domain/language.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import type { ForeignApplication, ForeignRequest, ForeignRequestState } from "../types/foreign-company.ts";

export interface RequestRow {
  id: string;
  number: string | null;
  language: Language;
  state: ForeignRequestState;
  email: string | null;
  application: Partial<ForeignApplication>;
  country: string | null;
  register_key: string | null;
  name_key: string | null;
  submissions: number;
  answer_until: Date | null;
  instance_id: string | null;
  company_id: string | null;
  journey_id: string | null;
  created_at: Date;
  changed_at: Date;
}

/** The requests, each with all that is kept of it. */
export function requests(knex: Knex) {
  return knex<RequestRow>("store.foreign_requests");
}

/** Nothing happens in a request any more. */
export const ends: ForeignRequestState[] = ["validated", "refused", "national", "expired"];

/** The request, held until the transaction ends. StoreError `foreign-request-unknown`. */
export async function lockRequest(trx: Knex.Transaction, id: string): Promise<RequestRow> {
  const row = isUuid(id) ? await requests(trx).where({ id }).forUpdate().first() : undefined;
  if (!row) throw new StoreError("foreign-request-unknown", `No request ${id} of a foreign company`);
  return row as RequestRow;
}

/** What has happened already, under this key: the same step, done again by a worker. */
export async function hasHappened(trx: Knex.Transaction, eventKey: string): Promise<boolean> {
  return (await trx("store.foreign_events").where({ event_key: eventKey }).first("id")) !== undefined;
}

export function requestOf(row: RequestRow): ForeignRequest {
  return {
    id: row.id,
    number: row.number,
    language: row.language,
    state: row.state,
    email: row.email,
    application: row.application,
    submissions: row.submissions,
    answerUntil: row.answer_until,
    instanceId: row.instance_id,
    companyId: row.company_id,
    journeyId: row.journey_id,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}
