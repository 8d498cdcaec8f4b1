import { expect } from "@jest/globals";
import pg from "pg";
import pino from "pino";
import { DatabaseUnavailable, openDatabase } from "../../../src/engine/persistence/database.ts";
import { oneTask, type TestEngine, testEngine } from "../rest/harness.ts";

let test_: TestEngine;

beforeAll(async () => {
  test_ = await testEngine();
  await test_.deploy("outage", oneTask("outage"));
});
afterAll(() => test_?.stop());

/** Ends all connections to the database, and lets nobody in (or in again). */
async function setOutage(isOut: boolean): Promise<void> {
  const url = new URL(test_.database.url);
  const name = url.pathname.slice(1);
  url.pathname = "/postgres";
  const client = new pg.Client(url.href);
  await client.connect();
  await client.query(`alter database ${name} allow_connections ${!isOut}`);
  if (isOut) await client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
  await client.end();
}

test("while the database is away requests are a 503 in words; afterwards everything goes on, nothing half done", async () => {
  const id = await test_.start("outage");
  await setOutage(true);
  const refused = await test_.post("/process-definition/key/outage/start");
  expect(refused.status).toBe(503);
  expect(refused.json).toEqual({
    ...{ type: "ProcessEngineException", message: "The database is not available at the moment. Repeat the request.", code: 0 },
  });
  await setOutage(false);
  expect((await test_.get(`/process-instance/${id}`)).status).toBe(200);
  expect((await test_.get("/process-instance/count?processDefinitionKey=outage")).json).toEqual({ count: 1 });
  await test_.start("outage");
  expect((await test_.get("/process-instance/count?processDefinitionKey=outage")).json).toEqual({ count: 2 });
});

test("a connection that is cut between two statements of a transaction undoes it, and harms nothing else", async () => {
  const database = openDatabase({ url: test_.database.url, log: pino({ level: "silent" }), connections: 2 });
  const cut = database.transaction(async (run) => {
    await run("insert into engine_group values ('cut')", []);
    const [own] = await run("select pg_backend_pid() as pid", []);
    await database.query("select pg_terminate_backend($1, 5000)", [own!.pid]);
    // The loss is heard of before the next statement.
    await new Promise((resolve) => setTimeout(resolve, 100));
    await run("select 1", []);
  });
  await expect(cut).rejects.toThrow(DatabaseUnavailable);
  expect(await database.query("select id from engine_group where id = 'cut'", [])).toEqual([]);
  await database.close();
});
