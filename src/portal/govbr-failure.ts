import type { RefusalCode } from "../domain/refusal.ts";
import { GovbrError, type GovbrErrorCode } from "../govbr/index.ts";
import { StoreError } from "../store/errors.ts";
import { StaffLevelTooLow } from "./staff/level.ts";

const OF_GOVBR: Partial<Record<GovbrErrorCode, RefusalCode>> = {
  denied: "govbr-consent-denied",
  "state-mismatch": "govbr-state-invalid",
  "code-rejected": "govbr-login-expired",
  expired: "govbr-login-expired",
  "agent-session": "govbr-agent-session",
  unavailable: "govbr-unavailable",
  "client-rejected": "govbr-unavailable",
};

const OF_STORE: Record<string, RefusalCode> = {
  "login-state-unknown": "govbr-state-invalid",
  "login-state-used": "govbr-state-used",
  "login-state-expired": "govbr-login-expired",
  "login-state-other-browser": "govbr-other-browser",
};

/** What a failed return from Gov.br means for the person; null when it is no refusal but a failure of ours. */
export function refusalOfLogin(error: unknown): RefusalCode | null {
  if (error instanceof GovbrError) return OF_GOVBR[error.code] ?? "govbr-answer-invalid";
  if (error instanceof StaffLevelTooLow) return error.code;
  if (error instanceof StoreError) return OF_STORE[error.code] ?? null;
  return null;
}
