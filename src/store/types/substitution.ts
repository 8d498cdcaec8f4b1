import type { Company } from "./company.ts";

export type SubstitutionState = "planned" | "in-force" | "over" | "ended";

/** Somebody starts processes in place of a representative who is away. */
export interface Substitution {
  id: string;
  company: Company;
  absent: { accountId: string; name: string };
  substitute: { accountId: string; name: string };
  /** Null: all services. */
  serviceIds: string[] | null;
  from: Date;
  /** First moment at which it is over. */
  until: Date;
  reason: string;
  state: SubstitutionState;
  endReason: string | null;
}

export interface SubstitutionRequest {
  /** The representative who will be away. */
  absentId: string;
  companyId: string;
  substituteCpfs: string[];
  serviceIds: string[] | null;
  from: Date;
  until: Date;
  reason: string;
}

export interface SubstitutionRepository {
  /**
   * Arranging the same again changes nothing. StoreError `not-representative`, `substitution-period-invalid` (ends before it begins, is past, or is longer than a
   * year), `substitution-of-oneself`, `member-unconfirmed` (a substitute has no confirmed account), `service-unknown`.
   */
  create(request: SubstitutionRequest): Promise<Substitution[]>;
  /** Ends it before its time: by the absent, by the substitute, or by another representative. StoreError `substitution-unknown`. */
  end(request: { actorId: string; substitutionId: string; reason: string }): Promise<Substitution>;
  ofCompany(companyId: string): Promise<Substitution[]>;
  /** Those in which the person is the substitute. */
  ofSubstitute(accountId: string): Promise<Substitution[]>;
}
