import type { Knex } from "knex";
import type { Capacity, Evidence } from "../domain/recognition.ts";
import { canonicalJson } from "./canonical-json.ts";
import { isUuid } from "./ids.ts";
import type { Bond, Company, LinkRequest } from "./types/company.ts";

interface BondRow {
  id: string;
  account_id: string;
  company_id: string;
  capacity: Capacity;
  evidence: Evidence;
  certificate: unknown;
  valid_until: Date | null;
  linked_at: Date;
  renewed_at: Date;
  ended_at: Date | null;
}

/** A tie together with its company. */
export type BondWithCompany = BondRow & { cnpj: string; legal_name: string };

/** Bonds together with their companies. */
export function selectBonds(knex: Knex): Knex.QueryBuilder<BondWithCompany, BondWithCompany[]> {
  return knex("store.bonds").join("store.companies", "companies.id", "bonds.company_id").select("bonds.*", "cnpj", "legal_name");
}

/** The bond of this id, ended or not. */
export async function findBond(knex: Knex, id: string): Promise<Bond | null> {
  const row = isUuid(id) ? await selectBonds(knex).where("bonds.id", id).first() : undefined;
  return row ? bondOf(row) : null;
}

/** The active bond between the two, held until the transaction ends. */
export async function lockActiveBond(trx: Knex.Transaction, accountId: string, companyId: string): Promise<BondRow | null> {
  const bond = { account_id: accountId, company_id: companyId };
  return (await trx<BondRow>("store.bonds").where(bond).whereNull("ended_at").forUpdate().first()) ?? null;
}

/** Creates the bond, or renews its proof; `changed` is false when it already says exactly this. */
export async function saveBond(
  trx: Knex.Transaction,
  before: BondRow | null,
  company: Company,
  request: LinkRequest,
  now: Date,
): Promise<{ bond: Bond; changed: boolean }> {
  const { accountId, capacity, evidence, validUntil, certificate } = request;
  const proof = { capacity, evidence, valid_until: validUntil, certificate: certificate ? JSON.stringify(certificate) : null };
  const withCompany = (row: BondRow) => bondOf({ ...row, cnpj: company.cnpj, legal_name: company.legalName });
  if (before === null) {
    const identity = { account_id: accountId, company_id: company.id };
    const [row] = await trx("store.bonds")
      .insert({ ...identity, ...proof, linked_at: now, renewed_at: now })
      .returning("*");
    return { bond: withCompany(row as BondRow), changed: true };
  }
  const said = canonicalJson([before.capacity, before.evidence, before.valid_until, before.certificate]);
  if (said === canonicalJson([capacity, evidence, validUntil, certificate ?? null]))
    return { bond: withCompany(before), changed: false };
  const [row] = await trx("store.bonds")
    .where({ id: before.id })
    .update({ ...proof, renewed_at: now })
    .returning("*");
  return { bond: withCompany(row as BondRow), changed: true };
}

export function bondOf(row: BondWithCompany): Bond {
  return {
    id: row.id,
    accountId: row.account_id,
    company: { id: row.company_id, cnpj: row.cnpj, legalName: row.legal_name },
    capacity: row.capacity,
    evidence: row.evidence,
    validUntil: row.valid_until,
    linkedAt: row.linked_at,
    endedAt: row.ended_at,
  };
}
