import { PermanentFailure } from "./errors.ts";

/** What operators read in the engine. Long numbers (CPF, CNPJ) are blotted out: the engine is no place for them. */
export function messageOf(error: unknown): string {
  const own = error instanceof Error ? error.message || error.name : String(error);
  const cause = error instanceof PermanentFailure && error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return blot(own + cause);
}

/** Stack and cause, for the error details of the task. */
export function detailsOf(error: unknown): string {
  return blot(error instanceof Error ? [error.stack, error.cause instanceof Error ? error.cause.stack : ""].join("\n") : "");
}

function blot(text: string): string {
  return text.replace(/\b\d(?:[./-]?\d){10,13}\b/g, "***");
}
