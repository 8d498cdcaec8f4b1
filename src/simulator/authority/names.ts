import type forge from "node-forge";
import type { Holder } from "./variants.ts";

/** Upper case without accents: the character set of ICP-Brasil names (DOC-ICP-04). */
export function plainName(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toUpperCase()
    .replace(/[^A-Z0-9 .&-]/g, " ");
}

const COUNTRY = { name: "countryName", value: "BR" };
const ICP_BRASIL = { name: "organizationName", value: "ICP-Brasil" };
const unit = (value: string) => ({ name: "organizationalUnitName", value });

/** Distinguished name of an authority of the simulated chain. */
export function authorityName(commonName: string, organisation = "ICP-Brasil"): forge.pki.CertificateField[] {
  return [
    COUNTRY,
    { name: "organizationName", value: organisation },
    unit("SIMULADOR - SEM VALOR LEGAL"),
    { name: "commonName", value: commonName },
  ];
}

/** e-CNPJ: `CN=RAZAO SOCIAL:CNPJ`, the name cut at 49 characters (Leiaute RFB v5.0). */
export function companyName({ companyName: name, cnpj }: Holder, type: string): forge.pki.CertificateField[] {
  return [
    COUNTRY,
    ICP_BRASIL,
    { name: "stateOrProvinceName", value: "RJ" },
    { name: "localityName", value: "RIO DE JANEIRO" },
    unit("Secretaria da Receita Federal do Brasil - RFB"),
    unit(`RFB ${type}`),
    unit("videoconferencia"),
    unit("00000000000191"),
    { name: "commonName", value: `${plainName(name).slice(0, 49)}:${cnpj}` },
  ];
}

/** e-CPF: `CN=NOME:CPF`, the name cut at 52 characters. */
export function personName({ name, cpf }: Holder): forge.pki.CertificateField[] {
  return [
    COUNTRY,
    ICP_BRASIL,
    unit("Secretaria da Receita Federal do Brasil - RFB"),
    unit("RFB e-CPF A1"),
    unit("(EM BRANCO)"),
    { name: "commonName", value: `${plainName(name).slice(0, 52)}:${cpf}` },
  ];
}
