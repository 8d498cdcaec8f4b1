import type { Knex } from "knex";
import { openStates } from "../../domain/delegation.ts";
import type { StoreContext } from "../context.ts";
import type { NoticeWriter } from "../notices.ts";
import { changeState } from "./change.ts";
import type { DelegationRow } from "./rows.ts";
import { serviceNames } from "./tell.ts";

type Expired = DelegationRow & { cnpj: string; legal_name: string };

/** Writes down delegations whose validity or grace period is over; returns how many. Others who do the same take other rows. */
export async function expireDelegations(
  trx: Knex.Transaction,
  context: Pick<StoreContext, "clock" | "auditKey">,
  notices: NoticeWriter,
  limit: number,
): Promise<number> {
  const now = context.clock();
  const rows: Expired[] = await trx("store.delegations")
    .join("store.companies", "companies.id", "delegations.company_id")
    .whereIn("state", openStates)
    .whereRaw("LEAST(valid_until, suspended_until) <= ?", [now])
    .orderByRaw("LEAST(valid_until, suspended_until)")
    .limit(limit)
    .forUpdate("delegations")
    .skipLocked()
    .select("delegations.*", "cnpj", "legal_name");
  for (const row of rows) {
    const graceOver = row.state === "suspended" && row.suspended_until !== null && row.suspended_until <= now;
    const reason = graceOver ? "grace-period-over" : "validity-over";
    const by = { actor: "system:store", capacity: "system", cnpj: row.cnpj };
    await changeState(trx, context, row, { state: "expired", ...by, reason });
    if (row.account_id === null) continue;
    await notices.write(trx, {
      ...{ accountId: row.account_id, kind: "delegation-ended", eventKey: `expired:${row.id}` },
      data: {
        ...{ companyId: row.company_id, companyName: row.legal_name, cnpj: row.cnpj },
        services: await serviceNames(trx, [row.service_id]),
      },
    });
  }
  return rows.length;
}

/** Invitations that nobody followed in time end, and what waited for them; returns how many. */
export async function expireInvitations(
  trx: Knex.Transaction,
  context: Pick<StoreContext, "clock" | "auditKey">,
  limit: number,
): Promise<number> {
  const now = context.clock();
  const members = await trx("store.members")
    .join("store.companies", "companies.id", "members.company_id")
    .whereNull("account_id")
    .whereNull("ended_at")
    .where("invitation_expires_at", "<=", now)
    .limit(limit)
    .forUpdate("members")
    .skipLocked()
    .select("members.id", "members.company_id", "members.cpf", "cnpj");
  for (const member of members) {
    const ended = { ended_at: now, ended_by: "system:store", end_reason: "invitation-expired" };
    await trx("store.members").where({ id: member.id }).update(ended);
    const waiting = await trx<DelegationRow>("store.delegations")
      .where({ company_id: member.company_id, cpf: member.cpf })
      .whereIn("state", ["pending", "suspended"])
      .forUpdate();
    const by = { actor: "system:store", capacity: "system", cnpj: member.cnpj };
    for (const row of waiting) await changeState(trx, context, row, { state: "expired", ...by, reason: "invitation-expired" });
  }
  return members.length;
}
