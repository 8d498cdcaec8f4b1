import { timingSafeEqual } from "node:crypto";
import type { Knex } from "knex";
import type { AuditVerification } from "../types/audit.ts";
import type { AuditRow } from "./chain.ts";
import { beginning, hashOf, sealOf } from "./chain.ts";

/**
 * Computes the whole chain again, so many entries at a time. Run it in a transaction that sees one state of the database
 * (repeatable read).
 */
export async function verifyAudit(trx: Knex.Transaction, auditKey: Buffer, batch = 1000): Promise<AuditVerification> {
  let last = { sequence: 0, hash: beginning };
  for (;;) {
    const rows = await trx<AuditRow>("store.audit").where("sequence", ">", last.sequence).orderBy("sequence").limit(batch);
    for (const row of rows) {
      const reason = faultOf(row, last);
      if (reason) return broken(last.sequence, Number(row.sequence), row.reference, reason);
      last = { sequence: Number(row.sequence), hash: row.hash };
    }
    if (rows.length < batch) break;
  }
  const head = await trx<{ sequence: string; hash: string; seal: string }>("store.audit_head").first();
  const end = { sequence: Number(head?.sequence ?? 0), hash: head?.hash ?? beginning };
  if (end.sequence !== last.sequence || end.hash !== last.hash) {
    return broken(
      last.sequence,
      last.sequence + 1,
      null,
      `the chain ends at ${last.sequence}, but ${end.sequence} entries were written`,
    );
  }
  if (head && !sameText(head.seal, sealOf(auditKey, end.sequence, end.hash))) {
    return broken(last.sequence, last.sequence, null, "the seal of the newest entry was not made with our key");
  }
  return { intact: true, entries: last.sequence, fault: null };
}

function faultOf(row: AuditRow, last: { sequence: number; hash: string }): string | null {
  if (Number(row.sequence) !== last.sequence + 1) return `entry ${last.sequence + 1} is missing before it`;
  if (row.previous_hash !== last.hash) return "it does not follow the entry before it";
  const { hash, ...content } = row;
  return hashOf(content) === hash ? null : "its content was changed";
}

function broken(entries: number, sequence: number, reference: string | null, reason: string): AuditVerification {
  return { intact: false, entries, fault: { sequence, reference, reason } };
}

function sameText(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
