import { appendAudit } from "../audit/append.ts";
import type { AuditRow } from "../audit/chain.ts";
import { entryOf } from "../audit/entry.ts";
import { searchAudit } from "../audit/search.ts";
import { verifyAudit } from "../audit/verify.ts";
import type { StoreContext } from "../context.ts";
import { normaliseReference } from "../reference.ts";
import type { AuditRepository } from "../types/audit.ts";

/** The audit in table `store.audit`. */
export function auditRepository(context: StoreContext): AuditRepository {
  const { run, transaction, auditKey } = context;
  return {
    append: (entry) => transaction((trx) => appendAudit(trx, context, entry)),

    findByReference: (text) =>
      run(async (knex) => {
        const reference = normaliseReference(text);
        const row = reference === null ? undefined : await knex<AuditRow>("store.audit").where({ reference }).first();
        return row ? entryOf(row) : null;
      }),

    search: (query) => run((knex) => searchAudit(knex, query)),

    actions: () =>
      run(async (knex) => {
        // From one action to the next by the index, however many entries there are of each.
        const { rows } = await knex.raw(`
          WITH RECURSIVE actions AS (
            (SELECT action FROM store.audit ORDER BY action LIMIT 1)
            UNION ALL
            SELECT (SELECT action FROM store.audit WHERE action > actions.action ORDER BY action LIMIT 1) FROM actions
              WHERE actions.action IS NOT NULL
          )
          SELECT action FROM actions WHERE action IS NOT NULL`);
        return (rows as { action: string }[]).map(({ action }) => action);
      }),

    verify: () =>
      run((knex) => knex.transaction((trx) => verifyAudit(trx, auditKey), { isolationLevel: "repeatable read", readOnly: true })),
  };
}
