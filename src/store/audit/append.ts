import type { Knex } from "knex";
import type { StoreContext } from "../context.ts";
import { maskCpfs, maskCpfsIn } from "../masking.ts";
import { newReference } from "../reference.ts";
import type { AuditAppend } from "../types/audit.ts";
import type { AuditRow } from "./chain.ts";
import { beginning, hashOf, sealOf } from "./chain.ts";

/** Key of the lock that puts appends one after the other. */
const auditLock = 732_104_552;

interface HeadRow {
  sequence: string;
  hash: string;
}

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
  const head = await trx<HeadRow>("store.audit_head").first("sequence", "hash");
  const sequence = Number(head?.sequence ?? 0) + 1;
  const row: Omit<AuditRow, "hash"> = {
    sequence: String(sequence),
    reference: await freeReference(trx),
    occurred_at: clock(),
    actor: clean(entry.actor),
    capacity: clean(entry.capacity),
    company_cnpj: entry.companyCnpj ?? null,
    origin: entry.origin ? clean(entry.origin) : null,
    action: clean(entry.action),
    subject: clean(entry.subject),
    details: maskCpfsIn(JSON.parse(JSON.stringify(entry.details))) as Record<string, unknown>,
    previous_hash: head?.hash ?? beginning,
  };
  const hash = hashOf(row);
  await trx("store.audit").insert({ ...row, details: JSON.stringify(row.details), hash });
  const next = { sequence, hash, seal: sealOf(auditKey, sequence, hash) };
  if (head) await trx("store.audit_head").update(next);
  else await trx("store.audit_head").insert(next);
  return { reference: row.reference };
}

async function freeReference(trx: Knex.Transaction): Promise<string> {
  for (;;) {
    const reference = newReference();
    if (!(await trx("store.audit").where({ reference }).first("sequence"))) return reference;
  }
}

/** PostgreSQL has no NUL in text; lone surrogates would come back as something else. */
function clean(text: string): string {
  return maskCpfs(Buffer.from(text.replaceAll("\0", ""), "utf8").toString("utf8"));
}
