import { formatCnpj, maskCnpj, normaliseCnpj } from "./cnpj.ts";
import { formatCpf, maskCpf, normaliseCpf } from "./cpf.ts";
import {
  formatForeignCompany,
  formatForeignPerson,
  isForeignCompany,
  isForeignPerson,
  maskForeignCompany,
  maskForeignPerson,
  readForeignCompany,
  readForeignPerson,
} from "./foreign-numbers.ts";

/** The number of a person, without punctuation: a CPF, or what the platform gave in its place. Null for anything else. */
export function normalisePersonNumber(text: string): string | null {
  return normaliseCpf(text) ?? readForeignPerson(text);
}

/** The number of a company, without punctuation: a CNPJ, or what the platform gave in its place. Null for anything else. */
export function normaliseCompanyNumber(text: string): string | null {
  return normaliseCnpj(text) ?? readForeignCompany(text);
}

/** The number of a person as people read it. */
export function formatPersonNumber(number: string): string {
  return isForeignPerson(number) ? formatForeignPerson(number) : formatCpf(number);
}

/** The number of a company as people read it. */
export function formatCompanyNumber(number: string): string {
  return isForeignCompany(number) ? formatForeignCompany(number) : formatCnpj(number);
}

/** The number of a person with what tells people apart hidden. */
export function maskPersonNumber(number: string): string {
  return isForeignPerson(number) ? maskForeignPerson(number) : maskCpf(number);
}

/** The number of a company with what tells companies apart hidden. */
export function maskCompanyNumber(number: string): string {
  return isForeignCompany(number) ? maskForeignCompany(number) : maskCnpj(number);
}
