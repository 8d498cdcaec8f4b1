import type { Knex } from "knex";
import type { StartDecision, StartRefusalCode } from "../../domain/start-decision.ts";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { represents } from "../delegation/powers.ts";
import { serviceNames } from "../delegation/tell.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import type { NoticeWriter } from "../notices.ts";
import { findProcess, type ProcessRow, processOf, selectProcesses } from "../process-rows.ts";
import { prepareStart } from "../start/prepare.ts";
import { redeem } from "../start/redeem.ts";
import type { Process, ProcessRepository, ProcessState } from "../types/process.ts";
import { decideAndHold } from "./delegations.ts";

/** States that nothing follows. */
const ends: ProcessState[] = ["finished", "refused"];

/** Processes in table `store.processes`, and the tickets that let them start. */
export function processRepository(context: StoreContext, notices: NoticeWriter): ProcessRepository {
  const { run, transaction, clock } = context;
  return {
    prepareStart: (request) => transaction((trx) => prepareStart(trx, context, request)),

    async redeem(request) {
      const redemption = await transaction((trx) => redeem(trx, context, notices, request));
      notices.announce();
      return redemption;
    },

    ofInstance: (instanceId) =>
      run(async (knex) => {
        const row = await selectProcesses(knex).where({ instance_id: instanceId }).whereNotNull("opened_at").first();
        return row ? processOf(row) : null;
      }),

    ofInstances: (instanceIds) =>
      run(async (knex) => {
        if (instanceIds.length === 0) return [];
        return (await selectProcesses(knex).whereIn("instance_id", instanceIds).whereNotNull("opened_at")).map(processOf);
      }),

    openInstancesOf: (companyId) =>
      run((knex) =>
        knex("store.processes")
          .where({ company_id: companyId })
          .whereNotNull("instance_id")
          .whereNotIn("state", ends)
          .orderBy("requested_at")
          .pluck("instance_id"),
      ),

    submit: (instanceId) =>
      transaction(async (trx) => {
        const row = await lockByInstance(trx, instanceId);
        const question = { accountId: row.opened_by, companyId: row.company_id, serviceId: row.service_id };
        // A version that is offered no more is finished by those who have begun on it.
        const begun = { ...question, serviceVersion: row.service_version, begun: true };
        const { decision: right, facts } = await decideAndHold(trx, clock, begun);
        const decision = row.state === "refused" && right.allowed ? refusedAlready(row) : right;
        if (!ends.includes(row.state)) {
          const submitted = { state: "submitted" as const, changed_at: clock() };
          const refused = { state: "refused" as const, finished_at: clock(), changed_at: clock() };
          await trx<ProcessRow>("store.processes")
            .where({ id: row.id })
            .update(decision.allowed ? submitted : { ...refused, outcome: decision.code });
        }
        const process = (await findProcess(trx, row.id))!;
        const { reference } = await appendAudit(trx, context, {
          ...{ actor: row.opened_by, capacity: decision.allowed ? decision.capacity : "self", companyCnpj: process.company.cnpj },
          ...{ action: decision.allowed ? "process-submitted" : "process-submission-refused", subject: row.id },
          details: { number: row.number, decision, facts },
        });
        return { ...decision, process, reference: decision.allowed ? null : reference };
      }),

    advance: ({ instanceId, state, outcome = null, actor = "system:workers" }) =>
      transaction(async (trx) => {
        const row = await lockByInstance(trx, instanceId);
        const same = row.state === state && row.outcome === outcome;
        if (same || ends.includes(row.state)) return (await findProcess(trx, row.id))!;
        const finished = ends.includes(state) ? clock() : null;
        await trx<ProcessRow>("store.processes")
          .where({ id: row.id })
          .update({ state, outcome, finished_at: finished, changed_at: clock() });
        const after = (await findProcess(trx, row.id))!;
        await appendAudit(trx, context, {
          ...{ actor, capacity: "system", companyCnpj: after.company.cnpj, action: `process-${state}`, subject: row.id },
          details: { number: row.number, outcome },
        });
        return after;
      }),

    get: (id) => run((knex) => findProcess(knex, id)),

    findByNumber: (number) =>
      run(async (knex) => {
        const row = await selectProcesses(knex).where("processes.number", number).first();
        return row ? processOf(row) : null;
      }),

    visibleTo: ({ accountId, companyId, before = null, limit = 20 }) =>
      run(async (knex) => {
        if (!isUuid(accountId) || !isUuid(companyId)) return [];
        const all = await represents(knex, accountId, companyId);
        const rows = await selectProcesses(knex)
          .where({ company_id: companyId })
          .whereNotNull("instance_id")
          .modify((query) => (all ? query : query.where("opened_by", accountId)))
          .modify((query) => (before === null ? query : query.where("requested_at", "<", before)))
          .orderBy("requested_at", "desc")
          .limit(limit);
        return rows.map(processOf);
      }),

    usesOf: (delegationId) =>
      run(async (knex) => {
        if (!isUuid(delegationId)) return [];
        const rows = await selectProcesses(knex)
          .whereRaw("basis ->> 'kind' = 'delegation' AND basis ->> 'id' = ?", [delegationId])
          .orderBy("requested_at", "desc");
        return rows.map(processOf);
      }),
  };
}

/** A process that was refused stays so, although the right may have come back. */
function refusedAlready({ outcome }: ProcessRow): StartDecision {
  return { allowed: false, code: (outcome ?? "start-not-delegated") as StartRefusalCode };
}

async function lockByInstance(trx: Knex.Transaction, instanceId: string): Promise<ProcessRow> {
  const row = await trx<ProcessRow>("store.processes").where({ instance_id: instanceId }).forUpdate().first();
  if (!row) throw new StoreError("process-unknown", `No process was opened as instance ${instanceId}`);
  return row;
}

/** Tells the grantor of a delegation that it was used. */
export async function tellGrantor(trx: Knex.Transaction, notices: NoticeWriter, process: Process): Promise<void> {
  if (process.basis?.kind !== "delegation") return;
  await notices.write(trx, {
    ...{ accountId: process.basis.grantorId, kind: "delegation-used", eventKey: `used:${process.id}` },
    data: {
      ...{ companyId: process.company.id, companyName: process.company.legalName },
      ...{ person: process.openedBy.name, process: process.number },
      ...{ processId: process.id, services: await serviceNames(trx, [process.serviceId]) },
    },
  });
}
