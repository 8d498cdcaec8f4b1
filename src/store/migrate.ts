import type { Knex } from "knex";
import { StoreError } from "./errors.ts";
import type { Step } from "./migrations/index.ts";
import { steps } from "./migrations/index.ts";

/** Key of the lock that lets one process at a time change the schema. */
const migrationLock = 732_104_551;

/**
 * Brings schema `store` up to date. Several processes may start at once: one works, the others wait for it; the lock
 * ends with the connection, so a killed process leaves none behind. StoreError `schema-newer` when the database was
 * already used by a later release.
 */
export async function migrateStore(knex: Knex, wanted: Step[] = steps): Promise<void> {
  const work = knex.transaction(async (transaction) => {
    await transaction.raw("SELECT pg_advisory_xact_lock(?)", [migrationLock]);
    await transaction.raw("CREATE SCHEMA IF NOT EXISTS store");
    await transaction.migrate.latest({
      schemaName: "store",
      tableName: "migrations",
      migrationSource: sourceOf(wanted),
      disableTransactions: true,
    });
  });
  await work.catch((error: Error) => {
    if (!/migration directory is corrupt/.test(error.message)) throw error;
    throw new StoreError("schema-newer", `A later release has used this database: ${error.message}`, { cause: error });
  });
}

/** Knex's view of the steps. */
function sourceOf(wanted: Step[]): Knex.MigrationSource<Step> {
  return {
    getMigrations: async () => wanted,
    getMigrationName: (step) => step.name,
    getMigration: async (step) => ({
      up: (knex) => step.up(knex),
      down: async () => {
        throw new StoreError("schema-newer", `Step ${step.name} cannot be taken back`);
      },
    }),
  };
}
