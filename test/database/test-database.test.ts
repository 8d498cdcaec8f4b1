import { withClient } from "../../src/database/connection.ts";
import { testDatabase } from "../support/database.ts";

test("two test databases know nothing of each other", async () => {
  const one = await testDatabase();
  const other = await testDatabase();
  await withClient(one.url, (client) => client.query("create table mine (id int)"));
  const tables = "select 1 from pg_tables where tablename = 'mine'";
  expect((await withClient(one.url, (client) => client.query(tables))).rowCount).toBe(1);
  expect((await withClient(other.url, (client) => client.query(tables))).rowCount).toBe(0);
  await one.drop();
  await other.drop();
});

test("a dropped test database is gone, even with a connection open", async () => {
  const database = await testDatabase();
  await withClient(database.url, async () => database.drop());
  await expect(withClient(database.url, async () => undefined)).rejects.toMatchObject({ code: "3D000" });
});
