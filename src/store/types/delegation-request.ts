import type { Company } from "./company.ts";

/** A person asks the representatives of a company for a service. */
export interface DelegationRequest {
  id: string;
  company: Company;
  requester: { accountId: string; name: string; cpf: string };
  serviceId: string;
  reason: string;
  state: "open" | "approved" | "refused" | "withdrawn";
  requestedAt: Date;
  decidedBy: { accountId: string; name: string } | null;
  decisionReason: string | null;
  decidedAt: Date | null;
}

export interface DelegationRequestRepository {
  /**
   * Asking again while it is open changes nothing. StoreError `cnpj-invalid`, `company-unknown` (nobody represents it
   * here yet), `service-unknown`, `member-unconfirmed`, `already-allowed`.
   */
  ask(request: { accountId: string; cnpj: string; serviceId: string; reason: string }): Promise<DelegationRequest>;
  /**
   * Approves (which grants) or refuses with a reason. Deciding a second time gives the first decision.
   * StoreError `not-representative`, `request-unknown`, `service-unknown` (offered no more), `already-allowed` (he
   * represents the company by now).
   */
  decide(request: { actorId: string; requestId: string; approve: boolean; reason?: string | null }): Promise<DelegationRequest>;
  withdraw(request: { accountId: string; requestId: string }): Promise<DelegationRequest>;
  openOf(companyId: string): Promise<DelegationRequest[]>;
  /** The newest first. */
  ofAccount(accountId: string): Promise<DelegationRequest[]>;
}

/** Services that a company gives together, under a name its people understand. */
export interface ServicePackage {
  id: string;
  companyId: string;
  name: string;
  description: string;
  serviceIds: string[];
}

export interface ServicePackageRepository {
  list(companyId: string): Promise<ServicePackage[]>;
  /** StoreError `not-representative`, `package-name-taken`, `service-unknown`. */
  save(request: {
    actorId: string;
    companyId: string;
    id?: string;
    name: string;
    description: string;
    serviceIds: string[];
  }): Promise<ServicePackage>;
  /** What was granted by it stays. */
  remove(request: { actorId: string; companyId: string; id: string }): Promise<void>;
}
