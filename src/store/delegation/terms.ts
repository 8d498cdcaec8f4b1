import type { Knex } from "knex";
import type { Grant, GrantRefusalCode } from "../types/delegation.ts";
import type { DelegationRow } from "./rows.ts";

/** What a delegation allows, apart from the service. */
export interface Terms {
  serviceVersion: number | null;
  validFrom: Date;
  validUntil: Date | null;
}

/** What a grant means: where it says nothing, an open delegation keeps what it has, and a new one begins now. */
export function termsOf(wanted: Grant, open: DelegationRow | null, now: Date): Terms {
  return {
    serviceVersion: wanted.serviceVersion === undefined ? (open?.service_version ?? null) : wanted.serviceVersion,
    validFrom: wanted.validFrom ?? open?.valid_from ?? now,
    validUntil: wanted.validUntil === undefined ? (open?.valid_until ?? null) : wanted.validUntil,
  };
}

/** Whether the delegation says this already. */
export function isSameTerms(row: DelegationRow, { serviceVersion, validFrom, validUntil }: Terms): boolean {
  return (
    row.service_version === serviceVersion &&
    row.valid_from.getTime() === validFrom.getTime() &&
    row.valid_until?.getTime() === validUntil?.getTime()
  );
}

/** Why this service cannot be granted; null when it can. */
export async function objectionToService(
  trx: Knex.Transaction,
  { serviceId, serviceVersion = null }: Grant,
): Promise<GrantRefusalCode | null> {
  const versions = await trx("store.service_versions").where({ service_id: serviceId, offered: true }).select("version");
  if (versions.length === 0) return "delegation-service-unknown";
  const known = serviceVersion === null || versions.some(({ version }) => version === serviceVersion);
  return known ? null : "delegation-version-unknown";
}

/** Whether there is a moment from now on at which it is in force. */
export function isPeriodPossible({ validFrom, validUntil }: Terms, now: Date): boolean {
  return validUntil === null || (validUntil > now && validUntil > validFrom);
}
