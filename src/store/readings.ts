import type { Knex } from "knex";
import type { Atuacao } from "../domain/atuacao.ts";
import type { GovbrCompany } from "../domain/govbr-identity.ts";
import { isUuid } from "./ids.ts";

interface ReadingRow {
  account_id: string;
  cnpj: string;
  legal_name: string;
  atuacao: Atuacao;
  registrar: boolean;
  linked_at: Date | null;
  expires_at: Date | null;
  read_at: Date;
}

/** Puts the companies Gov.br named at this login in the place of those it named before. */
export async function replaceReadings(
  trx: Knex.Transaction,
  accountId: string,
  companies: GovbrCompany[],
  now: Date,
): Promise<void> {
  await trx<ReadingRow>("store.govbr_readings").where({ account_id: accountId }).delete();
  const rows = companies.map((company) => ({
    account_id: accountId,
    cnpj: company.cnpj,
    legal_name: company.legalName,
    atuacao: company.atuacao,
    registrar: company.registrar,
    linked_at: company.linkedAt,
    expires_at: company.expiresAt,
    read_at: now,
  }));
  if (rows.length > 0) await trx<ReadingRow>("store.govbr_readings").insert(rows).onConflict(["account_id", "cnpj"]).merge();
}

/** What Gov.br said last, by CNPJ. */
export async function readReadings(knex: Knex, accountId: string): Promise<GovbrCompany[]> {
  if (!isUuid(accountId)) return [];
  const rows = await knex<ReadingRow>("store.govbr_readings").where({ account_id: accountId }).orderBy("cnpj");
  return rows.map((row) => ({
    cnpj: row.cnpj,
    legalName: row.legal_name,
    atuacao: row.atuacao,
    registrar: row.registrar,
    linkedAt: row.linked_at,
    expiresAt: row.expires_at,
  }));
}
