import { X509Certificate } from "node:crypto";
import { createSecureContext } from "node:tls";

/** The authorities of a PEM bundle that can be used, and those that cannot, with the reason. */
export interface Authorities {
  pems: string[];
  skipped: { subject: string; reason: string }[];
}

const BLOCK = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * Reads the ICP-Brasil store from a PEM bundle. Each authority is tried by itself: one that OpenSSL cannot use (root
 * v7 has a key type of its own) must not cost us the others. Repeated ones are taken once.
 */
export function loadAuthorities(pem: string): Authorities {
  const found = new Map<string, string>();
  const skipped: Authorities["skipped"] = [];
  for (const [block] of pem.matchAll(BLOCK)) {
    let subject = "?";
    try {
      const certificate = new X509Certificate(block);
      subject = certificate.subject.split("\n").join(", ");
      if (!certificate.ca) throw new Error("not an authority");
      if (certificate.publicKey.asymmetricKeyType === undefined) throw new Error("unknown key type");
      createSecureContext({ ca: block });
      found.set(certificate.fingerprint256, `${block}\n`);
    } catch (error) {
      skipped.push({ subject, reason: error instanceof Error ? error.message : "unusable" });
    }
  }
  return { pems: [...found.values()], skipped };
}
