import { CertificateError } from "./error.ts";

const BLOCK = /-----BEGIN X509 CRL-----[^-]+-----END X509 CRL-----/g;

/**
 * The revocation lists in a PEM text, each by itself: of one text Node takes the first list only. Throws
 * CertificateError `crl-empty`: a file without lists must not pass for "nothing to check".
 */
export function splitRevocationLists(pem: string): string[] {
  const lists = [...pem.matchAll(BLOCK)].map(([block]) => `${block}\n`);
  if (lists.length === 0) throw new CertificateError("crl-empty", "no revocation list in PEM found");
  return lists;
}
