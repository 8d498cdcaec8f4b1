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

test("people without CPF and companies without CNPJ find room in a database that is in use; nothing else does", async () => {
  const database = await emptyDatabase();
  const knex = knexFactory({ client: "pg", connection: database.url });
  await migrateStore(
    knex,
    steps.filter(({ name }) => name < "0011"),
  );
  const now = new Date();
  const person = (cpf: string) => knex("store.accounts").insert({ cpf, name: "x", created_at: now, last_login_at: now });
  const company = (cnpj: string) => knex("store.companies").insert({ cnpj, legal_name: "x", created_at: now });
  await person("52998224725");
  await company("12ABC34501DE35");
  await expect(person("E0000000001")).rejects.toThrow("accounts_cpf_check");
  await migrateStore(knex);
  await person("E0000000001");
  await company("EXUS00000001");
  for (const wrong of ["E000000001", "e0000000001", "F0000000001"]) {
    await expect(person(wrong)).rejects.toThrow("accounts_cpf_check");
  }
  for (const wrong of ["EXUS0000001", "EX1200000001"]) await expect(company(wrong)).rejects.toThrow("companies_cnpj_check");
  expect(await knex("store.accounts")).toHaveLength(2);
  await knex.destroy();
  await database.drop();
});
