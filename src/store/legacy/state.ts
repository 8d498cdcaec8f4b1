import type { Knex } from "knex";
import type { StoreContext } from "../context.ts";

/**
 * Makes the state of an old account say what is known of it, unless it has been migrated: a conflict that waits, then a
 * migration under way, then a refusal by staff, then that it is switched off, then that another record has its CPF.
 */
export async function settleState(trx: Knex.Transaction, legacyAccountId: string): Promise<void> {
  await settleStates(trx, "legacy.id = :legacyAccountId", { legacyAccountId });
}

/** The same for all old accounts `legacy` of a condition. */
export async function settleStates(
  trx: Knex.Transaction,
  condition: string,
  bindings: Record<string, string> = {},
): Promise<void> {
  await trx.raw(
    `WITH known AS (
       SELECT legacy.id, legacy.active,
         (SELECT codes[1] FROM store.legacy_conflicts
           WHERE legacy_account_id = legacy.id AND state = 'open' ORDER BY opened_at LIMIT 1) AS conflict,
         EXISTS (SELECT FROM store.account_migrations WHERE legacy_account_id = legacy.id
           AND state IN ('planned', 'store-moved', 'engine-moved', 'undoing')) AS under_way,
         (SELECT decision FROM store.legacy_conflicts
           WHERE legacy_account_id = legacy.id AND state = 'decided' ORDER BY decided_at DESC LIMIT 1) AS decision,
         EXISTS (SELECT FROM store.legacy_accounts AS other
           WHERE other.cpf = legacy.cpf AND other.id <> legacy.id AND other.active) AS shares_cpf
       FROM store.legacy_accounts AS legacy WHERE legacy.migrated_to IS NULL AND ${condition}),
     settled AS (
       SELECT id, active, under_way, CASE
         WHEN conflict IS NOT NULL THEN conflict
         WHEN under_way THEN NULL
         WHEN decision = 'refuse' THEN 'migration-refused'
         WHEN active AND decision IS NULL AND shares_cpf THEN 'migration-two-records-for-cpf'
       END AS reason FROM known)
     UPDATE store.legacy_accounts AS legacy SET blocked_reason = reason, state = CASE
         WHEN reason IS NOT NULL THEN 'blocked'
         WHEN under_way THEN 'migrating'
         WHEN settled.active THEN 'ready'
         ELSE 'inactive' END
     FROM settled WHERE legacy.id = settled.id`,
    bindings,
  );
}

/** The account lets go of its proof, so that the login is not taken for one that several share. */
export async function releaseClaims(
  trx: Knex.Transaction,
  { clock }: Pick<StoreContext, "clock">,
  legacyAccountId: string,
  accountId: string,
): Promise<void> {
  await trx("store.legacy_claims")
    .where({ legacy_account_id: legacyAccountId, account_id: accountId })
    .whereNull("released_at")
    .update({ released_at: clock() });
}
