import type { Knex } from "knex";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { StoreError } from "../errors.ts";
import type { OutboxWriter } from "../outbox-writer.ts";
import type { ForeignRequest, ForeignRequestState } from "../types/foreign-company.ts";
import { hasHappened, lockRequest, type RequestRow, requestOf, requests } from "./rows.ts";
import { type ForeignMailKind, tellApplicant } from "./tell.ts";

/** From where a request can come: a token that somebody put into the model gets no further. */
const comesFrom: Partial<Record<ForeignRequestState, ForeignRequestState[]>> = {
  analysing: ["received"],
  correcting: ["analysing"],
  refused: ["analysing"],
  validated: ["analysing"],
  national: ["draft", "received", "analysing"],
  expired: ["draft", "correcting"],
};

export interface Step {
  requestId: string;
  eventKey: string;
  state: Exclude<ForeignRequestState, "draft" | "received">;
  note: string | null;
  answerUntil: Date | null;
  companyId?: string;
  /** Whether the applicant is told by mail. */
  tell: boolean;
  actor?: { actor: string; capacity: string };
}

/** Moves a request one step on; a step that has been done stays done. StoreError `foreign-request-elsewhere`. */
export async function advance(
  trx: Knex.Transaction,
  context: StoreContext,
  outbox: OutboxWriter,
  step: Step,
): Promise<ForeignRequest> {
  const { requestId, eventKey, state, note, answerUntil, companyId } = step;
  const row = await lockRequest(trx, requestId);
  if (await hasHappened(trx, eventKey)) return requestOf(row);
  if (!comesFrom[state]?.includes(row.state))
    throw new StoreError("foreign-request-elsewhere", `A request that is "${row.state}" does not become "${state}"`);
  const now = context.clock();
  const change = { state, answer_until: answerUntil, changed_at: now, ...(companyId ? { company_id: companyId } : {}) };
  const [after] = await requests(trx).where({ id: requestId }).update(change).returning("*");
  await trx("store.foreign_events").insert({
    ...{ request_id: requestId, event_key: eventKey, state, submission: row.submissions, note },
    ...{ until: answerUntil, occurred_at: now },
  });
  if (step.tell) {
    const kind: ForeignMailKind = state === "expired" && row.state === "draft" ? "draft-expired" : state;
    await tellApplicant(trx, outbox, now, after as RequestRow, { kind, eventKey, note, until: answerUntil });
  }
  await appendAudit(trx, context, {
    ...(step.actor ?? { actor: "system:workers", capacity: "system" }),
    ...{ action: `foreign-request-${state}`, subject: requestId },
    details: { number: row.number, submission: row.submissions, until: answerUntil, ...(companyId ? { companyId } : {}) },
  });
  return requestOf(after as RequestRow);
}
