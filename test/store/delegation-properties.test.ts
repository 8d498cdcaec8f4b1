import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { StoreError } from "../../src/store/index.ts";
import { openCompanyStore } from "./support/company.ts";
import { type Act, actSchema, DelegationModel, people, services, versions } from "./support/delegation-model.ts";

test("no sequence of acts lets a person start what nobody in force granted, and the audit knows every one", async () => {
  await fc.assert(fc.asyncProperty(fc.array(actSchema, { minLength: 8, maxLength: 20 }), play), {
    numRuns: 8,
    endOnFailure: true,
  });
}, 240_000);

/** Plays the acts on a store and on the model, and compares after each who may start what. */
async function play(acts: Act[]): Promise<void> {
  const company = await openCompanyStore();
  const { store, companyId, cnpj } = company;
  try {
    const model = new DelegationModel(() => store.now);
    for (const act of acts) {
      await carryOut(act).catch((error: unknown) => {
        if (!(error instanceof StoreError)) throw error;
      });
      model.apply(act);
      for (const person of people) {
        for (const service of services) {
          const question = { accountId: company[person].id, companyId, serviceId: service, serviceVersion: versions[service] };
          const { allowed } = await store.delegations.decide(question);
          expect({ act, person, service, allowed }).toEqual({ act, person, service, allowed: model.mayStart(person, service) });
        }
      }
    }
    await checkAudit();

    async function carryOut(act: Act): Promise<unknown> {
      const actorId = company[act.actor].id;
      const { id: accountId, cpf } = company[act.person];
      const until = new Date(store.now.getTime() + act.days * 24 * 3600_000);
      const update = (parts: object) => store.delegations.update({ actorId, companyId, cpf, grants: [], ...parts });
      switch (act.kind) {
        case "grant":
          return update({ grants: [{ serviceId: act.service, validUntil: act.limited ? until : null }] });
        case "revoke":
          return update({ revokes: [act.service] });
        case "renounce": {
          const own = await store.delegations.ofMember({ companyId, cpf });
          const delegation = own.find(({ serviceId }) => serviceId === act.service);
          return delegation && store.delegations.renounce({ accountId, delegationId: delegation.id });
        }
        case "settle": {
          const ids = (await store.delegations.suspendedIn(companyId)).map(({ id }) => id);
          return store.delegations.settleSuspended({
            actorId,
            companyId,
            ...(act.limited ? { confirm: ids, end: [] } : { confirm: [], end: ids }),
          });
        }
        case "lose": {
          const [bond] = await store.companies.bondsOf(actorId);
          return bond && store.companies.endBond(bond.id, { actor: "system:test", reason: "left" });
        }
        case "join": {
          const proof = { capacity: "SOCIO", evidence: "govbr-companies", validUntil: null } as const;
          return store.companies.link({ accountId: actorId, cnpj, legalName: "ALFA LTDA", ...proof });
        }
        case "unlink":
          return store.members.unlink({ actorId, companyId, cpf, reason: "Saiu" });
        case "substitute": {
          const what = { companyId, substituteCpfs: [cpf], serviceIds: act.limited ? [act.service] : null };
          return store.substitutions.create({ absentId: actorId, ...what, from: store.now, until, reason: "Férias" });
        }
        case "wait":
          store.later(act.days * 24 * 3600);
          return act.limited ? store.delegations.expire() : undefined;
        case "start":
          expect(await starts(accountId, act.service)).toBe(model.mayStart(act.person, act.service));
      }
    }

    async function starts(accountId: string, service: Act["service"]): Promise<boolean> {
      const question = { accountId, companyId, serviceId: service, serviceVersion: versions[service] };
      const prepared = await store.processes.prepareStart({ ...question, idempotencyKey: randomUUID() });
      if ("refused" in prepared) return false;
      const { process, ticket } = prepared;
      const instance = { instanceId: randomUUID(), businessKey: process.id, processKey: "service-request" };
      return (await store.processes.redeem({ ticket, ...instance })).admitted;
    }

    /** Every grant, use and end with its actor, capacity, company and version; each delegation at most once in force. */
    async function checkAudit(): Promise<void> {
      expect(await store.audit.verify()).toMatchObject({ intact: true });
      const missing = await store.sql(
        `SELECT 'grant' AS what, delegation.id::text FROM store.delegations AS delegation
          WHERE NOT EXISTS (SELECT FROM store.audit WHERE action = 'delegation-granted' AND subject = delegation.id::text
            AND actor = granted_by::text AND capacity = granted_capacity AND company_cnpj = $1
            AND (details ->> 'version')::int = delegation.version)
         UNION ALL
         SELECT 'end', delegation.id::text FROM store.delegations AS delegation
          WHERE state <> 'active' AND NOT EXISTS (SELECT FROM store.audit WHERE action = 'delegation-' || state
            AND subject = delegation.id::text AND actor = state_by AND company_cnpj = $1
            AND (details ->> 'version')::int = delegation.version)
         UNION ALL
         SELECT 'use', process.id::text FROM store.processes AS process
          WHERE opened_at IS NOT NULL AND NOT EXISTS (SELECT FROM store.audit WHERE action = 'process-started'
            AND subject = process.id::text AND actor = opened_by::text AND audit.capacity = process.capacity AND company_cnpj = $1
            AND details -> 'decision' ->> 'basis' IS NOT DISTINCT FROM basis::text)
         UNION ALL
         SELECT 'two', cpf || service_id FROM store.delegations WHERE state IN ('active', 'pending', 'suspended')
          GROUP BY company_id, cpf, service_id HAVING count(*) > 1`,
        [cnpj],
      );
      expect(missing).toEqual([]);
    }
  } finally {
    await store.finish();
  }
}
