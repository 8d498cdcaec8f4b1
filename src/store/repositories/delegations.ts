import type { Knex } from "knex";
import { isOpen } from "../../domain/delegation.ts";
import { normalisePersonNumber } from "../../domain/identifiers.ts";
import { decideStart } from "../../domain/start-decision.ts";
import type { StoreContext } from "../context.ts";
import { changeState } from "../delegation/change.ts";
import { expireDelegations, expireInvitations } from "../delegation/expire.ts";
import { holdBasis, loadPowers } from "../delegation/facts.ts";
import { findDelegate, tie } from "../delegation/person.ts";
import { lockPerson, requireRepresentative } from "../delegation/powers.ts";
import { delegationOf, selectDelegations } from "../delegation/rows.ts";
import { serviceNames, tellMember } from "../delegation/tell.ts";
import { grant, revoke, type UpdateWork } from "../delegation/update.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import type { NoticeWriter } from "../notices.ts";
import { displayName } from "../people.ts";
import type { Delegation, DelegationRepository, DelegationUpdate, GrantResult, StartQuestion } from "../types/delegation.ts";
import { readServices } from "./services.ts";

/** Ends a dry run: everything it did is undone. */
class DryRun extends Error {
  constructor(readonly results: GrantResult[]) {
    super("Dry run");
  }
}

/** Delegations in table `store.delegations`. */
export function delegationRepository(context: StoreContext, notices: NoticeWriter): DelegationRepository {
  const { run, transaction, clock } = context;

  return {
    async update(request) {
      const results = await transaction((trx) => updateDelegations(trx, context, notices, request)).catch((error: unknown) => {
        if (error instanceof DryRun) return error.results;
        throw error;
      });
      if (!request.dryRun) notices.announce();
      return results;
    },

    async renounce({ accountId, delegationId, reason = null }) {
      const delegation = await transaction(async (trx) => {
        const row = await ownDelegation(trx, accountId, delegationId);
        if (!isOpen(row.state)) return readDelegation(trx, row.id, clock());
        const company = await trx("store.companies").where({ id: row.company_id }).first("cnpj", "legal_name");
        const person = await trx("store.accounts").where({ id: accountId }).first("name", "social_name");
        await notices.write(trx, {
          ...{ accountId: row.granted_by, kind: "delegation-renounced", eventKey: `renounced:${row.id}` },
          data: {
            ...{ companyId: row.company_id, companyName: company.legal_name, person: displayName(person), reason },
            services: await serviceNames(trx, [row.service_id]),
          },
        });
        const change = { state: "renounced" as const, actor: accountId, capacity: "MEMBER", cnpj: company.cnpj, reason };
        await changeState(trx, context, row, change);
        return readDelegation(trx, row.id, clock());
      });
      notices.announce();
      return delegation;
    },

    async settleSuspended({ actorId, companyId, confirm, end }) {
      const wanted = new Set([...confirm, ...end].filter(isUuid));
      const rows = await run((knex) =>
        selectDelegations(knex)
          .where({ company_id: companyId, state: "suspended" })
          .whereIn("delegations.id", [...wanted]),
      );
      const results: GrantResult[] = [];
      for (const cpf of new Set(rows.map((row) => row.cpf))) {
        const own = rows.filter((row) => row.cpf === cpf);
        const of = (ids: string[]) => own.filter(({ id }) => ids.includes(id)).map((row) => row.service_id);
        const seen = Object.fromEntries(own.map((row) => [row.service_id, row.id]));
        const grants = of(confirm).map((serviceId) => ({ serviceId }));
        results.push(...(await this.update({ actorId, companyId, cpf, grants, revokes: of(end), seen })));
      }
      if (rows.length === 0) await transaction((trx) => requireRepresentative(trx, actorId, companyId));
      return results;
    },

    ofMember: ({ companyId, cpf, all = false }) =>
      run(async (knex) => {
        if (!isUuid(companyId)) return [];
        const query = selectDelegations(knex)
          .where("delegations.company_id", companyId)
          .where("delegations.cpf", cpf)
          .orderBy("granted_at", "desc");
        const delegations = (await query).map((row) => delegationOf(row, clock()));
        return all ? delegations : delegations.filter(({ state }) => isOpen(state));
      }),

    ofAccount: (accountId) =>
      run(async (knex) => {
        if (!isUuid(accountId)) return [];
        const rows = await selectDelegations(knex).where({ account_id: accountId }).orderBy("granted_at", "desc");
        return rows.map((row) => delegationOf(row, clock()));
      }),

    suspendedIn: (companyId) =>
      run(async (knex) => {
        if (!isUuid(companyId)) return [];
        const rows = await selectDelegations(knex)
          .where({ company_id: companyId, state: "suspended" })
          .orderBy("delegations.cpf");
        return rows.map((row) => delegationOf(row, clock())).filter(({ state }) => state === "suspended");
      }),

    decide: (question) => run(async (knex) => (await decideFor(knex, clock(), question)).decision),

    startable: ({ accountId, companyId }) =>
      run(async (knex) => {
        const now = clock();
        const [known, services] = await Promise.all([loadPowers(knex, { accountId, companyId, now }), readServices(knex)]);
        if (known === null) return [];
        const { offered: _, ...powers } = known;
        return services.flatMap((service) =>
          service.versions
            .filter(({ offered }) => offered)
            .map(({ version }) => {
              const delegations = powers.delegations.get(service.id) ?? [];
              const asked = { id: service.id, version, offered: true };
              return { service, version, decision: decideStart({ ...powers, now, delegations, service: asked }) };
            }),
        );
      }),

    async expire({ limit = 500 } = {}) {
      const expired = await transaction(async (trx) => {
        const delegations = await expireDelegations(trx, context, notices, limit);
        return delegations + (await expireInvitations(trx, context, limit));
      });
      if (expired > 0) notices.announce();
      return expired;
    },
  };
}

/** The update as part of a larger transaction; `quiet` when the caller tells the member himself. */
export async function updateDelegations(
  trx: Knex.Transaction,
  context: StoreContext,
  notices: NoticeWriter,
  request: DelegationUpdate,
  { quiet = false }: { quiet?: boolean } = {},
): Promise<GrantResult[]> {
  const cpf = normalisePersonNumber(request.cpf);
  if (cpf === null) throw new StoreError("cpf-invalid", "Not a CPF");
  const { actorId, companyId, seen, reason = null } = request;
  const actor = await requireRepresentative(trx, actorId, companyId);
  await lockPerson(trx, companyId, cpf);
  const delegate = await findDelegate(trx, companyId, cpf);
  const work: UpdateWork = { trx, context, actor, delegate, seen, reason };
  const results: GrantResult[] = [];
  for (const serviceId of new Set(request.revokes ?? [])) results.push(await revoke(work, serviceId));
  for (const wanted of request.grants) results.push(await grant(work, wanted));
  const given = ["granted", "changed", "confirmed"];
  if (delegate.accountId !== null && results.some(({ result }) => given.includes(result)))
    await tie(trx, { companyId, cpf, accountId: delegate.accountId, linkedBy: actorId, now: context.clock() });
  if (request.dryRun) throw new DryRun(results);
  if (!quiet) await tellMember(trx, notices, { actor, reason, results });
  return results;
}

/** The decision, together with everything it rested on. `begun`: the process exists, so its version need not be offered any more. */
export async function decideFor(
  knex: Knex,
  now: Date,
  { accountId, companyId, serviceId, serviceVersion, begun = false }: StartQuestion & { begun?: boolean },
) {
  const known = await loadPowers(knex, { accountId, companyId, serviceId, serviceVersion, now });
  if (known === null) throw new StoreError("account-unknown", `No account ${accountId}`);
  const { offered, ...powers } = known;
  const service = { id: serviceId, version: serviceVersion, offered: begun || offered };
  const facts = { ...powers, now, delegations: powers.delegations.get(serviceId) ?? [], service };
  return { facts, decision: decideStart(facts) };
}

/** The same at a start or a submission: nobody takes the ground away between the decision and the end of the transaction. */
export async function decideAndHold(
  trx: Knex.Transaction,
  clock: StoreContext["clock"],
  question: StartQuestion & { begun?: boolean },
) {
  for (;;) {
    const { decision, facts } = await decideFor(trx, clock(), question);
    if (!decision.allowed || (await holdBasis(trx, decision.basis, question.companyId))) return { decision, facts };
  }
}

async function ownDelegation(trx: Knex.Transaction, accountId: string, id: string) {
  const row = isUuid(id) ? await trx("store.delegations").where({ id, account_id: accountId }).forUpdate().first() : undefined;
  if (!row) throw new StoreError("delegation-unknown", "No such delegation of this person");
  return row;
}

async function readDelegation(knex: Knex, id: string, now: Date): Promise<Delegation> {
  return delegationOf((await selectDelegations(knex).where("delegations.id", id).first())!, now);
}
