import { randomBytes } from "node:crypto";
import knexFactory from "knex";
import { urlOf, withClient } from "../../src/database/connection.ts";
import { migrateStore } from "../../src/store/migrate.ts";
import { sharedCluster, templateName } from "./cluster/shared.ts";

/** A PostgreSQL database of one's own, with the schema of the store in it. */
export interface TestDatabase {
  url: string;
  /** Ends all connections to it and deletes it. */
  drop(): Promise<void>;
}

/** Copies the template, which takes milliseconds; the server is shared by the run and ends with it. */
export async function testDatabase(): Promise<TestDatabase> {
  const credentials = await sharedCluster(fillTemplate);
  const admin = urlOf(credentials, "postgres");
  const name = `test_${randomBytes(8).toString("hex")}`;
  await withClient(admin, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${templateName}`));
  return {
    url: urlOf(credentials, name),
    drop: () => withClient(admin, async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
}

async function fillTemplate(url: string): Promise<void> {
  const knex = knexFactory({ client: "pg", connection: url });
  try {
    await migrateStore(knex);
  } finally {
    await knex.destroy();
  }
}
