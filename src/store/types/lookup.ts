import type { Account } from "./account.ts";
import type { Company } from "./company.ts";

/** Finding people and companies by what a caller says. Whoever shows what is found masks it, and writes the audit. */
export interface LookupRepository {
  /** By CPF (or what stands in its place), code or e-mail address as a whole, or by part of a name; by name. */
  accounts(search: { text: string; limit: number }): Promise<Account[]>;
  /** By CNPJ (or what stands in its place) as a whole, or by part of the name; by name. */
  companies(search: { text: string; limit: number }): Promise<Company[]>;
  company(id: string): Promise<Company | null>;
}
