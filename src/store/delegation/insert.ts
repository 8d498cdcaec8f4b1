import { appendAudit } from "../audit/append.ts";
import type { Terms } from "./terms.ts";
import type { UpdateWork } from "./update.ts";

/** Writes a version of a delegation: in force for a confirmed account, waiting for an invited person. */
export async function insertVersion(work: UpdateWork, serviceId: string, terms: Terms, version: number): Promise<string> {
  const { trx, context, actor, delegate } = work;
  const now = context.clock();
  const [row] = await trx("store.delegations")
    .insert({
      company_id: actor.companyId,
      cpf: delegate.cpf,
      account_id: delegate.accountId,
      service_id: serviceId,
      service_version: terms.serviceVersion,
      version,
      state: delegate.accountId === null ? "pending" : "active",
      valid_from: terms.validFrom,
      valid_until: terms.validUntil,
      granted_by: actor.accountId,
      granted_capacity: actor.capacity,
      granted_at: now,
      state_by: actor.accountId,
      state_at: now,
    })
    .returning("id");
  await appendAudit(trx, context, {
    ...{ actor: actor.accountId, capacity: actor.capacity, companyCnpj: actor.cnpj },
    ...{ action: "delegation-granted", subject: row.id as string },
    details: { service: serviceId, version, member: delegate.accountId ?? delegate.cpf, ...terms },
  });
  return row.id as string;
}
