import { X509Certificate } from "node:crypto";
import { CertificateError } from "./error.ts";
import { readRawFields } from "./extensions.ts";
import { readHolder } from "./holder.ts";
import { type CertificateKind, kindOf } from "./kind.ts";

/** What is read of a certificate. It says nothing about trust. */
export interface CertificateReading {
  kind: CertificateKind;
  /** Fourteen characters, check digits verified. */
  cnpj: string | null;
  companyName: string | null;
  /** CPF of the person responsible for the company; eleven digits. */
  responsibleCpf: string | null;
  responsibleName: string | null;
  /** Policy identifiers. */
  policies: string[];
  serial: string;
  issuer: string;
  subject: string;
  /** SHA-256, upper-case hexadecimal with colons. */
  fingerprint256: string;
  notBefore: Date;
  notAfter: Date;
}

/** No certificate of a person or company comes near this size, in bytes. */
const LARGEST = 64 * 1024;

/** Reads a certificate in DER. Throws CertificateError `unreadable`, and nothing else, whatever the bytes. */
export function readCertificate(der: Buffer): CertificateReading {
  if (der.length > LARGEST) throw new CertificateError("unreadable", "too large");
  try {
    const certificate = new X509Certificate(der);
    const raw = readRawFields(certificate.raw);
    const { personCpf, ...holder } = readHolder(raw);
    return {
      kind: kindOf({ personCpf, ...holder }, raw.policies, certificate.keyUsage),
      ...holder,
      policies: raw.policies,
      serial: certificate.serialNumber,
      issuer: oneLine(certificate.issuer),
      subject: oneLine(certificate.subject),
      fingerprint256: certificate.fingerprint256,
      notBefore: dateOf(certificate.validFrom),
      notAfter: dateOf(certificate.validTo),
    };
  } catch (error) {
    if (error instanceof CertificateError) throw error;
    throw new CertificateError("unreadable", "not a certificate");
  }
}

function oneLine(name: string | undefined): string {
  return (name ?? "").split("\n").join(", ");
}

function dateOf(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new CertificateError("unreadable", "validity");
  return date;
}
