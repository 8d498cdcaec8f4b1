import knex from "knex";
import * as tables from "./migrations/001-tables.ts";
import * as jobPayload from "./migrations/002-job-payload.ts";
import * as jobDefinitionsAndBatches from "./migrations/005-job-definitions-and-batches.ts";
import * as linksAttachmentsCleanup from "./migrations/007-links-attachments-cleanup.ts";
import * as largeValues from "./migrations/008-large-values.ts";
import * as taskLists from "./migrations/009-task-lists.ts";
import * as historyByTime from "./migrations/010-history-by-time.ts";

const migrations = [
  { name: "001-tables", ...tables },
  { name: "002-job-payload", ...jobPayload },
  { name: "005-job-definitions-and-batches", ...jobDefinitionsAndBatches },
  { name: "007-links-attachments-cleanup", ...linksAttachmentsCleanup },
  { name: "008-large-values", ...largeValues },
  { name: "009-task-lists", ...taskLists },
  { name: "010-history-by-time", ...historyByTime },
];

/** Knex tells on the console what it also throws. */
const silent = { warn() {}, error() {}, debug() {}, deprecate() {} };

/** Brings the schema `engine` of this database up to date; several processes may try at once. */
export async function migrate(databaseUrl: string): Promise<void> {
  const db = knex({ client: "pg", connection: databaseUrl, pool: { min: 0, max: 1 }, log: silent });
  try {
    await db.raw("select pg_advisory_lock(hashtext('orquestra engine migrations'))");
    await db.raw("create schema if not exists engine");
    await db.migrate.latest({
      schemaName: "engine",
      tableName: "migration",
      migrationSource: {
        getMigrations: async () => migrations,
        getMigrationName: (migration: (typeof migrations)[number]) => migration.name,
        getMigration: async (migration: (typeof migrations)[number]) => migration,
      },
    });
  } finally {
    await db.destroy();
  }
}
