import type { Knex } from "knex";
import { beforeCommit } from "../connection.ts";
import type { StoreContext } from "../context.ts";
import { maskCpfs, maskCpfsIn } from "../masking.ts";
import { newReference } from "../reference.ts";
import type { AuditAppend } from "../types/audit.ts";
import type { AuditRow } from "./chain.ts";
import { beginning, hashOf, sealOf } from "./chain.ts";

/** Key of the lock that puts appends one after the other. */
const auditLock = 732_104_552;

/** An entry that has not got its place in the chain yet. */
type WaitingEntry = Omit<AuditRow, "sequence" | "occurred_at" | "previous_hash" | "hash">;

const entriesOf = new WeakMap<Knex.Transaction, WaitingEntry[]>();

/**
 * Writes one entry in the caller's transaction: entry and change live or die together. All entries of a transaction are
 * written at its end, because there is one end of the chain for everybody: who held it while he still waits for a row
 * would wait for somebody who holds that row and waits for the chain.
 */
export async function appendAudit(
  trx: Knex.Transaction,
  context: Pick<StoreContext, "clock" | "auditKey">,
  entry: AuditAppend,
): Promise<{ reference: string }> {
  const [appended] = await appendAudits(trx, context, [entry]);
  return appended!;
}

/** The same for several entries, in their order. */
export async function appendAudits(
  trx: Knex.Transaction,
  context: Pick<StoreContext, "clock" | "auditKey">,
  entries: AuditAppend[],
): Promise<{ reference: string }[]> {
  const waiting = entriesOf.get(trx) ?? [];
  if (!entriesOf.has(trx)) {
    beforeCommit(trx, () => writeEntries(trx, context, waiting));
    entriesOf.set(trx, waiting);
  }
  const references = await freeReferences(trx, entries.length);
  for (const [index, entry] of entries.entries()) {
    waiting.push({
      reference: references[index]!,
      actor: clean(entry.actor),
      capacity: clean(entry.capacity),
      company_cnpj: entry.companyCnpj ?? null,
      origin: entry.origin ? clean(entry.origin) : null,
      action: clean(entry.action),
      subject: clean(entry.subject),
      details: maskCpfsIn(JSON.parse(JSON.stringify(entry.details))) as Record<string, unknown>,
    });
  }
  return references.map((reference) => ({ reference }));
}

/** So many references that no entry has yet. */
async function freeReferences(trx: Knex.Transaction, count: number): Promise<string[]> {
  const free = new Set<string>();
  while (free.size < count) {
    const candidates = Array.from({ length: count - free.size }, newReference);
    const taken: { reference: string }[] = await trx("store.audit").whereIn("reference", candidates).select("reference");
    for (const candidate of candidates) if (!taken.some(({ reference }) => reference === candidate)) free.add(candidate);
  }
  return [...free];
}

/** Adds the entries in their order and makes the last one the end of the chain, in one statement. */
async function writeEntries(
  trx: Knex.Transaction,
  { clock, auditKey }: Pick<StoreContext, "clock" | "auditKey">,
  entries: WaitingEntry[],
): Promise<void> {
  await trx.raw("SELECT pg_advisory_xact_lock(?)", [auditLock]);
  let head = await readHead(trx);
  const rows: AuditRow[] = [];
  for (const entry of entries) {
    const sequence = head.sequence + 1;
    const row = { ...entry, sequence: String(sequence), occurred_at: clock(), previous_hash: head.hash };
    head = { sequence, hash: hashOf(row) };
    rows.push({ ...row, hash: head.hash });
  }
  const { sequence, hash } = head;
  await trx
    .with("entry", trx("store.audit").insert(rows.map((row) => ({ ...row, details: JSON.stringify(row.details) }))))
    .insert({ sequence, hash, seal: sealOf(auditKey, sequence, hash) })
    .into("store.audit_head")
    .onConflict("only_row")
    .merge(["sequence", "hash", "seal"]);
}

/** The end of the chain. */
async function readHead(trx: Knex.Transaction): Promise<{ sequence: number; hash: string }> {
  const head = await trx<{ sequence: string; hash: string }>("store.audit_head").first("sequence", "hash");
  return { sequence: Number(head?.sequence ?? 0), hash: head?.hash ?? beginning };
}

/** PostgreSQL has no NUL in text; lone surrogates would come back as something else. */
function clean(text: string): string {
  return maskCpfs(Buffer.from(text.replaceAll("\0", ""), "utf8").toString("utf8"));
}
