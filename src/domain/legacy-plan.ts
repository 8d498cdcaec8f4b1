/** Why an old login may not simply be moved. The texts are in `src/texts/migration.ts`. */
export const migrationConflictCodes = [
  // nobody but staff may say who of several is right
  "migration-already-claimed",
  "migration-shared-login",
  "migration-two-records-for-cpf",
  "migration-cpf-differs",
  "migration-inactive",
  // staff has said no
  "migration-refused",
] as const;

/** Stable code of a conflict. */
export type MigrationConflictCode = (typeof migrationConflictCodes)[number];

/** What is known of an old login and of who wants it. */
export interface PlanFacts {
  legacy: { cpf: string | null; inactive: boolean; migratedTo: string | null };
  account: { id: string; cpf: string };
  /** Other old records with the CPF of this one. */
  recordsWithSameCpf: number;
  /** Other accounts that have proven this login and not let go of it. */
  otherClaimants: number;
  /** What staff has decided about this login and this account, the last word. */
  decision: { decision: "allow" | "split" | "refuse"; codes: MigrationConflictCode[] } | null;
  /** What staff was asked about this login and this account, and has not decided yet. */
  undecided: MigrationConflictCode[];
}

/**
 * Everything that stands against moving an old login to an account, the gravest first; nothing: it may be moved. An equal
 * CPF or e-mail never speaks for a migration: the proof of the password does, and these are only reasons against it.
 */
export function findConflicts({
  legacy,
  account,
  recordsWithSameCpf,
  otherClaimants,
  decision,
  undecided,
}: PlanFacts): MigrationConflictCode[] {
  const found: MigrationConflictCode[] = [];
  if (legacy.migratedTo !== null && legacy.migratedTo !== account.id) found.push("migration-already-claimed");
  if (otherClaimants > 0) found.push("migration-shared-login");
  if (recordsWithSameCpf > 0) found.push("migration-two-records-for-cpf");
  if (legacy.cpf !== null && legacy.cpf !== account.cpf) found.push("migration-cpf-differs");
  if (legacy.inactive) found.push("migration-inactive");
  // What has been migrated to somebody else has to be undone first, whatever staff allowed.
  const left =
    decision === null ? found : found.filter((code) => code === "migration-already-claimed" || !decision.codes.includes(code));
  const standing = decision?.decision === "refuse" ? (["migration-refused", ...found] as const) : left;
  // A question once asked waits for its answer, also when what gave rise to it has gone: the other one may have only let go.
  return [...new Set([...standing, ...undecided])];
}
