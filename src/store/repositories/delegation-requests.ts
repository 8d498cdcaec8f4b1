import type { Knex } from "knex";
import { normaliseCompanyNumber } from "../../domain/identifiers.ts";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { representativesOf, requireRepresentative } from "../delegation/powers.ts";
import { serviceNames } from "../delegation/tell.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import type { NoticeWriter } from "../notices.ts";
import { displayName } from "../people.ts";
import type { DelegationRequest, DelegationRequestRepository } from "../types/delegation-request.ts";
import { decideFor, updateDelegations } from "./delegations.ts";

/** What members ask of representatives, in table `store.delegation_requests`. */
export function delegationRequestRepository(context: StoreContext, notices: NoticeWriter): DelegationRequestRepository {
  const { run, transaction, clock } = context;
  const find = (where: Record<string, string>) =>
    run(async (knex) => (await selectRequests(knex).where(where).orderBy("requested_at", "desc")).map(requestOf));

  return {
    async ask({ accountId, cnpj: text, serviceId, reason }) {
      const cnpj = normaliseCompanyNumber(text);
      if (cnpj === null) throw new StoreError("cnpj-invalid", "Not a CNPJ");
      const request = await transaction(async (trx) => {
        const person = await trx("store.accounts")
          .where({ id: accountId })
          .whereNotNull("confirmed_at")
          .first("name", "social_name");
        if (!person) throw new StoreError("member-unconfirmed", "Only a registered person may ask");
        const company = await trx("store.companies").where({ cnpj }).first("id", "legal_name");
        const representatives = company ? await representativesOf(trx, company.id) : [];
        if (representatives.length === 0) throw new StoreError("company-unknown", "Nobody represents this company here");
        const version = await trx("store.service_versions")
          .where({ service_id: serviceId, offered: true })
          .max("version AS newest")
          .first();
        if (!version?.newest) throw new StoreError("service-unknown", "Not an offered service");
        const question = { accountId, companyId: company.id as string, serviceId, serviceVersion: version.newest as number };
        if ((await decideFor(trx, clock(), question)).decision.allowed)
          throw new StoreError("already-allowed", "Already possible");
        const wanted = { company_id: company.id, account_id: accountId, service_id: serviceId };
        const [row] = await trx("store.delegation_requests")
          .insert({ ...wanted, reason, state: "open", requested_at: clock() })
          .onConflict(trx.raw("(company_id, account_id, service_id) WHERE state = 'open'"))
          .ignore()
          .returning("id");
        if (!row) {
          const open = { ...wanted, state: "open" };
          return read(trx, (await trx("store.delegation_requests").where(open).first("id")).id);
        }
        const services = await serviceNames(trx, [serviceId]);
        const data = { companyId: company.id, companyName: company.legal_name, person: displayName(person), services, reason };
        for (const representative of representatives) {
          const eventKey = `delegation-requested:${row.id}`;
          await notices.write(trx, { accountId: representative, kind: "delegation-requested", eventKey, data });
        }
        await appendAudit(trx, context, {
          ...{ actor: accountId, capacity: "self", companyCnpj: cnpj, action: "delegation-requested", subject: row.id },
          details: { service: serviceId, reason },
        });
        return read(trx, row.id);
      });
      notices.announce();
      return request;
    },

    async decide({ actorId, requestId, approve, reason = null }) {
      const decided = await transaction(async (trx) => {
        const row = await lockRequest(trx, requestId);
        const actor = await requireRepresentative(trx, actorId, row.company_id);
        if (row.state !== "open") return read(trx, requestId);
        const person = await trx("store.accounts").where({ id: row.account_id }).first("cpf");
        const grants = [{ serviceId: row.service_id as string }];
        const update = { actorId, companyId: row.company_id as string, cpf: person.cpf as string, grants };
        const [result] = approve ? await updateDelegations(trx, context, notices, update, { quiet: true }) : [];
        if (result?.result === "refused") {
          const code = result.code === "delegation-service-unknown" ? "service-unknown" : "already-allowed";
          throw new StoreError(code, `Not granted: ${result.code}`);
        }
        const decision = { decided_by: actorId, decision_reason: reason, decided_at: clock() };
        await trx("store.delegation_requests")
          .where({ id: requestId })
          .update({ state: approve ? "approved" : "refused", delegation_id: result?.delegation?.id ?? null, ...decision });
        const kind = approve ? "delegation-request-approved" : "delegation-request-refused";
        const services = await serviceNames(trx, [row.service_id]);
        const data = { companyId: actor.companyId, companyName: actor.companyName, person: actor.name, services, reason };
        await notices.write(trx, { accountId: row.account_id, kind, eventKey: `${kind}:${requestId}`, data });
        await appendAudit(trx, context, {
          ...{ actor: actorId, capacity: actor.capacity, companyCnpj: actor.cnpj, action: kind, subject: requestId },
          details: { service: row.service_id, member: row.account_id, reason },
        });
        return read(trx, requestId);
      });
      notices.announce();
      return decided;
    },

    withdraw: ({ accountId, requestId }) =>
      transaction(async (trx) => {
        const row = await lockRequest(trx, requestId);
        if (row.account_id !== accountId) throw new StoreError("request-unknown", "Not a request of this person");
        if (row.state !== "open") return read(trx, requestId);
        await trx("store.delegation_requests").where({ id: requestId }).update({ state: "withdrawn", decided_at: clock() });
        const entry = { actor: accountId, capacity: "self", action: "delegation-request-withdrawn", subject: requestId };
        await appendAudit(trx, context, { ...entry, details: {} });
        return read(trx, requestId);
      }),

    openOf: async (companyId) => (isUuid(companyId) ? find({ company_id: companyId, state: "open" }) : []),
    ofAccount: async (accountId) => (isUuid(accountId) ? find({ account_id: accountId }) : []),
  };
}

async function lockRequest(trx: Knex.Transaction, id: string) {
  const row = isUuid(id) ? await trx("store.delegation_requests").where({ id }).forUpdate().first() : undefined;
  if (!row) throw new StoreError("request-unknown", `No request ${id}`);
  return row;
}

function selectRequests(knex: Knex) {
  return knex("store.delegation_requests AS request")
    .join("store.companies", "companies.id", "request.company_id")
    .join("store.accounts AS requester", "requester.id", "request.account_id")
    .leftJoin("store.accounts AS decider", "decider.id", "request.decided_by")
    .select("request.*", "cnpj", "legal_name", "requester.cpf", "requester.name", "requester.social_name")
    .select("decider.name AS decider_name", "decider.social_name AS decider_social_name");
}

async function read(knex: Knex, id: string): Promise<DelegationRequest> {
  return requestOf(await selectRequests(knex).where("request.id", id).first());
}

// biome-ignore lint/suspicious/noExplicitAny: a row of a join
function requestOf(row: any): DelegationRequest {
  const decider = { name: row.decider_name, social_name: row.decider_social_name };
  return {
    id: row.id,
    company: { id: row.company_id, cnpj: row.cnpj, legalName: row.legal_name },
    requester: { accountId: row.account_id, name: displayName(row), cpf: row.cpf },
    serviceId: row.service_id,
    reason: row.reason,
    state: row.state,
    requestedAt: row.requested_at,
    decidedBy: row.decided_by === null ? null : { accountId: row.decided_by, name: displayName(decider) },
    decisionReason: row.decision_reason,
    decidedAt: row.decided_at,
  };
}
