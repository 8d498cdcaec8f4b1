import { randomBytes, sign } from "node:crypto";
import forge from "node-forge";

export interface CertificateRequest {
  subject: forge.pki.CertificateField[];
  issuer: forge.pki.CertificateField[];
  publicPem: string;
  /** Private key of the issuer, PEM. */
  issuerPem: string;
  notBefore: Date;
  notAfter: Date;
  extensions: object[];
}

/** Builds an X.509 certificate with node-forge and signs it (SHA-256 with RSA) with node:crypto, which is twenty times faster. */
export function signCertificate(request: CertificateRequest): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(request.publicPem);
  // A leading zero byte would make the serial unreadable to OpenSSL 3.
  certificate.serialNumber = `5a${randomBytes(15).toString("hex")}`;
  certificate.validity.notBefore = request.notBefore;
  certificate.validity.notAfter = request.notAfter;
  certificate.setSubject(request.subject);
  certificate.setIssuer(request.issuer);
  certificate.setExtensions(request.extensions);
  certificate.siginfo.algorithmOid = forge.pki.oids.sha256WithRSAEncryption!;
  certificate.signatureOid = forge.pki.oids.sha256WithRSAEncryption!;
  certificate.tbsCertificate = tbsOf(certificate);
  const toBeSigned = Buffer.from(forge.asn1.toDer(certificate.tbsCertificate).getBytes(), "binary");
  certificate.signature = sign("sha256", toBeSigned, request.issuerPem).toString("binary");
  return certificate;
}

/** forge has this function, its type declarations do not. */
function tbsOf(certificate: forge.pki.Certificate): forge.asn1.Asn1 {
  const pki = forge.pki as unknown as { getTBSCertificate(certificate: forge.pki.Certificate): forge.asn1.Asn1 };
  return pki.getTBSCertificate(certificate);
}
