import type { Knex } from "knex";
import type { DelegationState } from "../../domain/delegation.ts";
import { stateAt } from "../../domain/delegation.ts";
import type { Capacity } from "../../domain/recognition.ts";
import { displayName } from "../people.ts";
import type { Delegation } from "../types/delegation.ts";

export interface DelegationRow {
  id: string;
  company_id: string;
  cpf: string;
  account_id: string | null;
  service_id: string;
  service_version: number | null;
  version: number;
  state: DelegationState;
  valid_from: Date;
  valid_until: Date | null;
  granted_by: string;
  granted_capacity: Capacity;
  granted_at: Date;
  state_by: string;
  state_reason: string | null;
  state_at: Date;
  suspended_until: Date | null;
}

/** A row together with the name of who granted it. */
export type NamedDelegationRow = DelegationRow & { name: string; social_name: string | null };

/** Delegations with the names of their grantors. */
export function selectDelegations(knex: Knex): Knex.QueryBuilder<NamedDelegationRow, NamedDelegationRow[]> {
  return knex("store.delegations")
    .join("store.accounts AS grantor", "grantor.id", "delegations.granted_by")
    .select("delegations.*", "grantor.name", "grantor.social_name");
}

/** First moment at which it is over unless somebody does something: the end of its validity or of the grace period. */
export function endOf({ valid_until: validity, suspended_until: grace }: DelegationRow): Date | null {
  if (validity === null || grace === null) return validity ?? grace;
  return validity < grace ? validity : grace;
}

export function delegationOf(row: NamedDelegationRow, now: Date): Delegation {
  return {
    id: row.id,
    companyId: row.company_id,
    cpf: row.cpf,
    accountId: row.account_id,
    serviceId: row.service_id,
    serviceVersion: row.service_version,
    version: row.version,
    state: stateAt({ state: row.state, validUntil: endOf(row) }, now),
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    grantedBy: { accountId: row.granted_by, name: displayName(row), capacity: row.granted_capacity },
    grantedAt: row.granted_at,
    stateReason: row.state_reason,
    stateAt: row.state_at,
    stateBy: row.state_by,
    suspendedUntil: row.suspended_until,
  };
}
