/**
 * Numbers that the platform gives to people without CPF and to companies without CNPJ. They stand where a CPF or a CNPJ
 * stands, and cannot be taken for one: a person has `E` and ten digits, a company `EX`, its country and eight digits.
 */

const person = /^E(\d{4})(\d{3})(\d{3})$/;
const company = /^EX([A-Z]{2})(\d{4})(\d{4})$/;

/** `E` and ten digits, without punctuation; null when the text is no such number. */
export function readForeignPerson(text: string): string | null {
  const number = compact(text);
  return person.test(number) ? number : null;
}

/** `EX`, the ISO code of the country and eight digits, without punctuation; null when the text is no such number. */
export function readForeignCompany(text: string): string | null {
  const number = compact(text);
  return company.test(number) ? number : null;
}

/** Whether this normalised number was given by the platform, to somebody without CPF. */
export function isForeignPerson(number: string): boolean {
  return person.test(number);
}

/** Whether this normalised number was given by the platform, to a company without CNPJ. */
export function isForeignCompany(number: string): boolean {
  return company.test(number);
}

/** The number of the person at this place of the sequence. */
export function foreignPersonNumber(sequence: number | bigint | string): string {
  return `E${String(sequence).padStart(10, "0")}`;
}

/** The number of the company of this country (two letters of ISO 3166-1) at this place of the sequence. */
export function foreignCompanyNumber(country: string, sequence: number | bigint | string): string {
  return `EX${country.toUpperCase()}${String(sequence).padStart(8, "0")}`;
}

/** The country of a foreign company, two letters; null for a company with CNPJ. */
export function countryOf(number: string): string | null {
  return company.exec(number)?.[1] ?? null;
}

/** `E0000000123` → `E 0000.000.123`. Text of another shape comes back unchanged. */
export function formatForeignPerson(number: string): string {
  return number.replace(person, "E $1.$2.$3");
}

/** `EXUS00000012` → `EX-US-0000.0012`. Text of another shape comes back unchanged. */
export function formatForeignCompany(number: string): string {
  return number.replace(company, "EX-$1-$2.$3");
}

/** `E0000000123` → `E ****.***.123`. */
export function maskForeignPerson(number: string): string {
  return `E ****.***.${number.slice(-3)}`;
}

/** `EXUS00000012` → `EX-US-****.0012`. */
export function maskForeignCompany(number: string): string {
  return number.replace(company, "EX-$1-****.$3");
}

function compact(text: string): string {
  return text.replace(/[\s.-]/g, "").toUpperCase();
}
