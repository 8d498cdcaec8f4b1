/**
 * States of a delegation, after those of SEI's powers of attorney.
 *
 * active: in force. pending: waits for the first confirmed login of the person invited. suspended: whoever granted it
 * lost the company; the next representative confirms or ends it. expired, revoked (by a representative), renounced (by
 * the member): ended. substituted: replaced by its next version.
 */
export const delegationStates = ["active", "pending", "suspended", "expired", "revoked", "renounced", "substituted"] as const;

export type DelegationState = (typeof delegationStates)[number];

/** States of which there is at most one per company, person and service. */
export const openStates = ["active", "pending", "suspended"] as const satisfies DelegationState[];

/** Whether something may still come of it. */
export function isOpen(state: DelegationState): boolean {
  return (openStates as readonly DelegationState[]).includes(state);
}

/** What the decision needs to know of a delegation. */
export interface DelegationFact {
  id: string;
  /** From 1, one more with each change of validity or version limit. */
  version: number;
  state: DelegationState;
  /** The only version of the service it is for; null: any. */
  serviceVersion: number | null;
  validFrom: Date;
  /** First moment at which it is no longer in force; null: open-ended. */
  validUntil: Date | null;
  /** Account of the representative who granted it. */
  grantorId: string;
}

/**
 * State at a moment: a delegation whose time has passed is expired although no one has written it down yet.
 */
export function stateAt({ state, validUntil }: Pick<DelegationFact, "state" | "validUntil">, now: Date): DelegationState {
  return isOpen(state) && validUntil !== null && validUntil <= now ? "expired" : state;
}
