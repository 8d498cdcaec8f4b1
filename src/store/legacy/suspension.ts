import type { Knex } from "knex";
import type { StoreContext } from "../context.ts";
import { isUuid } from "../ids.ts";
import type { MigrationRepository } from "../types/legacy-migration.ts";

type Suspension = Pick<MigrationRepository, "toSuspend" | "noteSuspended" | "toLift" | "noteLifted">;

interface InstanceRow {
  id: string;
  engine_instance: string;
}

/** What the deadline holds and lets go, by the rows of the processes. */
export function legacySuspension({ run, clock }: StoreContext): Suspension {
  return {
    // Those that are noted as well: whether the engine has heard of a note is only known to the engine.
    toSuspend: ({ limit, after = null }) =>
      run(async (knex) => {
        const rows: InstanceRow[] = await processes(knex, limit, after)
          .where({ status: "open" })
          .whereNotNull("engine_instance")
          .whereNull("moved_to")
          // An undo is still at work on its tasks.
          .whereNull("engine_account");
        return rows.map(instanceOf);
      }),

    noteSuspended: (processIds) =>
      run(async (knex) => {
        const ids = processIds.filter(isUuid);
        await knex.raw("UPDATE store.legacy_processes SET suspended_at = ? WHERE id = ANY(?::uuid[]) AND suspended_at IS NULL", [
          ...[clock(), ids as never],
        ]);
      }),

    toLift: ({ limit, after = null, movedOnly = false }) =>
      run(async (knex) => {
        const rows: InstanceRow[] = await processes(knex, limit, after)
          .whereNotNull("suspended_at")
          .modify((query) => (movedOnly ? query.whereNotNull("moved_to") : query));
        return rows.map(instanceOf);
      }),

    noteLifted: (processIds) =>
      run(async (knex) => {
        const ids = processIds.filter(isUuid);
        if (ids.length === 0) return;
        await knex.raw("UPDATE store.legacy_processes SET suspended_at = NULL WHERE id = ANY(?::uuid[])", [ids as never]);
      }),
  };
}

function processes(knex: Knex, limit: number, after: string | null): Knex.QueryBuilder {
  return knex("store.legacy_processes")
    .select("id", "engine_instance")
    .modify((query) => (after !== null && isUuid(after) ? query.where("id", ">", after) : query))
    .orderBy("id")
    .limit(limit);
}

function instanceOf({ id, engine_instance }: InstanceRow): { processId: string; instanceId: string } {
  return { processId: id, instanceId: engine_instance };
}
