import type { Logger } from "pino";
import type { EngineClient } from "../camunda/client.ts";
import { type CertificateReading, judgeCertificate, type OnPresented } from "../certificate/index.ts";
import type { Clock } from "../domain/clock.ts";
import type { PresentedCertificate } from "../domain/presented-certificate.ts";
import type { RefusalCode } from "../domain/refusal.ts";
import { StoreError } from "../store/errors.ts";
import type { Store } from "../store/types.ts";
import { ignoreMismatch } from "./journey/mismatch.ts";

interface Needs {
  store: Store;
  engine: EngineClient;
  publicUrl: string;
  clock: Clock;
  log: Logger;
}

/**
 * What happens when somebody presents a certificate on the TLS host: the ticket says in which journey, the certificate
 * is judged and kept (what the law lets us keep), and the process that waits for it decides. Gives the address of the
 * portal's page that goes on.
 */
export function presentCertificate({ store, engine, publicUrl, clock, log }: Needs): OnPresented {
  async function refused(journeyId: string | null, code: RefusalCode, ip: string): Promise<URL> {
    const { reference } = await store.audit.append({
      actor: "system:certificate-host",
      capacity: "system",
      action: "refused",
      subject: journeyId ?? "ticket",
      details: { code, ip },
    });
    log.info({ code, reference }, "presented certificate refused");
    const url = new URL("/certificado", publicUrl);
    url.searchParams.set("recusa", code);
    url.searchParams.set("numero", reference);
    return url;
  }

  return async ({ ticket, der, trust, ip }) => {
    const journeyId = await redeem(store, ticket);
    if (journeyId === null) return refused(null, "ecnpj-ticket-invalid", ip);
    const { reading, refusal } = judgeCertificate({ der, trust, now: clock() });
    // Without a reading there is nothing to keep: the process has nothing to decide.
    if (reading === null) return refused(journeyId, refusal ?? "ecnpj-unreadable", ip);
    const presentationId = await store.certificates.savePresentation({
      journeyId,
      presentation: presentationOf(reading, refusal),
    });
    await engine
      .correlateMessage({ messageName: "ecnpj-presented", businessKey: journeyId, variables: { presentationId } })
      .catch(ignoreMismatch);
    return new URL("/jornada", publicUrl);
  };
}

async function redeem(store: Store, ticket: string): Promise<string | null> {
  try {
    return (await store.certificates.redeemTicket(ticket)).journeyId;
  } catch (error) {
    if (error instanceof StoreError && error.code.startsWith("ticket-")) return null;
    throw error;
  }
}

function presentationOf(reading: CertificateReading, refusal: RefusalCode | null): PresentedCertificate {
  const { cnpj, companyName, responsibleCpf, serial, issuer, fingerprint256, notBefore, notAfter } = reading;
  const kept = { cnpj, companyName, responsibleCpf, serial, issuer, fingerprint256, notBefore, notAfter };
  return { ...kept, cpfMatches: null, refusal };
}
