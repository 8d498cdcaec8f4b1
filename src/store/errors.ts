import type { DraftFile } from "./types/model-change.ts";

/** Stable codes of everything the store refuses. */
export type StoreErrorCode =
  | "database-unavailable"
  | "schema-newer"
  | "encryption-key-unknown"
  | "journey-unknown"
  | "account-unknown"
  | "bond-unknown"
  | "login-state-unknown"
  | "login-state-used"
  | "login-state-expired"
  | "login-state-other-browser"
  | "ticket-unknown"
  | "ticket-used"
  | "ticket-expired"
  | "email-invalid"
  | "cnpj-invalid"
  | "cpf-invalid"
  | "not-representative"
  | "company-unknown"
  | "service-unknown"
  | "member-unknown"
  | "member-unconfirmed"
  | "member-confirmed"
  | "member-is-oneself"
  | "member-is-representative"
  | "delegation-unknown"
  | "request-unknown"
  | "already-allowed"
  | "substitution-unknown"
  | "substitution-period-invalid"
  | "substitution-of-oneself"
  | "package-unknown"
  | "package-name-taken"
  | "process-unknown"
  | "document-unknown"
  | "document-limit"
  | "foreign-request-unknown"
  | "foreign-request-elsewhere"
  | "foreign-company-taken"
  | "code-limit"
  | "password-refused"
  | "second-factor-set"
  | "credential-active"
  | "legacy-unknown"
  | "claim-missing"
  | "migration-unknown"
  | "migration-state"
  | "migration-still-claimed"
  | "migration-undo-too-late"
  | "conflict-unknown"
  | "conflict-decided"
  | "own-case"
  | "account-not-govbr"
  | "import-key-reused"
  | "consent-unknown"
  | "deadline-past"
  | "deadline-reason-missing"
  | "change-unknown"
  | "change-state"
  | "change-not-yours"
  | "change-own"
  | "change-empty"
  | "change-path-invalid"
  | "change-reason-missing"
  | "draft-changed"
  | "publication-under-way";

/** The store could not or would not do it. `database-unavailable` passes by itself: try again; the others do not. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A file of a change was saved by somebody else meanwhile; `current` is what it is now, null: it is gone. */
export class DraftChanged extends StoreError {
  constructor(
    path: string,
    readonly current: DraftFile | null,
  ) {
    super("draft-changed", `${path} was saved meanwhile`);
  }
}
