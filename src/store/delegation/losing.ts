import type { Knex } from "knex";
import type { StoreContext } from "../context.ts";
import type { NoticeWriter } from "../notices.ts";
import { settingOf } from "../repositories/settings.ts";
import type { Bond } from "../types/company.ts";
import { changeState } from "./change.ts";
import { endSubstitutions } from "./end-substitutions.ts";
import { representativesOf } from "./powers.ts";
import type { DelegationRow } from "./rows.ts";
import { serviceNames } from "./tell.ts";

const day = 24 * 3600_000;

/**
 * What follows when a person no longer represents a company: what he granted is suspended for the grace period, what he
 * lent ends, and everybody concerned is told.
 */
export async function loseRepresentation(
  trx: Knex.Transaction,
  context: Pick<StoreContext, "clock" | "auditKey">,
  notices: NoticeWriter,
  bond: Bond,
  { actor, reason }: { actor: string; reason: string },
): Promise<void> {
  const { company, accountId } = bond;
  const now = context.clock();
  const until = new Date(now.getTime() + (await settingOf(trx, "delegation-grace-days")) * day);
  const suspended = await trx<DelegationRow>("store.delegations")
    .where({ granted_by: accountId, company_id: company.id })
    .whereIn("state", ["active", "pending"])
    .forUpdate();
  const change = { state: "suspended" as const, actor, capacity: "system", cnpj: company.cnpj, reason, until };
  for (const row of suspended) await changeState(trx, context, row, change);
  // Nobody can lend what he has lost.
  const lent = { absent_id: accountId, company_id: company.id };
  await endSubstitutions(trx, context, notices, lent, { actor, capacity: "system", reason });

  const about = { companyId: company.id, companyName: company.legalName, cnpj: company.cnpj };
  await notices.write(trx, { accountId, kind: "representation-lost", eventKey: `representation-lost:${bond.id}`, data: about });
  const members = new Map<string, DelegationRow[]>();
  for (const row of suspended) {
    if (row.account_id !== null) members.set(row.account_id, [...(members.get(row.account_id) ?? []), row]);
  }
  for (const [member, rows] of members) {
    const services = await serviceNames(
      trx,
      rows.map((row) => row.service_id),
    );
    const notice = { accountId: member, kind: "delegation-suspended" as const, eventKey: `suspended:${bond.id}` };
    await notices.write(trx, { ...notice, data: { ...about, services, until } });
  }
  if (suspended.length === 0) return;
  for (const representative of await representativesOf(trx, company.id)) {
    const notice = { accountId: representative, kind: "delegations-to-settle" as const, eventKey: `to-settle:${bond.id}` };
    await notices.write(trx, { ...notice, data: { ...about, count: suspended.length, until } });
  }
}
