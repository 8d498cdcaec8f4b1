import type { Holder } from "./holder.ts";

/** What a certificate is for us. `selo` speaks for a company without naming a person; `other` may not identify anybody here. */
export type CertificateKind = "e-cnpj" | "e-cpf" | "selo" | "other";

/** Policy arcs of ICP-Brasil (DOC-ICP-04): A1 to A4 for signing and authentication, SE-S and SE-H for selo eletrônico. */
const SIGNATURE = /^2\.16\.76\.1\.2\.[1-4]\./;
const SELO = /^2\.16\.76\.1\.2\.20[12]\./;
const CLIENT_AUTHENTICATION = ["1.3.6.1.5.5.7.3.2", "2.5.29.37.0"];

/**
 * Decides by policy first: certificates of devices (OM-BR), servers, time stamps and secrecy (S1–S4) may carry a CNPJ
 * too, and are no company identity. A certificate that limits its uses must allow client authentication.
 */
export function kindOf(holder: Holder, policies: string[], extendedKeyUsage: string[] | undefined): CertificateKind {
  if (policies.some((policy) => SELO.test(policy))) return "selo";
  const mayAuthenticate = extendedKeyUsage?.some((use) => CLIENT_AUTHENTICATION.includes(use)) ?? true;
  if (!mayAuthenticate || !policies.some((policy) => SIGNATURE.test(policy))) return "other";
  if (holder.cnpj !== null) return "e-cnpj";
  return holder.personCpf === null ? "other" : "e-cpf";
}
