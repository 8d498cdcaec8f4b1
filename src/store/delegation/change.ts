import type { Knex } from "knex";
import type { DelegationState } from "../../domain/delegation.ts";
import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import type { DelegationRow } from "./rows.ts";

/** Who ends or changes a delegation, and why. */
export interface StateChange {
  state: Exclude<DelegationState, "active" | "pending">;
  /** Account id, or `system:<part>`. */
  actor: string;
  capacity: string;
  cnpj: string;
  reason?: string | null;
  /** End of the grace period, with `suspended`. */
  until?: Date;
}

/** Moves an open delegation into another state, with its entry in the audit. */
export async function changeState(
  trx: Knex.Transaction,
  context: Pick<StoreContext, "clock" | "auditKey">,
  row: DelegationRow,
  { state, actor, capacity, cnpj, reason = null, until }: StateChange,
): Promise<void> {
  const change = { state, state_by: actor, state_reason: reason, state_at: context.clock(), suspended_until: until ?? null };
  await trx<DelegationRow>("store.delegations").where({ id: row.id }).update(change);
  await appendAudit(trx, context, {
    ...{ actor, capacity, companyCnpj: cnpj, action: `delegation-${state}`, subject: row.id },
    details: { service: row.service_id, version: row.version, member: row.account_id ?? row.cpf, reason },
  });
}
