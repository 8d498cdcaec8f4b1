import type { PortalContext } from "../context.ts";
import type { BrowserSession } from "../middleware/sessions.ts";

/** An old login that somebody has proven in this browser. */
export interface Proven {
  claim: string;
  legacyAccountId: string;
  login: string;
  /** When it has to be proven again. */
  expiresAt: Date;
}

/** How many old logins one browser may have proven at once. */
const KEPT = 10;

/** Proofs of this browser that still hold. */
export async function provenIn({ store }: PortalContext, session: BrowserSession): Promise<Proven[]> {
  const claims = session.data?.legacyClaims ?? [];
  const found = await Promise.all(claims.map((claim) => store.legacy.claimed(claim)));
  return claims.flatMap((claim, index) => {
    const proof = found[index];
    return proof == null ? [] : [{ claim, ...proof }];
  });
}

/** Keeps a proof for this browser, under a new token: whoever knew the old one has no part in it. */
export async function keepClaim(session: BrowserSession, claim: string): Promise<void> {
  const claims = [...(session.data?.legacyClaims ?? []), claim].slice(-KEPT);
  await session.rotate({ legacyClaims: claims, legacyLogin: null });
}
