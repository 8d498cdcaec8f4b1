import type { MigrationConflictCode } from "../../domain/legacy-plan.ts";
import type { LegacyActor, LegacyProcess } from "./legacy.ts";
import type { ConflictDecision } from "./legacy-conflict.ts";

/**
 * planned → store-moved → engine-moved → receipted. blocked: staff has to decide. cancelled: the person did not want it, or
 * forgot it. undoing → undone: staff took it back, first in the store, then in the engine.
 */
export type MigrationState =
  | "planned"
  | "store-moved"
  | "engine-moved"
  | "receipted"
  | "blocked"
  | "cancelled"
  | "undoing"
  | "undone";

/** One old login on its way to one account. Its id is the business key of `account-migration`. */
export interface Migration {
  id: string;
  legacyAccountId: string;
  login: string;
  accountId: string;
  state: MigrationState;
  /** What was moved, once it was. */
  counts: { open: number; finished: number; instances: number } | null;
  /** Quoted on the receipt. */
  receipt: string | null;
  /** What staff is asked, or has answered; of a blocked one that staff was not asked again about, the answer before. */
  conflictId: string | null;
  /** The answer. */
  decision: ConflictDecision | null;
  /** Staff gave a part of the login to this account, and that part was moved; the login may live on. */
  split: boolean;
  plannedAt: Date;
  storeMovedAt: Date | null;
  engineMovedAt: Date | null;
  receiptedAt: Date | null;
  undoneAt: Date | null;
  undoReason: string | null;
  /** Until when staff can undo it; null when it cannot be undone (not moved yet, undone, too late). */
  undoUntil: Date | null;
}

/** What confirming would do, or why it may not be done. */
export type MigrationPlan =
  | {
      allowed: true;
      login: string;
      counts: { open: number; finished: number; instances: number };
      /** The first hundred, the open ones first. */
      processes: LegacyProcess[];
      /** All of them by service, in the order of the services. */
      services: { service: string; open: number; finished: number }[];
    }
  | { allowed: false; code: MigrationConflictCode; codes: MigrationConflictCode[]; login: string };

/** A process whose instance still has to follow in the engine. */
export interface EngineWork {
  processId: string;
  number: string;
  instanceId: string;
  /** Assignee that open tasks have, and the one they get. */
  from: string;
  to: string;
  /** The deadline holds the instance: activate it before. */
  suspended: boolean;
}

export interface MigrationRepository {
  /**
   * Notes that the account wants to migrate an old login that it has proven. Gives the open migration where there is one, the
   * blocked one as long as staff has not decided, and the finished one of somebody who has all of his part of a split.
   * StoreError `claim-missing` without an attached proof, `migration-state` while the login is being taken back.
   */
  begin(request: { accountId: string; legacyAccountId: string }): Promise<Migration>;
  migration(id: string): Promise<Migration | null>;
  /** Newest first. */
  migrationsOf(accountId: string): Promise<Migration[]>;
  /** All of them, for staff, newest first. */
  migrations(options?: { state?: MigrationState; offset?: number; limit?: number }): Promise<Migration[]>;
  /** Decides anew each time it is asked. StoreError `migration-unknown`. */
  plan(request: { accountId: string; legacyAccountId: string }): Promise<MigrationPlan>;
  /** All processes that confirming would move, the open ones first, each kind by number. Nothing where a conflict stands against it. */
  planned(
    request: { accountId: string; legacyAccountId: string },
    page?: { offset?: number; limit?: number },
  ): Promise<LegacyProcess[]>;
  /** Processes that a migration moved, removed ones included; by number. */
  movedBy(migrationId: string, page?: { after?: string | null; limit?: number }): Promise<LegacyProcess[]>;

  // Each half step is idempotent; one that was done is done, also when staff has undone the migration since.
  /** Half step: everything in the store at once. Decides anew; a conflict changes nothing and is given back. */
  moveInStore(migrationId: string): Promise<{ moved: true; migration: Migration } | { moved: false; plan: MigrationPlan }>;
  /** Up to `limit` (default 200) instances that have not followed in the engine. Hands them out: a crash leaves them here. */
  engineWork(migrationId: string, limit?: number): Promise<EngineWork[]>;
  /** These have followed. Idempotent. */
  noteEngineMoved(migrationId: string, processIds: string[]): Promise<void>;
  /** Half step: nothing is left to do in the engine. StoreError `migration-state` when something is. */
  finishEngine(migrationId: string): Promise<Migration>;
  /** Last half step: the receipt, on the page and by mail, once. */
  finish(migrationId: string): Promise<Migration>;
  /** Puts a blocked migration into the queue of staff. Idempotent. `reference`: the entry in the audit. */
  queueConflict(migrationId: string): Promise<{ reference: string; code: MigrationConflictCode } | null>;
  /** The person cancels before anything was moved, or lets the time pass. The proof is given back. Idempotent. */
  cancel(migrationId: string): Promise<Migration>;

  /**
   * Takes a migration back in the store; the engine follows within a minute. StoreError `migration-state` (not finished, or
   * undone already), `migration-undo-too-late`, `own-case`. Processes that were removed stay removed.
   */
  undo(request: LegacyActor & { migrationId: string; reason: string }): Promise<Migration>;
  /** Takes one moved process away from its account again, for good. False when it was removed already. StoreError `own-case`. */
  removeProcess(request: LegacyActor & { processId: string; reason: string }): Promise<boolean>;
  /** Instances that have to go back in the engine, after an undo or a removal, of whatever migration; after the process named. */
  engineBackWork(limit?: number, after?: string | null): Promise<EngineWork[]>;
  /** Old logins with open processes in the engine that were moved and have followed; in their order. */
  movedLogins(options: { limit: number; after?: string | null }): Promise<string[]>;
  /** The same work once more for one of them: tasks may have come after it was done. */
  followedWork(login: string): Promise<EngineWork[]>;
  /** These have gone back; an undo whose last one it was is `undone`. */
  noteEngineBack(processIds: string[]): Promise<void>;

  /**
   * For the deadline: open processes with an instance, of accounts that have not migrated, noted or not. Note those that
   * run with `noteSuspended` BEFORE asking the engine, so that a migration that overtakes knows what to lift, and a block
   * that breaks off in between is taken up again.
   */
  toSuspend(options: { limit: number; after?: string | null }): Promise<{ processId: string; instanceId: string }[]>;
  noteSuspended(processIds: string[]): Promise<void>;
  /** Held instances. `movedOnly`: of processes that have been migrated meanwhile, which must not be held. */
  toLift(options: {
    limit: number;
    after?: string | null;
    movedOnly?: boolean;
  }): Promise<{ processId: string; instanceId: string }[]>;
  /** After the engine has activated them. */
  noteLifted(processIds: string[]): Promise<void>;
}
