import { appendAudit } from "../audit/append.ts";
import type { StoreContext } from "../context.ts";
import { planDeadline } from "../deadline/plan.ts";
import { currentDeadline, readDeadlines } from "../deadline/rows.ts";
import { warnPage } from "../deadline/warn.ts";
import { StoreError } from "../errors.ts";
import { legacyCounts } from "../legacy/overview.ts";
import type { OutboxWriter } from "../outbox-writer.ts";
import type { DeadlineReach, MigrationDeadlineRepository } from "../types/migration-deadline.ts";

/** Key of the lock under which one process alone looks after the deadline. */
const keeperLock = 732_104_561;

/** The deadline of the migration in tables `store.migration_deadlines` and `store.migration_deadline_steps`. */
export function migrationDeadlineRepository(context: StoreContext, outbox: OutboxWriter): MigrationDeadlineRepository {
  const { run, transaction, clock } = context;
  return {
    current: () => run(currentDeadline),

    history: () => run((knex) => readDeadlines(knex)),

    set: ({ at, actor, capacity, origin, reason }) =>
      transaction(async (trx) => {
        const now = clock();
        if (reason.trim() === "") throw new StoreError("deadline-reason-missing", "A deadline needs a reason");
        if (at <= now) throw new StoreError("deadline-past", `The deadline ${at.toISOString()} has passed already`);
        const before = await currentDeadline(trx);
        const row = { deadline: at, set_by: actor, set_at: now, reason: reason.trim() };
        const [{ id }] = (await trx("store.migration_deadlines").insert(row).returning("id")) as [{ id: string }];
        await appendAudit(trx, context, {
          ...{ actor, capacity, origin, action: "migration-deadline-set", subject: id },
          details: { before: before?.at.toISOString() ?? null, deadline: at.toISOString(), reason: row.reason },
        });
        return (await currentDeadline(trx))!;
      }),

    reach: () =>
      run(async (knex) => {
        const of = await legacyCounts(knex);
        const states = ["ready", "migrating", "conflicting", "blocked", "inactive"];
        const reach: DeadlineReach = {
          accounts: states.reduce((sum, state) => sum + of(`accounts-${state}`), 0),
          ...{ reachable: of("accounts-to-warn"), instances: of("processes-to-hold"), suspended: of("processes-suspended") },
        };
        return reach;
      }),

    plan: () => run((knex) => planDeadline(knex, clock())),

    taken: ({ deadlineId, step, count }) =>
      transaction(async (trx) => {
        const row = { deadline_id: deadlineId, step: String(step), affected: count, taken_at: clock() };
        await trx("store.migration_deadline_steps").insert(row);
        await appendAudit(trx, context, {
          ...{ actor: "system:migration-deadline", capacity: "system", subject: deadlineId },
          ...{ action: step === "block" ? "migration-deadline-blocked" : "migration-deadline-warned" },
          details: { step, count },
        });
      }),

    lifted: (count) =>
      transaction(async (trx) => {
        const deadline = await currentDeadline(trx);
        await appendAudit(trx, context, {
          ...{ actor: "system:migration-deadline", capacity: "system", action: "migration-deadline-lifted" },
          ...{ subject: deadline?.id ?? "migration-deadline", details: { count } },
        });
      }),

    async warn(request) {
      const page = await transaction((trx) => warnPage(trx, outbox, clock(), request));
      if (page.written > 0) outbox.announce();
      return page;
    },

    alone: (work) =>
      transaction(async (trx) => {
        const { rows } = await trx.raw("SELECT pg_try_advisory_xact_lock(?) AS mine", [keeperLock]);
        if (rows[0].mine) await work();
      }),
  };
}
