import type { Knex } from "knex";
import { coalesce } from "../../coalesce.ts";
import type { StoreContext } from "../context.ts";
import { isUuid } from "../ids.ts";
import type { OutboxWriter } from "../outbox-writer.ts";
import { settingOf } from "../repositories/settings.ts";
import type { Migration, MigrationRepository } from "../types/legacy-migration.ts";
import { beginMigration, cancelMigration } from "./begin.ts";
import { backWork, finishEngine, followedWork, handOut, movedLogins, noteBack, noteFollowed } from "./engine-work.ts";
import { findMigrations, migrationOf, requireMigration, selectMigrations } from "./migration-rows.ts";
import { type Move, moveInStore } from "./move.ts";
import { plannedProcesses, previewMigration } from "./preview.ts";
import { queueConflict } from "./queue-conflict.ts";
import { giveReceipts } from "./receipts.ts";
import { legacyProcessOf, selectLegacyProcesses } from "./rows.ts";
import { legacySuspension } from "./suspension.ts";
import { removeProcess, undoMigration } from "./undo.ts";

type Selection = ReturnType<typeof selectMigrations>;

/** Migrations in table `store.account_migrations`, half step by half step. */
export function legacyMigrations(context: StoreContext, outbox: OutboxWriter): MigrationRepository {
  const { run, transaction, clock } = context;

  /** One transaction that changes a migration, and the migration after it. */
  const change = async (work: (trx: Knex.Transaction) => Promise<string>): Promise<Migration> => {
    const migration = await transaction(async (trx) => requireMigration(trx, await work(trx)));
    outbox.announce();
    return migration;
  };
  const list = (narrow: (query: Selection) => Selection): Promise<Migration[]> =>
    run(async (knex) => {
      const rows = await narrow(selectMigrations(knex)).orderBy("planned_at", "desc");
      const undoDays = await settingOf(knex, "migration-undo-days");
      return rows.map((row) => migrationOf(row, undoDays));
    });

  /** The half steps of many migrations at once, and the migrations after them; an Error in the place of one that failed. */
  const together = <Result>(step: (trx: Knex.Transaction, ids: string[]) => Promise<(Result | Error)[]>) =>
    coalesce<string, { result: Result; migration: Migration }>(async (ids) => {
      const both = await transaction(async (trx) => {
        const results = await step(trx, ids);
        return { results, migrations: await findMigrations(trx, ids) };
      });
      outbox.announce();
      return both.results.map((result, index) => {
        const migration = both.migrations[index]!;
        if (result instanceof Error) return result;
        return migration instanceof Error ? migration : { result, migration };
      });
    });
  const migrationAfter =
    <Result>(step: (id: string) => Promise<{ result: Result; migration: Migration }>) =>
    async (id: string) =>
      (await step(id)).migration;

  const find = coalesce<string, Migration | null>(async (ids) => {
    const found = await run((knex) => findMigrations(knex, ids));
    return found.map((migration) => (migration instanceof Error ? null : migration));
  });
  const move = together<Move>((trx, ids) => moveInStore(trx, context, ids));
  const work = coalesce((requests: { id: string; limit: number }[]) => run((knex) => handOut(knex, requests)));
  const follow = coalesce(async (notes: { migrationId: string; processIds: string[] }[]) => {
    await run((knex) => noteFollowed(knex, clock(), notes));
    return notes.map(() => undefined);
  });
  const endEngine = migrationAfter(together<null>((trx, ids) => finishEngine(trx, context, ids)));
  const receipt = migrationAfter(together<null>((trx, ids) => giveReceipts(trx, context, outbox, ids)));

  return {
    begin: (request) => change((trx) => beginMigration(trx, context, request)),
    migration: find,

    migrationsOf: async (accountId) =>
      isUuid(accountId) ? list((query) => query.where("migration.account_id", accountId) as Selection) : [],

    migrations: ({ state, offset = 0, limit = 50 } = {}) =>
      list((query) => {
        const some = state === undefined ? query : query.where("migration.state", state);
        return some.offset(offset).limit(limit) as Selection;
      }),

    plan: (pair) => run((knex) => previewMigration(knex, pair)),
    planned: (pair, page = {}) => run((knex) => plannedProcesses(knex, pair, page)),

    movedBy: (migrationId, { after = null, limit = 50 } = {}) =>
      run(async (knex) => {
        if (!isUuid(migrationId)) return [];
        const rows = await selectLegacyProcesses(knex)
          .where("process.migration_id", migrationId)
          .modify((query) => (after === null ? query : query.where("process.number", ">", after)))
          .orderBy("process.number")
          .limit(limit);
        return rows.map(legacyProcessOf);
      }),

    moveInStore: async (id) => {
      const { result: codes, migration } = await move(id);
      const [code] = codes;
      if (code === undefined) return { moved: true, migration };
      return { moved: false, plan: { allowed: false, code, codes, login: migration.login } };
    },

    engineWork: (id, limit = 200) => work({ id, limit }),

    noteEngineMoved: (migrationId, processIds) => follow({ migrationId, processIds }),
    finishEngine: (id) => endEngine(id),
    finish: (id) => receipt(id),

    queueConflict: (id) => transaction((trx) => queueConflict(trx, context, id)),

    cancel: (id) =>
      change(async (trx) => {
        await cancelMigration(trx, context, id);
        return id;
      }),

    undo: (request) =>
      change(async (trx) => {
        await undoMigration(trx, context, outbox, request);
        return request.migrationId;
      }),

    removeProcess: (request) => transaction((trx) => removeProcess(trx, context, request)),
    engineBackWork: (limit = 200, after = null) => run((knex) => backWork(knex, limit, after)),
    movedLogins: ({ limit, after = null }) => run((knex) => movedLogins(knex, limit, after)),
    followedWork: (login) => run((knex) => followedWork(knex, login)),
    noteEngineBack: (processIds) => transaction((trx) => noteBack(trx, context, processIds)),
    ...legacySuspension(context),
  };
}
