import { daysLeft } from "../../domain/migration-deadline.ts";
import type { Account } from "../../store/types.ts";
import { lastDay } from "../../texts/moments.ts";
import type { PortalContext } from "../context.ts";

/** Where the deadline stands, as pages say it. */
export interface DeadlineStanding {
  /** `31/01/2027`. */
  lastDay: string;
  /** Today included; 0: it has passed. */
  daysLeft: number;
  /** Published with it. */
  reason: string;
}

/** The deadline in force; null: none. */
export async function deadlineStanding({ store, clock }: PortalContext): Promise<DeadlineStanding | null> {
  const deadline = await store.migrationDeadline.current();
  if (deadline === null) return null;
  return { lastDay: lastDay(deadline.at), daysLeft: daysLeft(deadline.at, clock()), reason: deadline.reason };
}

/** The same for somebody whom it stops: with an old login that could be migrated; null for everybody else. */
export async function deadlineOf(context: PortalContext, account: Account): Promise<DeadlineStanding | null> {
  const standing = await deadlineStanding(context);
  if (standing === null) return null;
  return (await context.store.legacy.mustMigrate(account.id)) ? standing : null;
}
