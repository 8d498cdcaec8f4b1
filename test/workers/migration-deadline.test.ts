import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import pino from "pino";
import { createEngineClient, type EngineClient } from "../../src/camunda/client.ts";
import { deployModels } from "../../src/camunda/deployer.ts";
import { type RunningWorkers, startWorkers } from "../../src/camunda/workers.ts";
import { DEADLINE_CHANGED, DEADLINE_KEY, deadlineAfter } from "../../src/domain/migration-deadline.ts";
import { createDeadlineKeeper } from "../../src/process/deadline-keeper.ts";
import { workers } from "../../workers/index.ts";
import { addLegacyAccount, addLegacyProcess, type LegacyRow, markMigrated } from "../store/support/legacy-rows.ts";
import { identity, openStore, type TestStore } from "../store/support/store.ts";
import { PATIENCE, type TestEngine, testEngine } from "../support/engine.ts";
import { until } from "../support/until.ts";

const log = pino({ enabled: false });
const lastDay = (day: string) => deadlineAfter(new Date(`${day}T12:00:00-03:00`));
const at = lastDay("2037-01-31");
const SECOND = 1_000;

let testedEngine: TestEngine;
let engine: EngineClient;
let store: TestStore;
let running: RunningWorkers;
let accountId: string;
let joana: LegacyRow;

beforeAll(async () => {
  testedEngine = await testEngine();
  engine = createEngineClient({ ...testedEngine, log });
  await deployModels({ client: engine, folder: fileURLToPath(new URL("../../workflows", import.meta.url)), log });
}, PATIENCE);
afterAll(() => testedEngine?.dispose());

beforeEach(async () => {
  store = await openStore();
  store.now = new Date("2036-12-01T12:00:00-03:00");
  accountId = (await store.accounts.upsertFromGovbr(identity())).id;
  joana = await addLegacyAccount(store, { login: "joana" });
  const services = {
    store,
    engine,
    clock: () => store.now,
    log,
    portalUrl: "https://portal.example",
    govbr: { companies: async () => [] },
  };
  running = await startWorkers({ engine: testedEngine, workers, services, log });
}, PATIENCE);
afterEach(async () => {
  await running.stop();
  for (const { id } of await engine.processInstances({ rootProcessInstances: true })) await engine.deleteProcessInstance(id);
  await store.finish();
}, PATIENCE);

const look = () => createDeadlineKeeper({ store, engine, log }).look();
const set = (moment: Date, reason = "Portaria") =>
  store.migrationDeadline.set({ at: moment, actor: accountId, capacity: "staff:administrator", origin: null, reason });
const followers = () => engine.processInstances({ processDefinitionKey: DEADLINE_KEY });
/** Waits until it waits for a moment, and gives the job that waits. */
const waitingFor = (moment: string | Date) =>
  until(`it waits for ${new Date(moment).toISOString()}`, async () => {
    const jobs = await engine.jobs({ processDefinitionKey: DEADLINE_KEY });
    return jobs.find(({ dueDate }) => dueDate !== null && new Date(dueDate).getTime() === new Date(moment).getTime()) ?? null;
  });
/** Lets the clock reach a moment for which it waits. */
async function reach(moment: string | Date): Promise<void> {
  const { id } = await waitingFor(moment);
  store.now = new Date(moment);
  await engine.executeJob(id);
}
const change = () => engine.correlateMessage({ messageName: DEADLINE_CHANGED, businessKey: DEADLINE_KEY });
/** An instance of some model, as those of the old system are. */
const oldProcess = async (owner: LegacyRow) => {
  const { id } = await engine.startProcess("onboarding");
  await addLegacyProcess(store, owner, id);
  return id;
};
const isSuspended = async (id: string) => (await engine.processInstance(id)).suspended;
const mails = async () => (await store.outbox.list()).filter(({ template }) => template === "migration-deadline-warning");

test(
  "it is started when it is needed and missing, once, and waits for the exact moment of the first warning",
  async () => {
    await look();
    expect(await followers()).toEqual([]);
    await set(at);
    await Promise.all([look(), look()]);
    await waitingFor("2037-01-02T00:00:00-03:00");
    await look();
    expect(await followers()).toHaveLength(1);
  },
  PATIENCE,
);

test(
  "warnings go out at their moments, once; at the exact second processes stop, and those who migrated are left alone",
  async () => {
    const other = await addLegacyAccount(store, { login: "pedro" });
    const [ofJoana, ofPedro] = [await oldProcess(joana), await oldProcess(other)];
    await set(at);
    await look();
    for (const [day, count] of [
      ["2037-01-02", 2],
      ["2037-01-17", 4],
      ["2037-01-25", 6],
      ["2037-01-31", 8],
    ] as const) {
      await reach(`${day}T00:00:00-03:00`);
      await until(`${count} mails`, async () => (await mails()).length === count);
    }
    await markMigrated(store, other, accountId);
    expect(await isSuspended(ofJoana)).toBe(false);
    await reach(at);
    await until("it is suspended", () => isSuspended(ofJoana));
    await waitingFor("2037-02-02T00:00:00-03:00");
    expect(await isSuspended(ofPedro)).toBe(false);
    expect(await mails()).toHaveLength(8);
    expect(await store.sql("SELECT step, affected FROM store.migration_deadline_steps ORDER BY id")).toEqual([
      ...["30", "15", "7", "1"].map((step) => ({ step, affected: 2 })),
      { step: "block", affected: 1 },
    ]);
  },
  PATIENCE,
);

test(
  "an extension before the deadline takes effect on the running timer; one after it lets the processes go",
  async () => {
    const instance = await oldProcess(joana);
    store.now = new Date("2037-01-31T12:00:00-03:00");
    await set(at);
    await look();
    await waitingFor(at);
    await set(lastDay("2037-02-28"), "Prorrogado");
    await change();
    await waitingFor("2037-02-14T00:00:00-03:00");
    store.now = new Date(at.getTime() + SECOND);
    await look();
    expect(await isSuspended(instance)).toBe(false);

    store.now = lastDay("2037-02-28");
    // The timer is late: it is woken by whoever keeps it alive.
    await look();
    await until("it is suspended", () => isSuspended(instance));
    await waitingFor("2037-03-02T00:00:00-03:00");
    await set(lastDay("2037-12-31"), "Prorrogado de novo");
    await look();
    await until("it goes on", async () => !(await isSuspended(instance)));
    await waitingFor("2037-12-02T00:00:00-03:00");
    expect(await store.migrationDeadline.reach()).toMatchObject({ suspended: 0 });
  },
  PATIENCE,
);

test(
  "what an old process has called stops and goes on with it",
  async () => {
    const model = (key: string, body: string) => `<?xml version="1.0" encoding="UTF-8"?>
    <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
      <bpmn:process id="${key}" isExecutable="true" camunda:historyTimeToLive="P1D"><bpmn:startEvent id="begin" />${body}</bpmn:process></bpmn:definitions>`;
    const step = (element: string) => `<bpmn:sequenceFlow id="flow" sourceRef="begin" targetRef="step" /><bpmn:${element} />`;
    const resources = [
      { name: "old-caller.bpmn", content: model("old-caller", step('callActivity id="step" calledElement="old-called"')) },
      { name: "old-called.bpmn", content: model("old-called", step('userTask id="step" name="Trabalho"')) },
    ];
    await engine.deploy({ name: "old", resources });
    const { id } = await engine.startProcess("old-caller");
    await addLegacyProcess(store, joana, id);
    const [called] = await engine.processInstances({ superProcessInstance: id });
    await set(at);
    store.now = at;
    await look();
    await until("both are suspended", async () => (await isSuspended(id)) && (await isSuspended(called!.id)));
    await waitingFor("2037-02-02T00:00:00-03:00");
    await set(lastDay("2037-12-31"), "Prorrogado");
    await look();
    await until("both go on", async () => !(await isSuspended(id)) && !(await isSuspended(called!.id)));
    await waitingFor("2037-12-02T00:00:00-03:00");
  },
  PATIENCE,
);

test(
  "what an operator has suspended is not ours to let go",
  async () => {
    const [ours, theirs] = [await oldProcess(joana), await oldProcess(joana)];
    await engine.operations.suspendInstance(theirs, true);
    await set(at);
    store.now = at;
    await look();
    await until("it is suspended", () => isSuspended(ours));
    await set(lastDay("2037-12-31"), "Prorrogado");
    await until("it is woken", async () => {
      await look();
      return !(await isSuspended(ours));
    });
    await waitingFor("2037-12-02T00:00:00-03:00");
    expect(await isSuspended(theirs)).toBe(true);
  },
  PATIENCE,
);

test(
  "what comes after the deadline is stopped the next day; when everybody has migrated it ends",
  async () => {
    await set(at);
    store.now = at;
    await look();
    await waitingFor("2037-02-02T00:00:00-03:00");
    const late = await oldProcess(joana);
    await reach("2037-02-02T00:00:00-03:00");
    await until("it is suspended", () => isSuspended(late));
    await waitingFor("2037-02-03T00:00:00-03:00");
    await markMigrated(store, joana, accountId);
    await store.sql("UPDATE store.legacy_processes SET suspended_at = NULL");
    await change();
    await until("it has ended", async () => (await followers()).length === 0);
    await look();
    expect(await followers()).toEqual([]);
  },
  PATIENCE,
);
