/** How the old system stored passwords. */
export const hashSchemes = ["bcrypt", "argon2", "pbkdf2", "ssha", "md5"] as const;
export type HashScheme = (typeof hashSchemes)[number];

/** An account as a line of the file says it, checked. */
export interface LegacyAccountInput {
  login: string;
  name: string;
  email: string | null;
  cpf: string | null;
  cnpj: string | null;
  passwordHash: string;
  scheme: HashScheme;
  active: boolean;
}

/** A process as a line of the file says it, checked. */
export interface LegacyProcessInput {
  number: string;
  service: string;
  version: string;
  status: "open" | "finished";
  ownerLogin: string;
  openedAt: Date;
  finishedAt: Date | null;
  engineInstance: string | null;
}

/** What can be wrong with a line, or has to be decided by staff. The texts are in `src/texts/import.ts`. */
export const importFaultCodes = [
  // the file
  "file-empty",
  "column-missing",
  "column-unknown",
  "column-repeated",
  // the line
  "line-too-long",
  "line-unreadable",
  "line-columns",
  "character-forbidden",
  "value-missing",
  "value-too-long",
  // a value
  "cpf-wrong",
  "cnpj-wrong",
  "email-wrong",
  "status-unknown",
  "scheme-unknown",
  "hash-wrong",
  "date-wrong",
  "date-order",
  "date-missing",
  // among the lines
  "login-repeated",
  "number-repeated",
  "instance-repeated",
  "owner-missing",
  // for staff
  "cpf-shared",
  "owner-migrated",
] as const;
export type ImportFaultCode = (typeof importFaultCodes)[number];

/** What is wrong, where, and with what: the value is cut and never a password hash. */
export interface ImportFault {
  code: ImportFaultCode;
  column?: string;
  value?: string;
  /** The other line it is about. */
  otherLine?: number;
}
