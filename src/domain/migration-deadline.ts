import { daysFrom } from "./brasilia-days.ts";

/** Key of the model that follows the deadline, and business key of its only instance. */
export const DEADLINE_KEY = "migration-deadline";
/** The message that has it look at the deadline anew. */
export const DEADLINE_CHANGED = "migration-deadline-changed";

/** How many days before the deadline people are warned, the first warning first. */
export const warningDays = [30, 15, 7, 1] as const;

export type WarningDays = (typeof warningDays)[number];

/** Whether a number of days is one of a warning. */
export function isWarningDays(days: number): days is WarningDays {
  return (warningDays as readonly number[]).includes(days);
}

/** What the deadline demands at a moment: nothing yet, the warning of so many days before, or the block. */
export type DeadlineStep = WarningDays | "block";

/** How often what came too late (an import, an undone migration) is looked for once the deadline has passed, in days. */
const LOOK_AGAIN_DAYS = 1;

/**
 * The moment of a deadline whose last day is given by any moment of it: the first moment of the next day in Brasília.
 * Until the second before, people can still move their processes.
 */
export function deadlineAfter(lastDay: Date): Date {
  return daysFrom(lastDay, 1);
}

/** Whether a deadline has passed. From its very moment on it has. */
export function hasPassed(deadline: Date | null, now: Date): boolean {
  return deadline !== null && now >= deadline;
}

/** The step in force at a moment: the latest whose time has come; null before the first. */
export function stepAt(deadline: Date, now: Date): DeadlineStep | null {
  if (hasPassed(deadline, now)) return "block";
  return [...warningDays].reverse().find((days) => now >= daysFrom(deadline, -days)) ?? null;
}

/** The next moment at which something is due, always after `now`. */
export function nextMoment(deadline: Date, now: Date): Date {
  const moments = [...warningDays.map((days) => daysFrom(deadline, -days)), deadline];
  return moments.find((moment) => moment > now) ?? daysFrom(now, LOOK_AGAIN_DAYS);
}

/** How many days are left, today included; 0 when it has passed. On the last day it is 1. */
export function daysLeft(deadline: Date, now: Date): number {
  if (hasPassed(deadline, now)) return 0;
  return Math.round((deadline.getTime() - daysFrom(now, 0).getTime()) / 86_400_000);
}
