import type { Clock } from "../../domain/clock.ts";
import type { IssuedCertificate } from "../authority/variants.ts";

/** Why a certificate does not open a Gov.br session. */
export type CertificateRefusal =
  | "missing"
  | "expired"
  | "not-yet-valid"
  | "unknown-authority"
  | "without-cpf"
  | "without-account"
  | "other-cpf"
  | "not-company";

/** Judges a certificate of the register as the TLS host would; null when it is good. */
export function refusalOf(certificate: IssuedCertificate, clock: Clock): CertificateRefusal | null {
  if (certificate.variant === "other-authority") return "unknown-authority";
  if (new Date(certificate.notAfter) < clock()) return "expired";
  if (new Date(certificate.notBefore) > clock()) return "not-yet-valid";
  return certificate.variant === "selo" ? "without-cpf" : null;
}

/** What OpenSSL says of an untrusted certificate, in our words. */
export function refusalOfTlsError(error: string): CertificateRefusal {
  if (error === "CERT_HAS_EXPIRED") return "expired";
  return error === "CERT_NOT_YET_VALID" ? "not-yet-valid" : "unknown-authority";
}
