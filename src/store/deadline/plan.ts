import type { Knex } from "knex";
import { daysFrom } from "../../domain/brasilia-days.ts";
import { type DeadlineStep, nextMoment, stepAt } from "../../domain/migration-deadline.ts";
import type { DeadlinePlan, MigrationDeadline } from "../types/migration-deadline.ts";
import { currentDeadline } from "./rows.ts";

/** What is due now, with respect to what has been done. */
export async function planDeadline(knex: Knex, now: Date): Promise<DeadlinePlan> {
  const deadline = await currentDeadline(knex);
  if (deadline === null) return { action: "finish" };
  const step = stepAt(deadline.at, now);
  const [{ left, held }] = (await knex
    .raw(`SELECT EXISTS (SELECT FROM store.legacy_accounts WHERE state <> 'migrated') AS left,
      EXISTS (SELECT FROM store.legacy_processes WHERE suspended_at IS NOT NULL) AS held`)
    .then(({ rows }) => rows)) as [{ left: boolean; held: boolean }];
  if (held && step !== "block") return { action: "lift", deadline };
  if (!left && !held) return { action: "finish" };
  if (step !== null && !(await isTaken(knex, deadline, step, now))) {
    return step === "block" ? { action: "block", deadline } : { action: "warn", deadline, days: step };
  }
  return { action: "wait", deadline, until: nextMoment(deadline.at, now) };
}

/** Whether a step has been taken. The block is taken anew every day: of what was imported, or undone, since. */
async function isTaken(knex: Knex, { id }: MigrationDeadline, step: DeadlineStep, now: Date): Promise<boolean> {
  const taken = knex("store.migration_deadline_steps").where({ deadline_id: id, step: String(step) });
  const counting = step === "block" ? taken.where("taken_at", ">=", daysFrom(now, 0)) : taken;
  return (await counting.first("id")) !== undefined;
}
