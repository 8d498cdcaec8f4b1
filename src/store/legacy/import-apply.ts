import type { Knex } from "knex";
import { settleStates } from "./state.ts";

/** What a record that exists takes over from the file. */
const accountFields = ["login", "name", "email", "cpf", "cnpj", "password_hash", "hash_scheme", "active"];
const processFields = ["service", "version", "status", "opened_at", "finished_at", "engine_instance"];

/** Makes what was staged and judged count. No line of it is broken. */
export async function applyImport(trx: Knex.Transaction, now: Date): Promise<void> {
  // Whose CPF changes may cease to share one.
  await trx.raw(`CREATE TEMPORARY TABLE import_touched ON COMMIT DROP AS
    SELECT known.id, known.cpf FROM store.legacy_accounts AS known
      JOIN import_accounts AS staged ON staged.login_key = known.login_key AND staged.outcome = 'changed'`);
  await trx.raw(
    `INSERT INTO store.legacy_accounts (login_key, ${accountFields.join(", ")}, state, imported_at)
       SELECT login_key, ${accountFields.join(", ")}, CASE WHEN active THEN 'ready' ELSE 'inactive' END, ?
         FROM import_accounts WHERE outcome = 'new'`,
    [now],
  );
  await trx.raw(
    `UPDATE store.legacy_accounts AS known SET ${taking(accountFields)}, imported_at = ?
       FROM import_accounts AS staged WHERE staged.login_key = known.login_key AND staged.outcome = 'changed'`,
    [now],
  );
  await settleStates(
    trx,
    `(legacy.id IN (SELECT id FROM import_touched) OR legacy.cpf IN (SELECT cpf FROM import_touched) OR legacy.cpf IN (
       SELECT cpf FROM store.legacy_accounts WHERE active AND cpf IN (SELECT cpf FROM import_accounts)
        GROUP BY cpf HAVING count(*) > 1))`,
  );
  await trx.raw(
    `INSERT INTO store.legacy_processes (number, owner_id, ${processFields.join(", ")}, imported_at)
       SELECT number, owner.id, ${processFields.join(", ")}, ? FROM import_processes AS staged
         JOIN store.legacy_accounts AS owner ON owner.login_key = staged.owner_key WHERE outcome = 'new'`,
    [now],
  );
  await trx.raw(
    `UPDATE store.legacy_processes AS known SET ${taking(processFields)}, owner_id = owner.id, imported_at = ?
       FROM import_processes AS staged JOIN store.legacy_accounts AS owner ON owner.login_key = staged.owner_key
      WHERE staged.number = known.number AND staged.outcome = 'changed'`,
    [now],
  );
}

function taking(fields: string[]): string {
  return fields.map((field) => `${field} = staged.${field}`).join(", ");
}
