/**
 * - `unreadable` — the bytes are no X.509 certificate.
 * - `authorities-empty` — no usable authority in the configured ICP-Brasil store: nothing could ever be trusted.
 * - `crl-empty` — revocation lists are configured and none was found.
 * - `key-missing` — a TLS host without key and certificate, and no reverse proxy in front.
 * - `address-invalid` — an address of the reverse proxy is neither an IP address nor a network (`10.0.0.0/8`).
 */
export type CertificateErrorCode = "unreadable" | "authorities-empty" | "crl-empty" | "key-missing" | "address-invalid";

/** An error of the certificate part, told apart by `code`. The message holds nothing of the certificate. */
export class CertificateError extends Error {
  override readonly name = "CertificateError";

  constructor(
    readonly code: CertificateErrorCode,
    message: string,
  ) {
    super(`${code}: ${message}`);
  }
}
