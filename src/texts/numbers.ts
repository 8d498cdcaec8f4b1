import { formatCompanyNumber, formatPersonNumber, isForeignCompany, isForeignPerson } from "../domain/identifiers.ts";
import type { Language } from "../domain/language.ts";

/** What the platform's own numbers are called. */
const own: Record<Language, string> = { pt: "Registro SGCI", en: "SGCI number", es: "Registro SGCI" };

/** `CNPJ 12.ABC.345/01DE-35`, or for a foreign company `Registro SGCI EX-US-0000.0012`. */
export function describeCompanyNumber(number: string, language: Language = "pt"): string {
  return `${isForeignCompany(number) ? own[language] : "CNPJ"} ${formatCompanyNumber(number)}`;
}

/**
 * `CPF 123.456.789-09`, or for a person without CPF `Registro SGCI E 0000.000.123`.
 *
 * @param format how the number is shown, such as `maskPersonNumber`
 */
export function describePersonNumber(
  number: string,
  format: (number: string) => string = formatPersonNumber,
  language: Language = "pt",
): string {
  return `${isForeignPerson(number) ? own[language] : "CPF"} ${format(number)}`;
}
