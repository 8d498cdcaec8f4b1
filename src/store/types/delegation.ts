import type { DelegationState } from "../../domain/delegation.ts";
import type { Capacity } from "../../domain/recognition.ts";
import type { StartDecision } from "../../domain/start-decision.ts";
import type { Service } from "./service.ts";

/** One service delegated to one person for one company. A row is never rewritten: changes make the next version. */
export interface Delegation {
  id: string;
  companyId: string;
  cpf: string;
  /** Null while the person invited has no confirmed account. */
  accountId: string | null;
  serviceId: string;
  /** The only version it is for; null: any. */
  serviceVersion: number | null;
  version: number;
  /** As of now: what has run out is `expired`. */
  state: DelegationState;
  validFrom: Date;
  validUntil: Date | null;
  grantedBy: { accountId: string; name: string; capacity: Capacity };
  grantedAt: Date;
  stateReason: string | null;
  stateAt: Date;
  /** Who brought it into this state: account id, or `system:<part>`. */
  stateBy: string;
  /** End of the grace period of a suspended one. */
  suspendedUntil: Date | null;
}

/** What a representative wants one person to have, for one service. */
export interface Grant {
  serviceId: string;
  /** Null: any version. */
  serviceVersion?: number | null;
  /** Null or absent: from now. */
  validFrom?: Date | null;
  /** First moment at which it is no longer in force; null or absent: open-ended. */
  validUntil?: Date | null;
}

/** Why a line of a grant was not carried out. Stable codes; texts in `src/texts/delegation.ts`. */
export type GrantRefusalCode =
  | "delegation-to-oneself"
  | "delegation-to-representative"
  | "delegation-service-unknown"
  | "delegation-version-unknown"
  | "delegation-period-invalid"
  | "delegation-changed-meanwhile"
  | "delegation-not-open";

/** What became of one service of an update. `unchanged` names who had granted it already, and when. */
export type GrantResult =
  | { serviceId: string; result: "granted" | "changed" | "revoked" | "confirmed" | "unchanged"; delegation: Delegation }
  | { serviceId: string; result: "refused"; code: GrantRefusalCode; delegation: Delegation | null };

/** The wanted state of one person's delegations. */
export interface DelegationUpdate {
  /** The representative who acts. */
  actorId: string;
  companyId: string;
  cpf: string;
  grants: Grant[];
  /** Services to take away. */
  revokes?: string[];
  /** Told to the person with a revocation. */
  reason?: string | null;
  /**
   * What the representative saw when he decided, by service: id of the open delegation, or null for none. A service that
   * somebody else has changed since is refused with `delegation-changed-meanwhile` in place of being overwritten.
   */
  seen?: Record<string, string | null>;
  /** Decides and reports, and changes nothing. */
  dryRun?: boolean;
}

/** A service and whether this person may start it for this company now. */
export interface StartableService {
  service: Service;
  version: number;
  decision: StartDecision;
}

export interface StartQuestion {
  accountId: string;
  companyId: string;
  serviceId: string;
  serviceVersion: number;
}

export interface DelegationRepository {
  /**
   * Gives and takes services, all in one transaction. StoreError `not-representative`, `member-unknown` (neither a
   * confirmed account nor an invitation of this company).
   */
  update(update: DelegationUpdate): Promise<GrantResult[]>;
  /** The member gives it back. Doing it again changes nothing. StoreError `delegation-unknown` when it is not his. */
  renounce(request: { accountId: string; delegationId: string; reason?: string | null }): Promise<Delegation>;
  /**
   * A representative takes over suspended delegations as his own grants, or ends them. StoreError `not-representative`.
   */
  settleSuspended(request: { actorId: string; companyId: string; confirm: string[]; end: string[] }): Promise<GrantResult[]>;
  /** Delegations of one person in one company, the newest first; only the open ones unless `all`. */
  ofMember(request: { companyId: string; cpf: string; all?: boolean }): Promise<Delegation[]>;
  /** Everything delegated to a person, the newest first. */
  ofAccount(accountId: string): Promise<Delegation[]>;
  /** Suspended ones of a company that wait for a representative. */
  suspendedIn(companyId: string): Promise<Delegation[]>;
  /** Whether this person may start this service for this company now; see `decideStart`. */
  decide(question: StartQuestion): Promise<StartDecision>;
  /** Every offered service with the decision, in the order of the catalogue. */
  startable(request: { accountId: string; companyId: string }): Promise<StartableService[]>;
  /** Writes down what has run out (validity, grace, invitations), and tells those concerned. Returns how many. */
  expire(options?: { limit?: number }): Promise<number>;
}
