import { createHash, createHmac, hkdfSync } from "node:crypto";
import { canonicalJson } from "../canonical-json.ts";

/** What stands before the first entry. */
export const beginning = "0".repeat(64);

export interface AuditRow {
  /** bigint: text on the way out. */
  sequence: string;
  reference: string;
  occurred_at: Date;
  actor: string;
  capacity: string;
  company_cnpj: string | null;
  origin: string | null;
  action: string;
  subject: string;
  details: Record<string, unknown>;
  previous_hash: string;
  hash: string;
}

/** SHA-256 over everything an entry says, which includes the hash of the entry before it. */
export function hashOf(row: Omit<AuditRow, "hash">): string {
  const { sequence, occurred_at, ...rest } = row;
  const content = { ...rest, sequence: Number(sequence), occurred_at: occurred_at.toISOString() };
  return createHash("sha256").update(canonicalJson(content)).digest("hex");
}

/**
 * Seal of the newest entry, made with a key that is not in the database: whoever can write to the database alone can
 * neither cut the end of the chain off nor compute all of it anew.
 */
export function sealOf(key: Buffer, sequence: number, hash: string): string {
  return createHmac("sha256", key).update(`${sequence} ${hash}`).digest("hex");
}

/** The key of the seal, derived so that it is no other key. */
export function auditKeyOf(encryptionKey: Buffer): Buffer {
  return Buffer.from(hkdfSync("sha256", encryptionKey, "", "audit", 32));
}
