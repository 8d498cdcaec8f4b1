import type { PresentedCertificate } from "../../domain/presented-certificate.ts";

export interface CertificatePresentation {
  id: string;
  journeyId: string;
  presentation: PresentedCertificate;
  presentedAt: Date;
}

export interface CertificateRepository {
  /** A single-use ticket that ties a visit to the TLS host to a journey. `ttl` in seconds. Kept only as a hash. */
  createTicket(options: { journeyId: string; ttl: number }): Promise<string>;
  /** Uses a ticket up. StoreError `ticket-unknown`, `ticket-used`, `ticket-expired`. */
  redeemTicket(ticket: string): Promise<{ journeyId: string }>;
  /** Keeps what was presented; the responsible CPF is encrypted until it can be compared, then only the result stays. */
  savePresentation(options: { journeyId: string; presentation: PresentedCertificate }): Promise<string>;
  getPresentation(id: string): Promise<CertificatePresentation | null>;
  /** The last one presented in this journey. */
  latest(journeyId: string): Promise<CertificatePresentation | null>;
}
