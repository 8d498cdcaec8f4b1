import type { Knex } from "knex";
import { normaliseCompanyNumber, normalisePersonNumber } from "../../domain/identifiers.ts";
import type { StoreContext } from "../context.ts";
import { isUuid } from "../ids.ts";
import type { Company } from "../types/company.ts";
import type { LookupRepository } from "../types/lookup.ts";
import { type AccountRow, accountOf } from "./accounts.ts";

interface CompanyRow {
  id: string;
  cnpj: string;
  legal_name: string;
}

/** Largest code that the column takes. */
const LARGEST_CODE = 2n ** 63n - 1n;

/** People in `store.accounts` and companies in `store.companies`, as callers describe them. */
export function lookupRepository({ run }: Pick<StoreContext, "run">): LookupRepository {
  return {
    accounts: ({ text, limit }) =>
      run(async (knex) => {
        const rows = await knex<AccountRow>("store.accounts")
          .modify((query) => describePerson(query, text.trim()))
          .orderBy(["name", "id"])
          .limit(limit);
        return rows.map(accountOf);
      }),

    companies: ({ text, limit }) =>
      run(async (knex) => {
        const number = normaliseCompanyNumber(text);
        const rows = await knex<CompanyRow>("store.companies")
          .modify((query) => (number === null ? query.whereILike("legal_name", partOf(text)) : query.where({ cnpj: number })))
          .orderBy(["legal_name", "id"])
          .limit(limit);
        return rows.map(companyOf);
      }),

    company: (id) =>
      run(async (knex) => {
        const row = isUuid(id) ? await knex<CompanyRow>("store.companies").where({ id }).first() : undefined;
        return row ? companyOf(row) : null;
      }),
  };
}

/** A whole number, code or address where the text is one, so that nobody is found by part of them; else part of a name. */
function describePerson(query: Knex.QueryBuilder, text: string): Knex.QueryBuilder {
  const number = normalisePersonNumber(text);
  if (number !== null) return query.where({ cpf: number });
  if (/^\d+$/.test(text)) return query.where({ code: BigInt(text) > LARGEST_CODE ? "0" : text });
  if (text.includes("@")) return query.whereRaw("lower(email) = lower(?) OR lower(alert_email) = lower(?)", [text, text]);
  return query.where((names) => names.whereILike("name", partOf(text)).orWhereILike("social_name", partOf(text)));
}

function partOf(text: string): string {
  return `%${text.trim().replace(/[\\%_]/g, "\\$&")}%`;
}

function companyOf({ id, cnpj, legal_name }: CompanyRow): Company {
  return { id, cnpj, legalName: legal_name };
}
