import { EngineError } from "../../camunda/errors.ts";

/** For correlations: nothing waits for the message (any more), another tab or a timer was faster. Other errors go on. */
export function ignoreMismatch(error: unknown): void {
  if (!(error instanceof EngineError && error.isMismatch)) throw error;
}
