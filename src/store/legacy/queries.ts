import { normaliseCnpj, normaliseCpf } from "../../domain/identifiers.ts";
import { loginKey } from "../../domain/legacy-login.ts";
import type { StoreContext } from "../context.ts";
import { isUuid } from "../ids.ts";
import type { LegacyRepository, PendingLegacy } from "../types/legacy.ts";
import { legacyOverview } from "./overview.ts";
import { type LegacyAccountRow, legacyAccountOf, legacyProcessOf, selectLegacyProcesses } from "./rows.ts";
import { hasLoginToMigrate } from "./to-migrate.ts";

type Queries = Pick<
  LegacyRepository,
  | "any"
  | "get"
  | "findByLogin"
  | "search"
  | "overview"
  | "processesOf"
  | "movedTo"
  | "process"
  | "processByNumber"
  | "ofInstances"
  | "mustMigrate"
  | "pendingFor"
>;

/** What is asked of the old world. */
export function legacyQueries({ run, clock }: StoreContext): Queries {
  return {
    any: () => run(async (knex) => (await knex("store.legacy_accounts").first("id")) !== undefined),

    get: (id) =>
      run(async (knex) => {
        const row = isUuid(id) ? await knex<LegacyAccountRow>("store.legacy_accounts").where({ id }).first() : undefined;
        return row ? legacyAccountOf(row) : null;
      }),

    findByLogin: (login) =>
      run(async (knex) => {
        const row = await knex<LegacyAccountRow>("store.legacy_accounts")
          .where({ login_key: loginKey(login) })
          .first();
        return row ? legacyAccountOf(row) : null;
      }),

    search: ({ text = "", state, after = null, limit = 50 }) =>
      run(async (knex) => {
        const wanted = text.replaceAll("\0", "").trim();
        const like = `%${wanted.replace(/[\\%_]/g, "\\$&")}%`;
        const rows: (LegacyAccountRow & { processes: string })[] = await knex("store.legacy_accounts AS legacy")
          .select("legacy.*")
          .select(knex.raw("(SELECT count(*) FROM store.legacy_processes WHERE owner_id = legacy.id) AS processes"))
          .modify((query) => (state === undefined ? query : query.where({ state })))
          .modify((query) => (after === null ? query : query.where("login_key", ">", loginKey(after))))
          .where((query) => {
            if (wanted === "") return;
            query.whereILike("login", like).orWhereILike("name", like).orWhereILike("email", like);
            query.orWhere({ cpf: normaliseCpf(wanted) ?? "" }).orWhere({ cnpj: normaliseCnpj(wanted) ?? "" });
            query.orWhereIn("legacy.id", knex("store.legacy_processes").where({ number: wanted }).select("owner_id"));
          })
          .orderBy("login_key")
          .limit(limit);
        return rows.map((row) => ({ ...legacyAccountOf(row), processes: Number(row.processes) }));
      }),

    overview: () => run((knex) => legacyOverview(knex, clock())),

    processesOf: (legacyAccountId, { after = null, limit = 50 } = {}) =>
      run(async (knex) => {
        if (!isUuid(legacyAccountId)) return [];
        const rows = await selectLegacyProcesses(knex)
          .where("process.owner_id", legacyAccountId)
          .modify((query) => (after === null ? query : query.where("process.number", ">", after)))
          .orderBy("process.number")
          .limit(limit);
        return rows.map(legacyProcessOf);
      }),

    movedTo: (accountId, { offset = 0, limit = 50 } = {}) =>
      run(async (knex) => {
        if (!isUuid(accountId)) return [];
        const rows = await selectLegacyProcesses(knex)
          .where("process.moved_to", accountId)
          .whereNull("process.removed_at")
          .orderBy([{ column: "process.moved_at", order: "desc" }, { column: "process.number" }])
          .offset(offset)
          .limit(limit);
        return rows.map(legacyProcessOf);
      }),

    process: (id) =>
      run(async (knex) => {
        const row = isUuid(id) ? await selectLegacyProcesses(knex).where("process.id", id).first() : undefined;
        return row ? legacyProcessOf(row) : null;
      }),

    processByNumber: (number) =>
      run(async (knex) => {
        const row = await selectLegacyProcesses(knex).where("process.number", number).first();
        return row ? legacyProcessOf(row) : null;
      }),

    ofInstances: (instanceIds) =>
      run(async (knex) => {
        if (instanceIds.length === 0) return [];
        return (await selectLegacyProcesses(knex).whereIn("process.engine_instance", instanceIds)).map(legacyProcessOf);
      }),

    mustMigrate: (accountId) =>
      run(async (knex) => {
        if (!isUuid(accountId)) return false;
        const { rows } = await knex.raw(
          `SELECT ${hasLoginToMigrate} AS must FROM store.accounts AS accounts WHERE accounts.id = ?`,
          [accountId],
        );
        return rows[0]?.must === true;
      }),

    pendingFor: (accountId) =>
      run(async (knex) => {
        if (!isUuid(accountId)) return [];
        const { rows } = await knex.raw(pending, { accountId });
        return rows as PendingLegacy[];
      }),
  };
}

const pending = `
  SELECT legacy.id AS "legacyAccountId", proven, CASE WHEN proven THEN login END AS login, blocked_reason AS "blockedReason",
    (SELECT id FROM store.account_migrations
      WHERE legacy_account_id = legacy.id AND account_id = account.id AND state IN ('planned', 'store-moved', 'engine-moved')
    ) AS "migrationId"
  FROM store.accounts AS account
  JOIN store.legacy_accounts AS legacy ON legacy.migrated_to IS NULL AND legacy.id IN (
    SELECT id FROM store.legacy_accounts WHERE cpf = account.cpf AND active
    UNION SELECT legacy_account_id FROM store.legacy_claims WHERE account_id = account.id AND released_at IS NULL)
  CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM store.legacy_claims
    WHERE legacy_account_id = legacy.id AND account_id = account.id AND released_at IS NULL) AS proven) AS proof
  WHERE account.id = :accountId
  ORDER BY login_key`;
