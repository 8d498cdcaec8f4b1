/** What a test certificate is good for: one that works, and one for each refusal worth trying. */
export const VARIANTS = ["e-cnpj", "expired", "not-yet-valid", "other-authority", "e-cpf", "selo"] as const;

export type CertificateVariant = (typeof VARIANTS)[number];

/** Whom a certificate speaks of. */
export interface Holder {
  cpf: string;
  name: string;
  cnpj: string;
  companyName: string;
}

/** A certificate of the test authority; its .pfx lies in the authority's folder. */
export interface IssuedCertificate extends Holder {
  id: string;
  variant: CertificateVariant;
  notBefore: string;
  notAfter: string;
  /** SHA-256 of the DER, upper-case hex without separators. */
  fingerprint256: string;
  pfxPassword: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** From when to when a certificate of this variant is valid. A1 certificates live one year. */
export function validityOf(variant: CertificateVariant, now: Date): { notBefore: Date; notAfter: Date } {
  const [from, to] = variant === "expired" ? [-400, -35] : variant === "not-yet-valid" ? [60, 425] : [-1, 364];
  return { notBefore: new Date(now.getTime() + from * DAY_MS), notAfter: new Date(now.getTime() + to * DAY_MS) };
}
