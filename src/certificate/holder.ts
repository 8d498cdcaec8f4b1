import { normaliseCnpj, normaliseCpf } from "../domain/identifiers.ts";
import type { RawFields } from "./extensions.ts";

/** The ICP-Brasil otherNames (DOC-ICP-04, 7.1.2.2) that are read; birth date, NIS and RG are left where they are. */
const PERSON = "2.16.76.1.3.1";
const RESPONSIBLE_NAME = "2.16.76.1.3.2";
const CNPJ = "2.16.76.1.3.3";
const RESPONSIBLE = "2.16.76.1.3.4";
const COMPANY_NAME = "2.16.76.1.3.8";
const COMMON_NAME = "2.5.4.3";
const SERIAL_NUMBER = "2.5.4.5";

/** Whom a certificate speaks of. */
export interface Holder {
  cnpj: string | null;
  companyName: string | null;
  responsibleCpf: string | null;
  responsibleName: string | null;
  /** CPF of a natural person's certificate. */
  personCpf: string | null;
}

/**
 * Reads the holder. The otherNames count; where they are absent the subject's `serialNumber` does, their successor
 * (Resolução CG ICP-Brasil 211/2024). The common name (`RAZAO SOCIAL:CNPJ`) gives a name to show and no number.
 */
export function readHolder({ otherNames, subject }: RawFields): Holder {
  const serial = (subject.get(SERIAL_NUMBER) ?? "").replace(/^[A-Z]{3}BR-/, "");
  const cnpj = normaliseCnpj(otherNames.get(CNPJ) ?? serial);
  return {
    cnpj,
    companyName: cnpj === null ? null : (nameIn(otherNames.get(COMPANY_NAME)) ?? nameIn(commonName(subject))),
    responsibleCpf: cpfIn(otherNames.get(RESPONSIBLE)),
    responsibleName: nameIn(otherNames.get(RESPONSIBLE_NAME)),
    personCpf: otherNames.has(PERSON) ? cpfIn(otherNames.get(PERSON)) : normaliseCpf(serial),
  };
}

/** Birth date (8), CPF (11), NIS (11), RG (15), issuer of the RG (0, 6 or 10): parsed by position, never by total length. */
function cpfIn(field: string | undefined): string | null {
  return field === undefined ? null : normaliseCpf(field.slice(8, 19));
}

function commonName(subject: Map<string, string>): string | undefined {
  return subject.get(COMMON_NAME)?.replace(/:[0-9A-Z]{14}$/i, "");
}

function nameIn(field: string | undefined): string | null {
  return field?.trim() || null;
}
