import type { MigrationConflictCode } from "../../domain/legacy-plan.ts";
import type { LegacyActor } from "./legacy.ts";

/** allow: this account gets all. split: it gets some of the processes. refuse: it gets nothing. */
export type ConflictDecision = "allow" | "split" | "refuse";

/** What staff has to know to decide; masked where it is shown, not here. */
export interface ConflictFacts {
  legacy: { login: string; name: string; email: string | null; cpf: string | null; cnpj: string | null };
  /** The account that asks. */
  account: { id: string; name: string; cpf: string; email: string | null };
  /** Other old records with the same CPF. */
  sameCpf: { legacyAccountId: string; login: string; name: string }[];
  /** Other accounts that have proven the same login, or to which it was migrated. */
  otherAccounts: { accountId: string; name: string; cpf: string; provenAt: Date | null; migratedAt: Date | null }[];
  processes: { open: number; finished: number };
}

/** A migration that nobody but staff may let go on. */
export interface LegacyConflict {
  id: string;
  /** The main one. */
  code: MigrationConflictCode;
  /** All that stand against it; a decision is about all of them. */
  codes: MigrationConflictCode[];
  legacyAccountId: string;
  login: string;
  accountId: string;
  accountName: string;
  migrationId: string | null;
  facts: ConflictFacts;
  state: "open" | "decided";
  decision: ConflictDecision | null;
  /** Those that a split gives to this account. */
  processIds: string[] | null;
  reason: string | null;
  decidedBy: string | null;
  openedAt: Date;
  decidedAt: Date | null;
  /** Found again in the audit; shown to the person. */
  reference: string;
}

export interface LegacyConflictRepository {
  conflict(id: string): Promise<LegacyConflict | null>;
  /** The open ones oldest first, the decided ones newest first. */
  conflicts(options: { state: "open" | "decided"; offset?: number; limit?: number }): Promise<LegacyConflict[]>;
  /**
   * Decides, with the audit entry and a message to the person, who may then begin again. StoreError `conflict-unknown`,
   * `conflict-decided`, `migration-still-claimed` (undo the other migration first), `process-unknown` (a split names
   * processes that this login does not have, or none), `own-case` (whoever decides wants something in it).
   */
  decide(
    request: LegacyActor & { conflictId: string; decision: ConflictDecision; reason: string; processIds?: string[] },
  ): Promise<LegacyConflict>;
}
