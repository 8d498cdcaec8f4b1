import { type DelegationFact, type DelegationState, stateAt } from "./delegation.ts";
import type { Capacity } from "./recognition.ts";

/** The tie of a person who represents a company. */
export interface BondFact {
  id: string;
  capacity: Capacity;
  ended: boolean;
}

/** Somebody stands in for an absent representative. */
export interface SubstitutionFact {
  id: string;
  absentId: string;
  /** Whether the absent one represents the company now: nobody can lend what he has not got. */
  absentRepresents: boolean;
  /** Services it covers; null: all. */
  serviceIds: string[] | null;
  from: Date;
  /** First moment at which it is over. */
  until: Date;
  /** Ended before its time. */
  ended: boolean;
}

/** Everything the decision rests on; it is recorded together with the decision. */
export interface StartFacts {
  now: Date;
  account: {
    id: string;
    /** Registration confirmed. */
    confirmed: boolean;
    /** An old login of this person has not been migrated and the deadline has passed. */
    migrationOverdue: boolean;
  };
  companyId: string;
  service: { id: string; version: number; offered: boolean };
  /** The newest tie as representative. */
  bond: BondFact | null;
  /** Delegations of this person for this company and service, the newest first. */
  delegations: DelegationFact[];
  /** Substitutions in this company in which this person is the substitute, the newest first. */
  substitutions: SubstitutionFact[];
}

/** What a person rests a start on. */
export type StartBasis =
  | { kind: "bond"; id: string }
  | { kind: "delegation"; id: string; version: number; grantorId: string }
  | { kind: "substitution"; id: string; absentId: string };

/** In which capacity a person starts a process. */
export type StartCapacity = Capacity | "MEMBER" | "SUBSTITUTE";

/** Why somebody may not start a process. Part of the stable refusal codes. */
export const startRefusalCodes = [
  "start-account-unconfirmed",
  "start-migration-overdue",
  "start-service-not-offered",
  "start-bond-ended",
  "start-not-delegated",
  "start-delegation-pending",
  "start-delegation-suspended",
  "start-delegation-not-yet-valid",
  "start-delegation-other-version",
  "start-delegation-expired",
  "start-delegation-revoked",
  "start-delegation-renounced",
  "start-substitution-over",
] as const;

export type StartRefusalCode = (typeof startRefusalCodes)[number];

/** Why the guard did not take a ticket. Part of the stable refusal codes. */
export const ticketRefusalCodes = [
  "start-ticket-missing",
  "start-ticket-unknown",
  "start-ticket-expired",
  "start-ticket-used",
  "start-ticket-other-process",
] as const;

export type TicketRefusalCode = (typeof ticketRefusalCodes)[number];

export type StartDecision =
  | { allowed: true; capacity: StartCapacity; basis: StartBasis }
  | { allowed: false; code: StartRefusalCode };

/**
 * Decides whether a person may start a service for a company. The list of services, the start, the guard and the
 * submission of the request all ask this function and no other.
 *
 * A representative may start every service (Inmetro's announcement, "Representante legal"); a member only what has been
 * delegated to him ("Membro"); a substitute what the absent representative lent him. Powers received by substitution are
 * not looked at when somebody else is substituted, so that they never form a chain.
 */
export function decideStart(facts: StartFacts): StartDecision {
  const { account, service, bond, now } = facts;
  if (!account.confirmed) return refuse("start-account-unconfirmed");
  if (account.migrationOverdue) return refuse("start-migration-overdue");
  if (!service.offered) return refuse("start-service-not-offered");
  if (bond !== null && !bond.ended) {
    return { allowed: true, capacity: bond.capacity, basis: { kind: "bond", id: bond.id } };
  }
  const objections = facts.delegations.map((delegation) => objectionTo(delegation, service.version, now));
  const delegation = facts.delegations[objections.indexOf(null)];
  if (delegation !== undefined) {
    const { id, version, grantorId } = delegation;
    return { allowed: true, capacity: "MEMBER", basis: { kind: "delegation", id, version, grantorId } };
  }
  const covering = facts.substitutions.filter(({ serviceIds }) => serviceIds === null || serviceIds.includes(service.id));
  const substitution = covering.find((candidate) => isInForce(candidate, account.id, now));
  if (substitution !== undefined) {
    const { id, absentId } = substitution;
    return { allowed: true, capacity: "SUBSTITUTE", basis: { kind: "substitution", id, absentId } };
  }
  return refuse(mostHelpful(objections, { bondEnded: bond !== null, substituted: covering.length > 0 }));
}

function refuse(code: StartRefusalCode): StartDecision {
  return { allowed: false, code };
}

/** Why this delegation does not allow the start now; null when it does. */
function objectionTo(delegation: DelegationFact, version: number, now: Date): StartRefusalCode | null {
  const state = stateAt(delegation, now);
  if (state !== "active") return objectionOfState[state];
  if (delegation.validFrom > now) return "start-delegation-not-yet-valid";
  if (delegation.serviceVersion !== null && delegation.serviceVersion !== version) return "start-delegation-other-version";
  return null;
}

const objectionOfState: Record<Exclude<DelegationState, "active">, StartRefusalCode> = {
  pending: "start-delegation-pending",
  suspended: "start-delegation-suspended",
  expired: "start-delegation-expired",
  revoked: "start-delegation-revoked",
  renounced: "start-delegation-renounced",
  substituted: "start-not-delegated",
};

function isInForce({ absentId, absentRepresents, from, until, ended }: SubstitutionFact, accountId: string, now: Date): boolean {
  return !ended && absentRepresents && absentId !== accountId && from <= now && now < until;
}

/** Of several reasons, the one that leads furthest: what can still become valid, then how the newest ended. */
function mostHelpful(
  objections: (StartRefusalCode | null)[],
  { bondEnded, substituted }: { bondEnded: boolean; substituted: boolean },
): StartRefusalCode {
  const hopeful: StartRefusalCode[] = [
    "start-delegation-not-yet-valid",
    "start-delegation-other-version",
    "start-delegation-suspended",
    "start-delegation-pending",
  ];
  const found = hopeful.find((code) => objections.includes(code));
  if (found !== undefined) return found;
  if (bondEnded) return "start-bond-ended";
  const newest = objections.find((code) => code !== null && code !== "start-not-delegated");
  return newest ?? (substituted ? "start-substitution-over" : "start-not-delegated");
}
