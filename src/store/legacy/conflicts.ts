import type { StoreContext } from "../context.ts";
import type { OutboxWriter } from "../outbox-writer.ts";
import type { LegacyConflictRepository } from "../types/legacy-conflict.ts";
import { conflictOf, findConflict, selectConflicts } from "./conflict-rows.ts";
import { decideConflict } from "./decide.ts";

/** What staff has to decide, in table `store.legacy_conflicts`. */
export function legacyConflicts(context: StoreContext, outbox: OutboxWriter): LegacyConflictRepository {
  const { run, transaction } = context;
  return {
    conflict: (id) => run((knex) => findConflict(knex, id)),

    conflicts: ({ state, offset = 0, limit = 50 }) =>
      run(async (knex) => {
        const rows = await selectConflicts(knex)
          .where("conflict.state", state)
          .orderBy(state === "open" ? "opened_at" : "decided_at", state === "open" ? "asc" : "desc")
          .offset(offset)
          .limit(limit);
        return rows.map(conflictOf);
      }),

    async decide(request) {
      const conflict = await transaction(async (trx) => {
        await decideConflict(trx, context, outbox, request);
        return (await findConflict(trx, request.conflictId))!;
      });
      outbox.announce();
      return conflict;
    },
  };
}
