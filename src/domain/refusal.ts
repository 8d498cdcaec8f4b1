import { startRefusalCodes, ticketRefusalCodes } from "./start-decision.ts";

/**
 * Everything that is refused for a reason a person can understand and act upon. The codes are stable: support,
 * audit and tests rely on them. Title, cause, next step and who can take it are in `src/texts/refusals.ts`.
 */
export const refusalCodes = [
  // the certificate itself
  "ecnpj-missing",
  "ecnpj-unreadable",
  "ecnpj-not-ecnpj",
  "ecnpj-expired",
  "ecnpj-not-yet-valid",
  "ecnpj-revoked",
  "ecnpj-unknown-authority",
  "ecnpj-selo-without-cpf",
  "ecnpj-ticket-invalid",
  // the person and the company
  "ecnpj-other-cpf",
  "ecnpj-contador",
  "ecnpj-nao-atuante",
  "ecnpj-colaborador",
  "ecnpj-link-expired",
  "ecnpj-cloud",
  "ecnpj-no-company",
  "company-link-not-allowed",
  // the login
  "govbr-consent-denied",
  "govbr-login-expired",
  "govbr-state-invalid",
  "govbr-state-used",
  "govbr-other-browser",
  "govbr-answer-invalid",
  "govbr-session-expired",
  "govbr-agent-session",
  "govbr-unavailable",
  "staff-level-too-low",
  // the journey
  "journey-unknown",
  "journey-expired",
  "service-unavailable",
  // the start of a process
  ...startRefusalCodes,
  ...ticketRefusalCodes,
] as const;

/** Stable code of a refusal. */
export type RefusalCode = (typeof refusalCodes)[number];

/** A refusal as it reaches a person: why, and the number under which the audit knows it. */
export interface Refusal {
  code: RefusalCode;
  /** Short code such as `8F3K-2Q7M`, found again in the audit. */
  reference: string;
}

/** Whether a text is one of the stable codes, for values that come back from outside. */
export function isRefusalCode(text: string): text is RefusalCode {
  return (refusalCodes as readonly string[]).includes(text);
}
