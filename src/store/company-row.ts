import type { Knex } from "knex";
import type { Company } from "./types/company.ts";

/**
 * The company of this CNPJ, created when it is new. The row is held until the transaction ends, so that two people who
 * join at once come one after the other. The newest legal name wins.
 */
export async function upsertCompany(trx: Knex.Transaction, cnpj: string, legalName: string, now: Date): Promise<Company> {
  const [row] = await trx("store.companies")
    .insert({ cnpj, legal_name: legalName, created_at: now })
    .onConflict("cnpj")
    .merge({ legal_name: legalName })
    .returning(["id", "cnpj", "legal_name"]);
  return { id: row.id as string, cnpj: row.cnpj as string, legalName: row.legal_name as string };
}
