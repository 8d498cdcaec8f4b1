/** Of `old` for `accounts`: it can be migrated, and staff has not refused it to this person. */
const mayBring = `old.state IN ('ready', 'migrating') AND (
  SELECT answer.decision FROM store.legacy_conflicts AS answer
   WHERE answer.legacy_account_id = old.id AND answer.account_id = accounts.id AND answer.state = 'decided'
   ORDER BY answer.decided_at DESC LIMIT 1) IS DISTINCT FROM 'refuse'`;

/**
 * A condition on `store.accounts AS accounts`: the person has an old login that could be migrated now, one with the same CPF or
 * one that was proven for this account. The deadline is told to these people, and from it on they start nothing new.
 */
export const hasLoginToMigrate = `(
  EXISTS (SELECT FROM store.legacy_accounts AS old WHERE old.cpf = accounts.cpf AND ${mayBring})
  OR EXISTS (SELECT FROM store.legacy_claims AS claims JOIN store.legacy_accounts AS old ON old.id = claims.legacy_account_id
    WHERE claims.account_id = accounts.id AND claims.released_at IS NULL AND ${mayBring}))`;
