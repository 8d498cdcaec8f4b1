import { EngineError } from "../../camunda/errors.ts";
import type { PortalContext } from "../context.ts";

/** Tells the journey that the person chose "Negar". false: no journey waits for a login; the page must say it. */
export async function denyLogin({ engine }: PortalContext, journeyId: string): Promise<boolean> {
  try {
    await engine.correlateMessage({
      messageName: "govbr-login-completed",
      businessKey: journeyId,
      variables: { loginOutcome: "denied" },
    });
    return true;
  } catch (error) {
    if (error instanceof EngineError && error.isMismatch) return false;
    throw error;
  }
}
