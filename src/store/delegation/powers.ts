import type { Knex } from "knex";
import type { Capacity } from "../../domain/recognition.ts";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";
import { displayName } from "../people.ts";

/** A representative who acts, with the company he acts for. */
export interface ActingRepresentative {
  accountId: string;
  name: string;
  capacity: Capacity;
  companyId: string;
  cnpj: string;
  companyName: string;
}

/**
 * The representative's tie, held until the transaction ends: losing the company and acting for it come one after the
 * other. StoreError `not-representative`.
 */
export async function requireRepresentative(
  trx: Knex.Transaction,
  accountId: string,
  companyId: string,
): Promise<ActingRepresentative> {
  const row =
    isUuid(accountId) && isUuid(companyId)
      ? await trx("store.bonds")
          .join("store.companies", "companies.id", "bonds.company_id")
          .join("store.accounts", "accounts.id", "bonds.account_id")
          .where({ "bonds.account_id": accountId, "bonds.company_id": companyId })
          .whereNull("bonds.ended_at")
          .forShare("bonds")
          .first("bonds.capacity", "cnpj", "legal_name", "accounts.name", "accounts.social_name")
      : undefined;
  if (!row) throw new StoreError("not-representative", `${accountId} does not represent company ${companyId}`);
  const { capacity, cnpj, legal_name: companyName } = row;
  return { accountId, name: displayName(row), capacity, companyId, cnpj, companyName };
}

/** Whether the person represents the company. */
export async function represents(knex: Knex, accountId: string, companyId: string): Promise<boolean> {
  const bond = { account_id: accountId, company_id: companyId };
  return (await knex("store.bonds").where(bond).whereNull("ended_at").first("id")) !== undefined;
}

/** The representatives of a company, by account id. */
export async function representativesOf(knex: Knex, companyId: string): Promise<string[]> {
  const rows = await knex("store.bonds")
    .where({ company_id: companyId })
    .whereNull("ended_at")
    .orderBy("linked_at")
    .select("account_id");
  return rows.map((row) => row.account_id as string);
}

/** Puts everything that is decided about one person in one company one after the other, until the transaction ends. */
export async function lockPerson(trx: Knex.Transaction, companyId: string, cpf: string): Promise<void> {
  await trx.raw("SELECT pg_advisory_xact_lock_shared(hashtextextended(?, 0))", [`registration:${cpf}`]);
  await trx.raw("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", [`member:${companyId}:${cpf}`]);
}

/** Puts the confirmation of a registration before or after everything that companies decide about this person. */
export async function lockRegistration(trx: Knex.Transaction, cpf: string): Promise<void> {
  await trx.raw("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", [`registration:${cpf}`]);
}
