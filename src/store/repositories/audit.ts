import { appendAudit } from "../audit/append.ts";
import type { AuditRow } from "../audit/chain.ts";
import { verifyAudit } from "../audit/verify.ts";
import type { StoreContext } from "../context.ts";
import { normaliseReference } from "../reference.ts";
import type { AuditEntry, AuditRepository } from "../types/audit.ts";

/** The audit in table `store.audit`. */
export function auditRepository(context: StoreContext): AuditRepository {
  const { run, transaction, auditKey } = context;
  return {
    append: (entry) => transaction((trx) => appendAudit(trx, context, entry)),

    findByReference: (text) =>
      run(async (knex) => {
        const reference = normaliseReference(text);
        const row = reference === null ? undefined : await knex<AuditRow>("store.audit").where({ reference }).first();
        return row ? entryOf(row) : null;
      }),

    verify: () =>
      run((knex) => knex.transaction((trx) => verifyAudit(trx, auditKey), { isolationLevel: "repeatable read", readOnly: true })),
  };
}

function entryOf(row: AuditRow): AuditEntry {
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
