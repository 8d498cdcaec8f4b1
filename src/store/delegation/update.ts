import type { Knex } from "knex";
import { isOpen } from "../../domain/delegation.ts";
import type { StoreContext } from "../context.ts";
import type { Delegation, DelegationUpdate, GrantRefusalCode, GrantResult } from "../types/delegation.ts";
import { changeState } from "./change.ts";
import { insertVersion } from "./insert.ts";
import type { Delegate } from "./person.ts";
import type { ActingRepresentative } from "./powers.ts";
import { type DelegationRow, delegationOf, endOf, selectDelegations } from "./rows.ts";
import { isPeriodPossible, isSameTerms, objectionToService, type Terms, termsOf } from "./terms.ts";

/** One update while it is carried out. */
export interface UpdateWork {
  trx: Knex.Transaction;
  context: Pick<StoreContext, "clock" | "auditKey">;
  actor: ActingRepresentative;
  delegate: Delegate;
  seen: DelegationUpdate["seen"];
  reason: string | null;
}

/** The newest delegation of the person for this service, whatever its state; held until the transaction ends. */
async function newest({ trx, actor, delegate }: UpdateWork, serviceId: string): Promise<DelegationRow | null> {
  const row = await trx<DelegationRow>("store.delegations")
    .where({ company_id: actor.companyId, cpf: delegate.cpf, service_id: serviceId })
    .orderBy([{ column: "version", order: "desc" }])
    .forUpdate()
    .first();
  return row ?? null;
}

const isOpenRow = (row: DelegationRow | null): row is DelegationRow => row !== null && isOpen(row.state);

/** Gives one service. Whoever comes second reads who gave it already. */
export async function grant(work: UpdateWork, wanted: DelegationUpdate["grants"][number]): Promise<GrantResult> {
  const { trx, context, actor, delegate } = work;
  const { serviceId } = wanted;
  const refuse = async (code: GrantRefusalCode, row: DelegationRow | null = null): Promise<GrantResult> => ({
    ...{ serviceId, result: "refused", code },
    delegation: row && (await read(work, row.id)),
  });
  if (delegate.accountId === actor.accountId) return refuse("delegation-to-oneself");
  if (delegate.representative) return refuse("delegation-to-representative");
  const objection = await objectionToService(trx, wanted);
  if (objection !== null) return refuse(objection);

  const before = await currentOrExpired(work, serviceId);
  const terms = termsOf(wanted, before.open, context.clock());
  if (!isPeriodPossible(terms, context.clock())) return refuse("delegation-period-invalid", before.open);
  if (before.open === null) {
    if (isStale(work, serviceId, null)) return refuse("delegation-changed-meanwhile", before.newest);
    const id = await insertVersion(work, serviceId, terms, (before.newest?.version ?? 0) + 1);
    return { serviceId, result: "granted", delegation: await read(work, id) };
  }
  if (before.open.state === (delegate.accountId === null ? "pending" : "active") && isSameTerms(before.open, terms)) {
    return { serviceId, result: "unchanged", delegation: await read(work, before.open.id) };
  }
  if (isStale(work, serviceId, before.open.id)) return refuse("delegation-changed-meanwhile", before.open);
  return replace(work, before.open, terms);
}

/** Takes one service away. */
export async function revoke(work: UpdateWork, serviceId: string): Promise<GrantResult> {
  const { trx, context, actor, reason } = work;
  const { open, newest: last } = await currentOrExpired(work, serviceId);
  const code = open === null ? "delegation-not-open" : isStale(work, serviceId, open.id) ? "delegation-changed-meanwhile" : null;
  if (open === null || code !== null) {
    const row = open ?? last;
    return { serviceId, result: "refused", code: code ?? "delegation-not-open", delegation: row && (await read(work, row.id)) };
  }
  const { accountId, capacity, cnpj } = actor;
  await changeState(trx, context, open, { state: "revoked", actor: accountId, capacity, cnpj, reason });
  return { serviceId, result: "revoked", delegation: await read(work, open.id) };
}

/** The next version takes the place of an open one, whose history stays. */
async function replace(work: UpdateWork, open: DelegationRow, terms: Terms): Promise<GrantResult> {
  const { trx, context, actor } = work;
  const { accountId, capacity, cnpj } = actor;
  await changeState(trx, context, open, { state: "substituted", actor: accountId, capacity, cnpj });
  const id = await insertVersion(work, open.service_id, terms, open.version + 1);
  const result = open.state === "suspended" ? "confirmed" : "changed";
  return { serviceId: open.service_id, result, delegation: await read(work, id) };
}

/** Writes down an expiry that nobody has noticed yet, so that it is not in the way of a new grant. */
async function currentOrExpired(work: UpdateWork, serviceId: string) {
  const row = await newest(work, serviceId);
  if (!isOpenRow(row)) return { open: null, newest: row };
  const end = endOf(row);
  if (end === null || end > work.context.clock()) return { open: row, newest: row };
  const { cnpj } = work.actor;
  await changeState(work.trx, work.context, row, { state: "expired", actor: "system:store", capacity: "system", cnpj });
  return { open: null, newest: { ...row, state: "expired" as const } };
}

/** Whether somebody else has changed this service since the representative looked at it. */
function isStale({ seen }: UpdateWork, serviceId: string, openId: string | null): boolean {
  return seen !== undefined && serviceId in seen && seen[serviceId] !== openId;
}

async function read({ trx, context }: UpdateWork, id: string): Promise<Delegation> {
  const row = await selectDelegations(trx).where("delegations.id", id).first();
  return delegationOf(row!, context.clock());
}
