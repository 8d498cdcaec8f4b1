/** The clean-up of the history: what has ended and outlived its time goes, what is running never does. */
import { expect } from "@jest/globals";
import pg from "pg";
import { pino } from "pino";
import { startEngine } from "../../../src/engine/index.ts";
import { testDatabase } from "../../support/database.ts";
import { callEngine, type TestEngine, testEngine } from "./harness.ts";

const day = 86_400_000;
const body = `<startEvent id="s"/><userTask id="u"/><endEvent id="e"/> s>u u>e `;
let test_: TestEngine;

beforeAll(async () => {
  test_ = await testEngine({ cleanupWindow: { start: 120, end: 300 } });
  await test_.deploy("cleaned", body);
});
afterAll(() => test_?.stop());

const job = async () => (await test_.get("/history/cleanup/job")).json as { id: string; dueDate: string; suspended: boolean };
const isKnown = async (id: string) => (await test_.get(`/history/process-instance/${id}`)).status === 200;

async function instance(): Promise<{ id: string; taskId: string }> {
  const id = await test_.start("cleaned", { x: "y" });
  const [task] = (await test_.get(`/task?processInstanceId=${id}`)).json;
  return { id, taskId: task.id };
}

/** Rows of every table of the engine that name an instance. */
async function rowsOf(id: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: test_.database.url });
  await client.connect();
  const { rows } = await client.query(
    "select distinct table_name as name from information_schema.columns where table_schema = 'engine' and column_name = 'instance_id'",
  );
  const found = [];
  for (const { name } of rows)
    if ((await client.query(`select 1 from engine.${name} where instance_id = $1 limit 1`, [id])).rowCount) found.push(name);
  await client.end();
  return found;
}

test("with a window there is a job from the start, due when the window opens", async () => {
  const opens = new Date(test_.now());
  opens.setHours(2, 0, 0, 0);
  if (opens.getTime() <= test_.now()) opens.setDate(opens.getDate() + 1);
  expect(new Date((await job()).dueDate).getTime()).toBe(opens.getTime());
  expect((await test_.get("/history/cleanup/configuration")).json).toMatchObject({
    enabled: true,
    batchWindowStartTime: expect.any(String),
  });
});

test("an instance goes with all that tells of it, one that has time left and one that is running stay", async () => {
  const running = await instance();
  const ended = await instance();
  await test_.post(`/task/${ended.taskId}/comment/create`, { message: "gone with the task" });
  await test_.post(`/task/${ended.taskId}/complete`);
  test_.advance(365 * day);
  const later = await instance();
  await test_.post(`/task/${later.taskId}/complete`);
  expect(await rowsOf(ended.id)).toContain("variable_update");

  const { id } = (await test_.post("/history/cleanup")).json;
  expect((await test_.post(`/job/${id}/execute`)).status).toBe(204);

  expect([await isKnown(ended.id), await isKnown(later.id), await isKnown(running.id)]).toEqual([false, true, true]);
  expect(await rowsOf(ended.id)).toEqual([]);
  expect((await test_.get(`/task/${ended.taskId}/comment`)).status).toBe(404);
  expect((await test_.post(`/task/${running.taskId}/complete`)).status).toBe(204);
  expect(new Date((await job()).dueDate).getTime()).toBeGreaterThan(test_.now());
});

test("more than one batch is removed in one execution", async () => {
  const ids = [];
  for (let i = 0; i < 120; i++) {
    const { id, taskId } = await instance();
    ids.push(id);
    await test_.post(`/task/${taskId}/complete`);
  }
  test_.advance(365 * day);
  const { id } = (await test_.post("/history/cleanup")).json;
  await test_.post(`/job/${id}/execute`);
  expect((await test_.get("/history/process-instance/count?processDefinitionKey=cleaned&finished=true")).json).toEqual({
    count: 0,
  });
});

test("engines that begin at the same moment make one job", async () => {
  const database = await testDatabase();
  const options = {
    databaseUrl: database.url,
    port: 0,
    users: [],
    auth: false,
    jobExecutor: false,
    cleanupWindow: { start: 120, end: 300 },
  };
  const begin = () => startEngine({ ...options, clock: () => new Date("2026-11-21T10:00:00Z"), log: pino({ level: "silent" }) });
  const engines = await Promise.all(Array.from({ length: 6 }, begin));
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const jobs = async () => (await client.query("select id from engine.job where kind = 'history-cleanup'")).rowCount;
    expect(await jobs()).toBe(1);
    // The moment at which none of them has made it yet, again and again.
    for (let round = 0; round < 5; round++) {
      await client.query("delete from engine.job where kind = 'history-cleanup'");
      const asked = await Promise.all(engines.map(({ url }) => callEngine(url, "POST", "/history/cleanup?immediatelyDue=false")));
      expect(asked.map(({ status }) => status)).toEqual(engines.map(() => 200));
      expect(await jobs()).toBe(1);
    }
  } finally {
    await client.end();
    await Promise.all(engines.map((engine) => engine.stop()));
    await database.drop();
  }
});
