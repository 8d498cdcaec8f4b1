import pino from "pino";
import { createEngineClient, type EngineClient } from "../../src/camunda/client.ts";
import { createFiguresReader } from "../../src/figures/reader.ts";
import { model } from "../portal/operator/support/models.ts";
import { openStore, type TestStore } from "../store/support/store.ts";
import { PATIENCE, type TestEngine, testEngine } from "../support/engine.ts";

let store: TestStore;
let own: TestEngine;
let engine: EngineClient;
/** How far the clock of the reader is ahead, in milliseconds: what has just happened is let settle first. */
let ahead = 0;

beforeEach(async () => {
  [store, own] = await Promise.all([openStore(), testEngine()]);
  engine = createEngineClient({ url: own.url, user: own.user, password: own.password, log: pino({ level: "silent" }) });
  ahead = 60_000;
}, PATIENCE);
afterEach(async () => {
  await own.dispose();
  await store.finish();
});

const reader = (page?: number, answers?: number) =>
  createFiguresReader({
    ...{ store, engine, clock: () => new Date(Date.now() + ahead) },
    ...(page !== undefined && { page }),
    ...(answers !== undefined && { answers }),
  });

const versions = [1, 2].map((version) =>
  model("work", "Trabalho", [
    ["startEvent", "begin", "Pedido"],
    ["userTask", "first", "Primeira"],
    ["userTask", `second${version}`, "Segunda"],
    ["endEvent", "end", "Fim"],
  ]),
);
const deploy = (version: 1 | 2) =>
  engine.deploy({ name: "work", resources: [{ name: "work.bpmn", content: versions[version - 1]! }] });
const start = async () => (await engine.startProcess("work")).id;
const complete = async (processInstanceId: string) => {
  const [task] = await engine.tasks({ processInstanceId });
  await engine.completeTask(task!.id);
};

/** Standing and passed, by element. */
async function figures(query: object = {}): Promise<Record<string, [standing: number, passed: number]>> {
  const { steps } = await store.figures.read({ processKey: "work", ...query });
  return Object.fromEntries(steps.map(({ element, standing, passed }) => [element, [standing, passed]]));
}

test("everything that happens is counted once, however often and in whatever parts it is read", async () => {
  await reader().read();
  expect(await figures()).toEqual({});
  await deploy(1);
  const ids = [await start(), await start(), await start()];
  await complete(ids[0]!);
  await Promise.all([reader().read(), reader(1).read()]);
  await reader(2).read();
  expect(await figures()).toEqual({ begin: [0, 3], first: [2, 1], second1: [1, 0] });
  await complete(ids[0]!);
  await complete(ids[1]!);
  await reader(1).read();
  await reader().read();
  expect(await figures()).toEqual({ begin: [0, 3], first: [1, 2], second1: [1, 1], end: [0, 1] });
  const { asOf } = await store.figures.read({ processKey: "work" });
  expect(Math.abs(asOf!.getTime() - Date.now())).toBeLessThan(120_000);
});

test("what is too much for a turn is read in the next ones, and figures are not as of now before", async () => {
  await deploy(1);
  for (let nth = 0; nth < 4; nth++) await complete(await start());
  const asOf = async () => (await store.figures.read({ processKey: "work" })).asOf;
  const { read } = reader(1, 12);
  await read();
  expect(await asOf()).toBeNull();
  for (let turn = 0; turn < 20 && (await asOf()) === null; turn++) await read();
  expect(await asOf()).not.toBeNull();
  expect(await figures()).toEqual({ begin: [0, 4], first: [0, 4], second1: [4, 0] });
});

test("what has just happened is read when it has settled", async () => {
  await deploy(1);
  await start();
  ahead = 0;
  await reader().read();
  expect(await figures()).toEqual({});
  ahead = 60_000;
  await reader().read();
  expect(await figures()).toEqual({ begin: [0, 1], first: [1, 0] });
});

test("an instance that was moved, cancelled, or deleted with its history is seen to be", async () => {
  await deploy(1);
  const [moved, cancelled, deleted] = [await start(), await start(), await start()];
  await reader().read();
  const [source] = await engine.processDefinitions({ key: "work", latestVersion: true });
  await deploy(2);
  const [target] = await engine.processDefinitions({ key: "work", latestVersion: true });
  expect(await figures({ version: 1 })).toMatchObject({ first: [3, 0] });
  const { operations } = engine;
  await operations.migrate(await operations.generatePlan(source!.id, target!.id, false), moved);
  await operations.cancelInstance(cancelled);
  await operations.cancelInstance(deleted);
  await deleteHistory(deleted);
  await reader().read();
  expect(await figures({ version: 1 })).toMatchObject({ first: [0, 0] });
  expect(await figures({ version: 2 })).toMatchObject({ first: [1, 0] });
  const { steps } = await store.figures.read({ processKey: "work", version: 1 });
  expect(steps.find(({ element }) => element === "first")).toMatchObject({ canceled: 1, median: null });
  await complete(moved);
  await reader().read();
  expect(await figures({ version: 2 })).toMatchObject({ first: [0, 1], second2: [1, 0] });
});

async function deleteHistory(id: string): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${own.user}:${own.password}`).toString("base64")}`;
  const { status } = await fetch(`${own.url}/history/process-instance/${id}`, { method: "DELETE", headers: { authorization } });
  expect(status).toBe(204);
}
