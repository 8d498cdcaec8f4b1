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
  | "cpf-invalid";

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
