import type { DeadlineStep, WarningDays } from "../../domain/migration-deadline.ts";

/** A deadline that holds or held. */
export interface MigrationDeadline {
  id: string;
  /** First moment at which it is too late. */
  at: Date;
  /** Account id of the administrator. */
  setBy: string;
  /** His name; null when the account is unknown. */
  setByName: string | null;
  setAt: Date;
  /** Published to those who wait. */
  reason: string;
}

/** How many the deadline concerns. */
export interface DeadlineReach {
  /** Old accounts that have not been migrated. */
  accounts: number;
  /** Of those, the ones that have an address to be warned at. */
  reachable: number;
  /** Their open processes that run in the engine. */
  instances: number;
  /** Instances that are suspended by the deadline at this moment. */
  suspended: number;
}

/** What the platform has to do next about the deadline. */
export type DeadlinePlan =
  | { action: "warn"; deadline: MigrationDeadline; days: WarningDays }
  | { action: "block"; deadline: MigrationDeadline }
  /** Suspended instances have to go on: the deadline was moved. */
  | { action: "lift"; deadline: MigrationDeadline }
  | { action: "wait"; deadline: MigrationDeadline; until: Date }
  /** No deadline is set, or everybody has migrated. */
  | { action: "finish" };

export interface MigrationDeadlineRepository {
  /** The one in force; null: none was ever set. */
  current(): Promise<MigrationDeadline | null>;
  /** All there were, the newest first. */
  history(): Promise<MigrationDeadline[]>;
  /**
   * Sets or moves the deadline, with its audit entry. StoreError `deadline-reason-missing`, `deadline-past`.
   */
  set(change: { at: Date; actor: string; capacity: string; origin: string | null; reason: string }): Promise<MigrationDeadline>;
  reach(): Promise<DeadlineReach>;
  /** What is due now. Steps that have been taken are not due again. */
  plan(): Promise<DeadlinePlan>;
  /** Notes that a step of a deadline has been taken, and for how many. */
  taken(step: { deadlineId: string; step: DeadlineStep; count: number }): Promise<void>;
  /** Notes in the audit how many instances go on, because the deadline was moved. */
  lifted(count: number): Promise<void>;
  /**
   * Puts the warning of a step into the outbox for up to `limit` accounts that have not migrated, after the one named.
   * One mail per account, deadline and step, however often it is asked for. `after` is null when nobody is left, and where
   * the deadline has been moved meanwhile.
   */
  warn(request: {
    deadlineId: string;
    days: WarningDays;
    after: string | null;
    limit: number;
  }): Promise<{ written: number; after: string | null }>;
  /** Runs the work in one process at a time; returns at once, without having run it, when another process is at it. */
  alone(work: () => Promise<void>): Promise<void>;
}
