import type { PortalContext } from "../context.ts";
import { ignoreMismatch } from "../journey/mismatch.ts";

/** Tells the journey that waits for a login that the person chose "Negar". */
export async function denyLogin({ engine }: PortalContext, journeyId: string): Promise<void> {
  const variables = { loginOutcome: "denied" };
  await engine
    .correlateMessage({ messageName: "govbr-login-completed", businessKey: journeyId, variables })
    .catch(ignoreMismatch);
}
