import type { Knex } from "knex";
import type { StoreContext } from "../context.ts";
import { maskCpfs, maskCpfsIn } from "../masking.ts";
import { newReference } from "../reference.ts";
import type { AuditAppend } from "../types/audit.ts";
import type { AuditRow } from "./chain.ts";
import { beginning, hashOf, sealOf } from "./chain.ts";

/** Key of the lock that puts appends one after the other. */
const auditLock = 732_104_552;

/**
 * Writes one entry in the caller's transaction: entry and change live or die together. Call it last, because others
 * wait from here to the commit.
 */
export async function appendAudit(
  trx: Knex.Transaction,
  { clock, auditKey }: Pick<StoreContext, "clock" | "auditKey">,
  entry: AuditAppend,
): Promise<{ reference: string }> {
  await trx.raw("SELECT pg_advisory_xact_lock(?)", [auditLock]);
  const { sequence: last, hash: previousHash, reference } = await readHead(trx);
  const sequence = last + 1;
  const row: Omit<AuditRow, "hash"> = {
    sequence: String(sequence),
    reference,
    occurred_at: clock(),
    actor: clean(entry.actor),
    capacity: clean(entry.capacity),
    company_cnpj: entry.companyCnpj ?? null,
    origin: entry.origin ? clean(entry.origin) : null,
    action: clean(entry.action),
    subject: clean(entry.subject),
    details: maskCpfsIn(JSON.parse(JSON.stringify(entry.details))) as Record<string, unknown>,
    previous_hash: previousHash,
  };
  const hash = hashOf(row);
  await writeEntry(trx, { ...row, hash }, sealOf(auditKey, sequence, hash));
  return { reference };
}

/** The end of the chain, and a reference that no entry has yet. */
async function readHead(trx: Knex.Transaction): Promise<{ sequence: number; hash: string; reference: string }> {
  for (;;) {
    const reference = newReference();
    const { rows } = await trx.raw(
      `SELECT head.sequence, head.hash, EXISTS (SELECT 1 FROM store.audit WHERE reference = ?) AS taken
         FROM (SELECT) AS always LEFT JOIN store.audit_head AS head ON true`,
      [reference],
    );
    const head = rows[0] as { sequence: string | null; hash: string | null; taken: boolean };
    if (!head.taken) return { sequence: Number(head.sequence ?? 0), hash: head.hash ?? beginning, reference };
  }
}

/** Adds the entry and makes it the end of the chain, in one statement. */
async function writeEntry(trx: Knex.Transaction, row: AuditRow, seal: string): Promise<void> {
  const { sequence, hash } = row;
  await trx
    .with("entry", trx("store.audit").insert({ ...row, details: JSON.stringify(row.details) }))
    .insert({ sequence, hash, seal })
    .into("store.audit_head")
    .onConflict("only_row")
    .merge(["sequence", "hash", "seal"]);
}

/** PostgreSQL has no NUL in text; lone surrogates would come back as something else. */
function clean(text: string): string {
  return maskCpfs(Buffer.from(text.replaceAll("\0", ""), "utf8").toString("utf8"));
}
