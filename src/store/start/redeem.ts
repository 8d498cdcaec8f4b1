import type { Knex } from "knex";
import type { TicketRefusalCode } from "../../domain/start-decision.ts";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import type { NoticeWriter } from "../notices.ts";
import { findProcess, type ProcessRow } from "../process-rows.ts";
import { decideAndHold } from "../repositories/delegations.ts";
import { tellGrantor } from "../repositories/processes.ts";
import { hashToken } from "../tokens.ts";
import type { ProcessRepository, Redemption } from "../types/process.ts";

type Request = Parameters<ProcessRepository["redeem"]>[0];

interface TicketRow {
  ticket_hash: string;
  process_id: string;
  expires_at: Date;
  redeemed_at: Date | null;
  instance_id: string | null;
}

/** What of the decision is kept with the process. */
interface Recorded {
  decision: unknown;
  reference: string | null;
}

/** Takes a ticket for an instance: once, in time, for the process it was issued for, and only if the right still stands. */
export async function redeem(
  trx: Knex.Transaction,
  context: StoreContext,
  notices: NoticeWriter,
  request: Request,
): Promise<Redemption> {
  const { instanceId } = request;
  const now = context.clock();
  const found = await lockTicket(trx, request.ticket);
  if (found === null)
    return refuseTicket(trx, context, request, request.ticket ? "start-ticket-unknown" : "start-ticket-missing");
  const { ticket, row, processKey } = found;
  if (ticket.redeemed_at !== null) {
    if (ticket.instance_id !== instanceId) return refuseTicket(trx, context, request, "start-ticket-used", row);
    return answerAgain(trx, row);
  }
  if (row.instance_id !== null || row.state !== "starting") return refuseTicket(trx, context, request, "start-ticket-used", row);
  if (ticket.expires_at <= now) return refuseTicket(trx, context, request, "start-ticket-expired", row);
  if (request.businessKey !== row.id || request.processKey !== processKey)
    return refuseTicket(trx, context, request, "start-ticket-other-process", row);

  const question = { accountId: row.opened_by, companyId: row.company_id, serviceId: row.service_id };
  const { decision, facts } = await decideAndHold(trx, context.clock, { ...question, serviceVersion: row.service_version });
  await trx("store.start_tickets")
    .where({ ticket_hash: ticket.ticket_hash })
    .update({ redeemed_at: now, instance_id: instanceId });
  const company = await trx("store.companies").where({ id: row.company_id }).first("cnpj");
  const change = decision.allowed
    ? { state: "draft", capacity: decision.capacity, basis: JSON.stringify(decision.basis), opened_at: now }
    : { state: "refused", outcome: decision.code, finished_at: now };
  const update = (more: object) =>
    trx("store.processes")
      .where({ id: row.id })
      .update({ ...change, instance_id: instanceId, changed_at: now, ...more });
  await update({});
  const process = (await findProcess(trx, row.id))!;
  if (decision.allowed) await tellGrantor(trx, notices, process);
  const { reference } = await appendAudit(trx, context, {
    ...{ actor: row.opened_by, capacity: decision.allowed ? decision.capacity : "self", companyCnpj: company.cnpj },
    ...{ action: decision.allowed ? "process-started" : "process-start-refused", subject: row.id },
    details: { number: row.number, instanceId, decision, facts },
  });
  const recorded: Recorded = { decision: { ...decision, facts }, reference };
  await update({ decision: JSON.stringify(recorded) });
  return decision.allowed ? { admitted: true, process } : { admitted: false, code: decision.code, process, reference };
}

/** The ticket, its process and the model that executes it, held until the transaction ends. */
async function lockTicket(trx: Knex.Transaction, text: string | null) {
  if (!text) return null;
  const ticket = await trx<TicketRow>("store.start_tickets")
    .where({ ticket_hash: hashToken(text) })
    .forUpdate()
    .first();
  if (!ticket) return null;
  const row = (await trx<ProcessRow>("store.processes").where({ id: ticket.process_id }).forUpdate().first())!;
  const version = await trx("store.service_versions")
    .where({ service_id: row.service_id, version: row.service_version })
    .first("process_key");
  return { ticket, row, processKey: version.process_key as string };
}

/** The worker asks a second time, because the first answer was lost. */
async function answerAgain(trx: Knex.Transaction, row: ProcessRow): Promise<Redemption> {
  const process = (await findProcess(trx, row.id))!;
  const { decision } = await trx("store.processes").where({ id: row.id }).first("decision");
  const recorded = decision as { decision: { allowed: boolean; code: never }; reference: string };
  if (recorded.decision.allowed) return { admitted: true, process };
  return { admitted: false, code: recorded.decision.code, process, reference: recorded.reference };
}

async function refuseTicket(
  trx: Knex.Transaction,
  context: StoreContext,
  { instanceId, businessKey, processKey }: Request,
  code: TicketRefusalCode,
  row: ProcessRow | null = null,
): Promise<Redemption> {
  const { reference } = await appendAudit(trx, context, {
    ...{ actor: "system:guard", capacity: "system", action: "process-start-refused", subject: instanceId },
    details: { code, businessKey, processKey, process: row?.id ?? null },
  });
  return { admitted: false, code, process: row && (await findProcess(trx, row.id)), reference };
}
