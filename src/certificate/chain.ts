import { X509Certificate } from "node:crypto";
import type { Trust } from "./trust.ts";

const DEEPEST = 8;
/** OpenSSL's name for: no authority of the store issued this. */
export const UNKNOWN_ISSUER = "UNABLE_TO_GET_ISSUER_CERT_LOCALLY";

/**
 * Checks a chain against the store where no TLS handshake of ours did: behind a reverse proxy, whose header may lie.
 * Each link is checked by name and by signature (either alone proves nothing) and for validity, up to a root of the
 * store; intermediates come from the store only. Revocation, path length and name constraints are the proxy's part.
 */
export function checkChain(der: Buffer, authorities: readonly X509Certificate[], now: Date): Trust {
  let leaf: X509Certificate;
  try {
    leaf = new X509Certificate(der);
  } catch {
    return { authorized: false, error: UNKNOWN_ISSUER };
  }
  const error = climb(leaf, authorities, now, 0);
  return { authorized: error === null, error };
}

/** Null when some path from this certificate to a root is whole and valid; otherwise the fault of the best path. */
function climb(certificate: X509Certificate, authorities: readonly X509Certificate[], now: Date, depth: number): string | null {
  const issuers = authorities.filter((authority) => isIssuedBy(certificate, authority));
  if (issuers.length === 0 || depth > DEEPEST) return UNKNOWN_ISSUER;
  const paths = issuers.map((issuer) => {
    const isRoot = issuer.fingerprint256 === certificate.fingerprint256 || isIssuedBy(issuer, issuer);
    return isRoot ? validity(issuer, now) : climb(issuer, authorities, now, depth + 1);
  });
  if (paths.includes(null)) return validity(certificate, now);
  return paths.find((fault) => fault !== UNKNOWN_ISSUER) ?? UNKNOWN_ISSUER;
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

function validity(certificate: X509Certificate, now: Date): string | null {
  if (now < new Date(certificate.validFrom)) return "CERT_NOT_YET_VALID";
  if (now > new Date(certificate.validTo)) return "CERT_HAS_EXPIRED";
  return null;
}
