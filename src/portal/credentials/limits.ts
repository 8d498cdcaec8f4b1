import type { PortalContext } from "../context.ts";
import { createLimit, DEFAULT_LIMITS, type Limit } from "../middleware/rate-limits.ts";

/** How often an address may try; each account has its own waits, in the store. */
export interface CredentialLimits {
  /** Passwords and codes, per minute. */
  login: Limit;
  /** Links for a new password, per hour. */
  recovery: Limit;
}

export function createCredentialLimits({ limits }: Pick<PortalContext, "limits">): CredentialLimits {
  return { login: createLimit(limits?.login ?? DEFAULT_LIMITS.login), recovery: createLimit(20, 3_600) };
}
