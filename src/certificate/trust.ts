import type { RefusalCode } from "../domain/refusal.ts";

/** What was found out about a certificate's chain. `error` is OpenSSL's name of the fault, e.g. `CERT_HAS_EXPIRED`. */
export interface Trust {
  authorized: boolean;
  error: string | null;
}

const REFUSALS: Record<string, RefusalCode> = {
  CERT_HAS_EXPIRED: "ecnpj-expired",
  CERT_NOT_YET_VALID: "ecnpj-not-yet-valid",
  CERT_REVOKED: "ecnpj-revoked",
  INVALID_PURPOSE: "ecnpj-not-ecnpj",
  // Revocation could not be checked: nothing is linked on a guess, but the certificate is not to blame.
  UNABLE_TO_GET_CRL: "service-unavailable",
  CRL_HAS_EXPIRED: "service-unavailable",
  CRL_NOT_YET_VALID: "service-unavailable",
  CRL_SIGNATURE_FAILURE: "service-unavailable",
};

/** The refusal for an untrusted chain; null for a trusted one. Every fault without a code of its own is the authority's. */
export function refusalOf(trust: Trust): RefusalCode | null {
  return trust.authorized ? null : (REFUSALS[trust.error ?? ""] ?? "ecnpj-unknown-authority");
}
