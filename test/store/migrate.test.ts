import { randomBytes } from "node:crypto";
import knexFactory from "knex";
import pino from "pino";
import { withClient } from "../../src/database/connection.ts";
import { createStore } from "../../src/store/index.ts";
import { migrateStore } from "../../src/store/migrate.ts";
import { steps } from "../../src/store/migrations/index.ts";
import { testDatabase } from "../support/database.ts";

const emptyDatabase = async () => {
  const database = await testDatabase();
  await withClient(database.url, (client) => client.query("DROP SCHEMA store CASCADE"));
  return database;
};
const options = (databaseUrl: string) => ({
  databaseUrl,
  encryptionKey: randomBytes(32),
  clock: () => new Date(),
  log: pino({ level: "silent" }),
});

test("several processes may start on an empty database at once", async () => {
  const database = await emptyDatabase();
  const stores = await Promise.all([1, 2, 3].map(() => createStore(options(database.url))));
  await Promise.all(stores.map((store) => store.journeys.create()));
  const { rows } = await withClient(database.url, (client) => client.query("select name from store.migrations order by id"));
  expect(rows.map(({ name }) => name)).toEqual(steps.map(({ name }) => name));
  await Promise.all(stores.map((store) => store.close()));
  await database.drop();
});

test("a step that fails leaves nothing behind, and the next start tries it again", async () => {
  const database = await emptyDatabase();
  const knex = knexFactory({ client: "pg", connection: database.url, log: { warn() {}, error() {} } });
  const failing = { name: "9999-failing", up: () => Promise.reject(new Error("no")) };
  await expect(migrateStore(knex, [...steps, failing])).rejects.toThrow("no");
  expect(await knex("pg_namespace").where({ nspname: "store" })).toEqual([]);
  await migrateStore(knex);
  expect(await knex("store.migrations")).toHaveLength(steps.length);
  await knex.destroy();
  await database.drop();
});

test("a database that a later release has used is refused by name", async () => {
  const database = await testDatabase();
  const knex = knexFactory({ client: "pg", connection: database.url, log: { warn() {}, error() {} } });
  await migrateStore(knex, [...steps, { name: "9999-later", up: async () => undefined }]);
  await knex.destroy();
  await expect(createStore(options(database.url))).rejects.toMatchObject({ code: "schema-newer" });
  await database.drop();
});
