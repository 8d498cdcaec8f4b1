import type { MigrationConflictCode } from "../../domain/legacy-plan.ts";
import type { LegacyClaimRepository } from "./legacy-claim.ts";
import type { LegacyConflictRepository } from "./legacy-conflict.ts";
import type { LegacyImportRepository } from "./legacy-import.ts";
import type { MigrationRepository } from "./legacy-migration.ts";

/**
 * ready: can be migrated. migrating: begun, or being undone. migrated: dead, its processes belong to an account. blocked:
 * staff has to decide or has refused. inactive: switched off in the old system; staff may still allow it.
 */
export type LegacyState = "ready" | "migrating" | "migrated" | "blocked" | "inactive";

/** An account of the old Orquestra. Its password hash never leaves the store. */
export interface LegacyAccount {
  id: string;
  /** As it was written in the old system; compared trimmed and whatever its case. */
  login: string;
  name: string;
  email: string | null;
  cpf: string | null;
  cnpj: string | null;
  state: LegacyState;
  /** Why it is blocked: a conflict, or `migration-refused`. */
  blockedReason: MigrationConflictCode | null;
  migratedTo: string | null;
  migratedAt: Date | null;
  migrationId: string | null;
  importedAt: Date;
}

/** A process of the old Orquestra. */
export interface LegacyProcess {
  id: string;
  number: string;
  service: string;
  version: string;
  status: "open" | "finished";
  /** The old account that opened it: stays the author for ever. */
  ownerId: string;
  ownerLogin: string;
  openedAt: Date;
  finishedAt: Date | null;
  /** Its instance in the engine, where it has one. */
  engineInstance: string | null;
  /** The account to which it was moved. */
  movedTo: string | null;
  movedAt: Date | null;
  migrationId: string | null;
  /** Taken away again by staff: no migration moves it any more. */
  removedAt: Date | null;
  /** Since when the deadline holds its instance. */
  suspendedAt: Date | null;
}

/** Who does something in the staff area or on the command line, for the audit. */
export interface LegacyActor {
  /** Account id, or `system:<part>`. */
  actor: string;
  /** `staff:<role>`, or `system`. */
  capacity: string;
  origin?: string | null;
}

/** How far the migration of the old world has come. */
export interface LegacyOverview {
  accounts: {
    total: number;
    ready: number;
    migrating: number;
    migrated: number;
    /** Blocked, and staff has to decide. */
    conflicting: number;
    /** Blocked, because staff refused. */
    blocked: number;
    inactive: number;
  };
  processes: { total: number; open: number; moved: number; removed: number; suspended: number };
  conflictsOpen: number;
  /** Oldest first, weeks of Brasília from Monday on, without gaps from the first migration to now. */
  weeks: { from: Date; migrated: number; processes: number; conflicts: number }[];
}

/** An old account that may be this person's, and is not migrated. */
export interface PendingLegacy {
  legacyAccountId: string;
  /** Whether the person has proven it; if not, it merely carries the person's CPF, and only that may be said. */
  proven: boolean;
  /** Only where it is proven. */
  login: string | null;
  /** The migration that has begun. */
  migrationId: string | null;
  blockedReason: MigrationConflictCode | null;
}

/** The old world: its accounts and processes, and how they come to belong to accounts of Gov.br. */
export interface LegacyRepository
  extends LegacyImportRepository,
    LegacyClaimRepository,
    MigrationRepository,
    LegacyConflictRepository {
  get(legacyAccountId: string): Promise<LegacyAccount | null>;
  findByLogin(login: string): Promise<LegacyAccount | null>;
  /** By part of login, name or e-mail, or by a whole CPF, CNPJ or number of a process. In the order of the logins. */
  search(options: {
    text?: string;
    state?: LegacyState;
    /** Login of the last one of the page before. */
    after?: string | null;
    /** Default 50. */
    limit?: number;
  }): Promise<(LegacyAccount & { processes: number })[]>;
  /** Whether there is any old account: asked for every visitor of the entry page. */
  any(): Promise<boolean>;
  overview(): Promise<LegacyOverview>;
  /** Processes of an old account, by number. */
  processesOf(legacyAccountId: string, page?: { after?: string | null; limit?: number }): Promise<LegacyProcess[]>;
  /** Processes that belong to an account by migration and were not taken away, the newest first. */
  movedTo(accountId: string, page?: { offset?: number; limit?: number }): Promise<LegacyProcess[]>;
  process(id: string): Promise<LegacyProcess | null>;
  /** By its whole number, as it was imported. */
  processByNumber(number: string): Promise<LegacyProcess | null>;
  /** Processes by their instances in the engine; instances of no old process are left out. */
  ofInstances(instanceIds: string[]): Promise<LegacyProcess[]>;
  /**
   * Whether the deadline concerns the person: there is a login with this CPF, or proven by this account, that could be
   * migrated now and that staff has not refused. From the deadline on, this person starts nothing new.
   */
  mustMigrate(accountId: string): Promise<boolean>;
  /** What the person still has to migrate, as far as is known. */
  pendingFor(accountId: string): Promise<PendingLegacy[]>;
}
