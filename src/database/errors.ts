/** Stable codes of what keeps the embedded database from starting. */
export type DatabaseErrorCode =
  | "no-binaries"
  | "other-major-version"
  | "other-owner"
  | "no-user"
  | "unreachable"
  | "credentials-missing"
  | "init-failed"
  | "start-failed";

/** The embedded database cannot start. The message is for whoever operates the system, in Portuguese. */
export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
  constructor(
    readonly code: DatabaseErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
