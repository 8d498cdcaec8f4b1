import type { Knex } from "knex";
import type { ImportCounts, ImportFile } from "../types/legacy-import.ts";
import { reportedLines, type Staged } from "./import-stage.ts";

/**
 * Says of every staged line what becomes of it: `new`, as long as nothing else is said, `broken`, `skipped`, `conflicting` or
 * `changed`. A line that is broken for one reason is not looked at for another.
 */
const verdicts = [
  // Two lines for one login: nobody picks one of them.
  `UPDATE import_accounts AS staged SET outcome = 'broken' FROM (SELECT login_key, min(line) AS line FROM import_accounts
     GROUP BY login_key HAVING count(*) > 1) AS twice WHERE staged.login_key = twice.login_key AND staged.line <> twice.line`,
  `INSERT INTO import_faults (file, line, outcome, fault) SELECT 'accounts', staged.line, 'broken', json_build_object('code',
     'login-repeated', 'column', 'login', 'value', left(staged.login, 80), 'otherLine', (SELECT min(line) FROM import_accounts
     AS first WHERE first.login_key = staged.login_key)) FROM import_accounts AS staged WHERE outcome = 'broken'
     ORDER BY line LIMIT ${reportedLines}`,
  `UPDATE import_accounts AS staged SET outcome = CASE
       WHEN known.state IN ('migrated', 'migrating') THEN 'skipped'
       WHEN (known.login, known.name, known.email, known.cpf, known.cnpj, known.password_hash, known.hash_scheme, known.active)
         IS NOT DISTINCT FROM (staged.login, staged.name, staged.email, staged.cpf, staged.cnpj, staged.password_hash,
           staged.hash_scheme, staged.active) THEN 'skipped'
       ELSE 'changed' END
     FROM store.legacy_accounts AS known WHERE known.login_key = staged.login_key AND staged.outcome = 'new'`,
  // Records that share a CPF, in the file or with one that is known and not in the file.
  `INSERT INTO import_faults (file, line, outcome, fault)
     SELECT 'accounts', staged.line, 'conflicting', json_build_object('code', 'cpf-shared', 'column', 'cpf', 'otherLine', (
       SELECT min(line) FROM import_accounts AS other
        WHERE other.cpf = staged.cpf AND other.active AND other.line <> staged.line AND other.outcome <> 'broken'))
     FROM import_accounts AS staged WHERE outcome IN ('new', 'changed') AND active AND cpf IS NOT NULL AND (
       EXISTS (SELECT FROM import_accounts AS other WHERE other.cpf = staged.cpf AND other.active AND other.line <> staged.line
         AND other.outcome <> 'broken')
       OR EXISTS (SELECT FROM store.legacy_accounts AS known WHERE known.cpf = staged.cpf AND known.active AND NOT EXISTS (
         SELECT FROM import_accounts AS same WHERE same.login_key = known.login_key)))
     ORDER BY line`,

  `UPDATE import_processes AS staged SET outcome = 'number-repeated' FROM (SELECT number, min(line) AS line FROM import_processes
     GROUP BY number HAVING count(*) > 1) AS twice WHERE staged.number = twice.number AND staged.line <> twice.line`,
  `UPDATE import_processes AS staged SET outcome = 'instance-repeated' FROM (SELECT engine_instance, min(line) AS line
       FROM import_processes WHERE engine_instance IS NOT NULL AND outcome = 'new' GROUP BY engine_instance HAVING count(*) > 1)
     AS twice WHERE staged.engine_instance = twice.engine_instance AND staged.line <> twice.line AND staged.outcome = 'new'`,
  `UPDATE import_processes AS staged SET outcome = 'instance-repeated' FROM store.legacy_processes AS known
     WHERE known.engine_instance = staged.engine_instance AND known.number <> staged.number AND staged.outcome = 'new'`,
  `UPDATE import_processes AS staged SET outcome = 'owner-missing' WHERE outcome = 'new'
     AND NOT EXISTS (SELECT FROM import_accounts AS owner WHERE owner.login_key = staged.owner_key)
     AND NOT EXISTS (SELECT FROM store.legacy_accounts AS owner WHERE owner.login_key = staged.owner_key)
     AND NOT EXISTS (SELECT FROM import_broken_logins AS owner WHERE owner.login_key = staged.owner_key)`,
  `INSERT INTO import_faults (file, line, outcome, fault)
     SELECT 'processes', line, 'broken', CASE outcome
       WHEN 'number-repeated' THEN json_build_object('code', outcome, 'column', 'number', 'value', left(number, 80), 'otherLine',
         (SELECT min(line) FROM import_processes AS first WHERE first.number = staged.number))
       WHEN 'instance-repeated' THEN json_build_object('code', outcome, 'column', 'engine_instance', 'value',
         left(engine_instance, 80), 'otherLine', (SELECT min(line) FROM import_processes AS first
           WHERE first.engine_instance = staged.engine_instance AND first.line <> staged.line))
       ELSE json_build_object('code', outcome, 'column', 'owner_login', 'value', left(owner_key, 80)) END
     FROM import_processes AS staged WHERE outcome <> 'new' ORDER BY line LIMIT ${reportedLines}`,
  "UPDATE import_processes SET outcome = 'broken' WHERE outcome <> 'new'",
  `UPDATE import_processes AS staged SET outcome = CASE
       WHEN known.moved_to IS NOT NULL THEN 'skipped'
       WHEN (known.service, known.version, known.status, owner.login_key, known.opened_at, known.finished_at, known.engine_instance)
         IS NOT DISTINCT FROM (staged.service, staged.version, staged.status, staged.owner_key, staged.opened_at,
           staged.finished_at, staged.engine_instance) THEN 'skipped'
       ELSE 'changed' END
     FROM store.legacy_processes AS known JOIN store.legacy_accounts AS owner ON owner.id = known.owner_id
     WHERE known.number = staged.number AND staged.outcome = 'new'`,
  // Whose of several accounts it would be, nobody knows.
  `UPDATE import_processes AS staged SET outcome = 'conflicting' FROM store.legacy_accounts AS owner
     WHERE owner.login_key = staged.owner_key AND owner.state = 'migrated' AND staged.outcome IN ('new', 'changed')
       AND EXISTS (SELECT FROM store.legacy_processes AS other
         WHERE other.owner_id = owner.id AND other.moved_to <> owner.migrated_to AND other.removed_at IS NULL)`,
  `INSERT INTO import_faults (file, line, outcome, fault) SELECT 'processes', line, 'conflicting', json_build_object('code',
     'owner-migrated', 'column', 'owner_login', 'value', left(owner_key, 80)) FROM import_processes
     WHERE outcome = 'conflicting' ORDER BY line`,
];

/** Judges all staged lines and counts them. */
export async function judgeLines(
  trx: Knex.Transaction,
  staged: Record<ImportFile, Staged>,
): Promise<Record<ImportFile, ImportCounts>> {
  for (const statement of verdicts) await trx.raw(statement);
  return { accounts: await count(trx, "accounts", staged), processes: await count(trx, "processes", staged) };
}

async function count(trx: Knex.Transaction, file: ImportFile, staged: Record<ImportFile, Staged>): Promise<ImportCounts> {
  const { rows } = await trx.raw(
    `SELECT count(*) FILTER (WHERE outcome = 'broken')::int AS broken, count(*) FILTER (WHERE outcome = 'skipped')::int AS skipped,
       count(*) FILTER (WHERE outcome IN ('new', 'changed', 'conflicting'))::int AS others,
       (SELECT count(*)::int FROM import_faults WHERE file = ? AND outcome = 'conflicting') AS conflicting
     FROM import_${file}`,
    [file],
  );
  const { broken, skipped, others, conflicting } = rows[0];
  return {
    lines: staged[file].lines,
    ready: others - conflicting,
    skipped,
    conflicting,
    broken: staged[file].broken + broken,
  };
}
