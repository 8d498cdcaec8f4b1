import { isSameCpf } from "./identifiers.ts";
import type { RefusalCode } from "./refusal.ts";

/** A certificate somebody presented on our TLS host, reduced to what a decision needs and the law lets us keep. */
export interface PresentedCertificate {
  cnpj: string | null;
  companyName: string | null;
  /** CPF of the responsible person; known only until it was compared with the account's. */
  responsibleCpf: string | null;
  /** Result of that comparison; null until it was made. */
  cpfMatches: boolean | null;
  serial: string;
  issuer: string;
  fingerprint256: string;
  notBefore: Date;
  notAfter: Date;
  /** Verdict on the certificate itself (authority, kind, validity at the time); null when nothing speaks against it. */
  refusal: RefusalCode | null;
}

/** Whether the responsible person of the certificate is the holder of this account; null when the certificate names nobody. */
export function isResponsible(certificate: PresentedCertificate, accountCpf: string): boolean | null {
  if (certificate.cpfMatches !== null) return certificate.cpfMatches;
  if (certificate.responsibleCpf === null) return null;
  return isSameCpf(certificate.responsibleCpf, accountCpf);
}
