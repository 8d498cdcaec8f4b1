import type { Knex } from "knex";
import type { StartDecision } from "../../domain/start-decision.ts";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { findProcess } from "../process-rows.ts";
import { decideAndHold } from "../repositories/delegations.ts";
import { hashToken, newToken } from "../tokens.ts";
import type { Process, ProcessRepository } from "../types/process.ts";

/** How long the guard accepts a ticket, in milliseconds. The portal starts the process right after it got one. */
const ticketLifetime = 2 * 60_000;

type Request = Parameters<ProcessRepository["prepareStart"]>[0];
type Prepared = Awaited<ReturnType<ProcessRepository["prepareStart"]>>;

/** Decides on a start, and on a yes makes the process and its ticket. */
export async function prepareStart(trx: Knex.Transaction, context: StoreContext, request: Request): Promise<Prepared> {
  const { accountId, idempotencyKey } = request;
  await trx.raw("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", [`start:${accountId}:${idempotencyKey}`]);
  const key = { account_id: accountId, idempotency_key: idempotencyKey };
  const known = await trx("store.start_keys").where(key).first("process_id");
  if (known) {
    const process = (await findProcess(trx, known.process_id))!;
    return { process, ticket: process.state === "starting" ? await issueTicket(trx, context, process.id) : null };
  }
  const { decision, facts } = await decideAndHold(trx, context.clock, request);
  if (!decision.allowed) {
    const { reference } = await record(trx, context, request, { decision, facts });
    return { refused: decision.code, reference };
  }
  const process = await createProcess(trx, context, request);
  await trx("store.start_keys").insert({ ...key, process_id: process.id });
  await record(trx, context, request, { decision, facts, process: process.id, number: process.number });
  return { process, ticket: await issueTicket(trx, context, process.id) };
}

async function createProcess(trx: Knex.Transaction, { clock }: StoreContext, request: Request): Promise<Process> {
  const { accountId, companyId, serviceId, serviceVersion } = request;
  const now = clock();
  const service = await trx("store.services").where({ id: serviceId }).first("code");
  const [row] = await trx("store.processes")
    .insert({
      number: trx.raw(
        `? || '-' || to_char(?::timestamptz AT TIME ZONE 'America/Sao_Paulo', 'YYYY') || '-' ||
         lpad(nextval('store.process_numbers')::text, 6, '0')`,
        [service.code, now],
      ),
      ...{ service_id: serviceId, service_version: serviceVersion, company_id: companyId, opened_by: accountId },
      ...{ state: "starting", requested_at: now, changed_at: now },
    })
    .returning("id");
  return (await findProcess(trx, row.id))!;
}

/**
 * A further ticket. Those issued before stay good: the instance that carries one of them may not have reached the guard
 * yet, and the guard admits one instance of a process whichever ticket comes first.
 */
async function issueTicket(trx: Knex.Transaction, { clock }: StoreContext, processId: string): Promise<string> {
  const ticket = newToken();
  const now = clock();
  const expiresAt = new Date(now.getTime() + ticketLifetime);
  await trx("store.start_tickets").insert({
    ...{ ticket_hash: hashToken(ticket), process_id: processId },
    ...{ created_at: now, expires_at: expiresAt },
  });
  return ticket;
}

/** Writes the decision down, with all it rested on and from where it was asked. */
async function record(
  trx: Knex.Transaction,
  context: StoreContext,
  { accountId, companyId, serviceId, serviceVersion, assurance = {}, origin = null }: Request,
  { decision, ...details }: { decision: StartDecision } & Record<string, unknown>,
): Promise<{ reference: string }> {
  const company = await trx("store.companies").where({ id: companyId }).first("cnpj");
  return appendAudit(trx, context, {
    ...{ actor: accountId, capacity: decision.allowed ? decision.capacity : "self", companyCnpj: company?.cnpj ?? null, origin },
    ...{ action: decision.allowed ? "process-start-prepared" : "process-start-refused" },
    subject: `${serviceId} v.${serviceVersion}`,
    details: { decision, assurance, ...details },
  });
}
