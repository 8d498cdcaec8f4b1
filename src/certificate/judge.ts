import type { RefusalCode } from "../domain/refusal.ts";
import { CertificateError } from "./error.ts";
import { type CertificateReading, readCertificate } from "./read.ts";
import { refusalOf, type Trust } from "./trust.ts";

/** A certificate as it was presented: `der` null when the person presented none. */
export interface Presented {
  der: Buffer | null;
  trust: Trust;
}

/** What is to be said about a presented certificate; `refusal` null when it is a valid e-CNPJ. */
export interface Judgement {
  reading: CertificateReading | null;
  refusal: RefusalCode | null;
}

/**
 * Judges a presented certificate by itself; whose it is and for which company is `domain/recognition`'s matter.
 * The first that applies: none, unreadable, unknown authority, not an e-CNPJ, selo eletrônico (nobody to compare the
 * account with), not yet valid, expired, then any other fault of the chain. Kind goes before validity, so that
 * nobody is told to renew a certificate that would not do either.
 */
export function judgeCertificate({ der, trust, now }: Presented & { now: Date }): Judgement {
  if (der === null) return { reading: null, refusal: "ecnpj-missing" };
  const reading = readOrNull(der);
  if (reading === null) return { reading, refusal: "ecnpj-unreadable" };
  return { reading, refusal: refusalFor(reading, refusalOf(trust), now) };
}

function refusalFor(reading: CertificateReading, chain: RefusalCode | null, now: Date): RefusalCode | null {
  if (chain === "ecnpj-unknown-authority") return chain;
  if (reading.kind === "selo") return "ecnpj-selo-without-cpf";
  if (reading.kind !== "e-cnpj") return "ecnpj-not-ecnpj";
  if (now < reading.notBefore) return "ecnpj-not-yet-valid";
  if (now > reading.notAfter) return "ecnpj-expired";
  if (chain !== null) return chain;
  return reading.responsibleCpf === null ? "ecnpj-selo-without-cpf" : null;
}

function readOrNull(der: Buffer): CertificateReading | null {
  try {
    return readCertificate(der);
  } catch (error) {
    if (error instanceof CertificateError) return null;
    throw error;
  }
}
