import type { Knex } from "knex";
import { StoreError } from "../errors.ts";
import { isUuid } from "../ids.ts";

/**
 * Nobody decides in a case in which he wants something himself: of his own account, or about an old login that he has, has
 * proven or has asked for. StoreError `own-case`.
 */
export async function refuseOwnCase(
  trx: Knex.Transaction,
  actor: string,
  legacyAccountId: string,
  accountId: string,
): Promise<void> {
  if (!isUuid(actor)) return;
  const { rows } = await trx.raw(
    `SELECT :actor::uuid = :accountId::uuid
         OR EXISTS (SELECT FROM store.legacy_accounts WHERE id = :legacyAccountId AND migrated_to = :actor)
         OR EXISTS (SELECT FROM store.legacy_processes WHERE owner_id = :legacyAccountId AND moved_to = :actor)
         OR EXISTS (SELECT FROM store.legacy_claims
              WHERE legacy_account_id = :legacyAccountId AND account_id = :actor AND released_at IS NULL)
         OR EXISTS (SELECT FROM store.legacy_conflicts
              WHERE legacy_account_id = :legacyAccountId AND account_id = :actor AND state = 'open') AS own`,
    { actor, accountId, legacyAccountId },
  );
  if (rows[0].own) throw new StoreError("own-case", "Whoever decides wants something in this case");
}
