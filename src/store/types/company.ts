import type { GovbrCompany } from "../../domain/govbr-identity.ts";
import type { Capacity, Evidence } from "../../domain/recognition.ts";

export interface Company {
  id: string;
  cnpj: string;
  legalName: string;
}

/** What is kept of the certificate that proved a bond. */
export interface CertificateEvidence {
  serial: string;
  issuer: string;
  fingerprint256: string;
  notBefore: Date;
  notAfter: Date;
}

/**
 * A person represents a company. It does not die with the certificate that proved it; a link that Gov.br gave until a day
 * (`validUntil`, evidence `govbr-companies`) ends on that day.
 */
export interface Bond {
  id: string;
  accountId: string;
  company: Company;
  capacity: Capacity;
  evidence: Evidence;
  validUntil: Date | null;
  linkedAt: Date;
  endedAt: Date | null;
}

export interface LinkRequest {
  accountId: string;
  cnpj: string;
  legalName: string;
  capacity: Capacity;
  evidence: Evidence;
  validUntil: Date | null;
  certificate?: CertificateEvidence | null;
}

export interface CompanyRepository {
  /**
   * Keeps what Gov.br said at this login, in place of what it said before, and ends the ties that no longer hold (see
   * `lostRights`).
   */
  saveReadings(accountId: string, companies: GovbrCompany[]): Promise<void>;
  readings(accountId: string): Promise<GovbrCompany[]>;
  /**
   * Links a person to a company, creating the company when it is new. Doing it again renews the proof and creates
   * nothing. Representatives who were there before are told by mail. StoreError `account-unknown`, `cnpj-invalid`.
   */
  link(request: LinkRequest): Promise<{ bond: Bond; created: boolean }>;
  /** The bonds that have not ended, oldest first. */
  bondsOf(accountId: string): Promise<Bond[]>;
  /**
   * Ends a bond, suspends what the person granted for the grace period, and tells those concerned; ending it again changes
   * nothing. StoreError `bond-unknown`.
   */
  endBond(bondId: string, options: { actor: string; reason: string }): Promise<Bond>;
  /** Ends the links that Gov.br gave until a day that has come; returns how many. */
  expireLinks(options?: { limit?: number }): Promise<number>;
  /** The ties of those who represent a company, oldest first. */
  representativesOf(companyId: string): Promise<Bond[]>;
  findByCnpj(cnpj: string): Promise<Company | null>;
}
