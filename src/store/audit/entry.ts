import type { AuditEntry } from "../types/audit.ts";
import type { AuditRow } from "./chain.ts";

/** An entry as it is written down. */
export function entryOf(row: AuditRow): AuditEntry {
  return {
    sequence: Number(row.sequence),
    reference: row.reference,
    occurredAt: row.occurred_at,
    actor: row.actor,
    capacity: row.capacity,
    companyCnpj: row.company_cnpj,
    origin: row.origin,
    action: row.action,
    subject: row.subject,
    details: row.details,
    hash: row.hash,
    previousHash: row.previous_hash,
  };
}
