import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import pino from "pino";
import { z } from "zod";
import { createEngineClient, type EngineClient } from "../../src/camunda/client.ts";
import { deployModels } from "../../src/camunda/deployer.ts";
import { BpmnError, PermanentFailure, type RunningWorkers, startWorkers } from "../../src/camunda/workers.ts";
import { loadModels } from "../../src/rehearsal/index.ts";
import { PATIENCE, type TestEngine, testEngine } from "../support/engine.ts";
import { gate, timing, worker } from "./support/runner.ts";

const log = pino({ enabled: false });
const workflows = fileURLToPath(new URL("../../workflows", import.meta.url));
let engine: TestEngine;
let client: EngineClient;
const running: RunningWorkers[] = [];

beforeAll(async () => {
  engine = await testEngine();
  client = createEngineClient({ ...engine, log });
  const model = await readFile(new URL("./fixtures/one-task.bpmn", import.meta.url), "utf8");
  await client.deploy({ name: "one-task", resources: [{ name: "one-task.bpmn", content: model }] });
}, PATIENCE);
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
});
afterAll(() => engine.dispose());

function run(workers: Parameters<typeof startWorkers<unknown>>[0]["workers"]): RunningWorkers {
  const started = startWorkers({ engine, workers, services: {}, log, timing });
  running.push(started);
  return started;
}

/** Asks the engine until it says what is expected; the answer is milliseconds away. */
async function eventually<T>(ask: () => Promise<T | undefined | null | false>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const ended = (processInstanceId: string) =>
  eventually(async () => {
    const [instance] = await client.historyProcessInstances({ processInstanceId, finished: true });
    return instance && client.historyActivityInstances({ processInstanceId, activityType: "noneEndEvent" });
  });

describe("the runner on an engine", () => {
  const inputs = z.object({ name: z.string() });

  test("completes, with variables of the right type on both sides", async () => {
    const outputs = z.object({ greeting: z.string(), list: z.array(z.number()) });
    const handler = async ({ input }: { input: { name?: string } }) => ({ greeting: `Olá, ${input.name}`, list: [1] });
    run([worker("one-task", handler as never, { inputs, outputs })]);
    const { id } = await client.startProcess("one-task", { variables: { name: "Ana" } });
    const [end] = await ended(id);
    expect(end!.activityId).toBe("done");
    const instance = await client.startProcess("one-task-and-person", { variables: { name: "Ana" } });
    const [task] = await eventually(async () => {
      const tasks = await client.tasks({ processInstanceId: instance.id });
      return tasks.length > 0 && tasks;
    });
    expect(await client.formVariables(task!.id)).toMatchObject({ name: "Ana", greeting: "Olá, Ana", list: [1] });
  });

  test("a BPMN error takes the error path", async () => {
    run([worker("one-task", () => Promise.reject(new BpmnError("REFUSED", "no")), { errors: { REFUSED: "…" } })]);
    const { id } = await client.startProcess("one-task");
    expect(await ended(id)).toMatchObject([{ activityId: "refused" }]);
  });

  test("a variable that is missing is an incident that names it", async () => {
    run([worker("one-task", async () => ({}), { inputs })]);
    const { id } = await client.startProcess("one-task", { businessKey: "without-name" });
    const [incident] = await eventually(async () => {
      const incidents = await client.incidents({ processInstanceId: id });
      return incidents.length > 0 && incidents;
    });
    expect(incident).toMatchObject({ incidentType: "failedExternalTask", incidentMessage: expect.stringContaining('"name"') });
    const [task] = await client.externalTasks({ processInstanceId: id });
    expect(task).toMatchObject({ retries: 0, businessKey: "without-name" });
    await client.deleteProcessInstance(id);
  });

  test("a task that is cancelled tells its handler", async () => {
    const started = gate();
    const told = gate<unknown>();
    const handler = ({ signal }: { signal: AbortSignal }) =>
      new Promise<never>((_resolve, reject) => {
        started.open();
        signal.addEventListener("abort", () => {
          told.open(signal.reason);
          reject(signal.reason);
        });
      });
    run([worker("one-task", handler, { lockDuration: 150 })]);
    const { id } = await client.startProcess("one-task");
    await started.opened;
    await client.deleteProcessInstance(id);
    expect(await told.opened).toMatchObject({ code: "cancelled" });
  });

  test("two runners share the work: nothing twice, nothing left", async () => {
    const seen: string[] = [];
    const note = async ({ task }: { task: { processInstanceId: string } }) => {
      seen.push(task.processInstanceId);
      return {};
    };
    run([worker("one-task", note)]);
    run([worker("one-task", note)]);
    const instances = await Promise.all(Array.from({ length: 20 }, () => client.startProcess("one-task")));
    await Promise.all(instances.map(({ id }) => ended(id)));
    expect([...seen].sort()).toEqual(instances.map(({ id }) => id).sort());
  });

  test("an engine that is restarted is found again, and its tasks are done", async () => {
    run([worker("one-task", async () => ({}))]);
    const first = await client.startProcess("one-task");
    await ended(first.id);
    await engine.down();
    await engine.up();
    const second = await client.startProcess("one-task");
    await ended(second.id);
  });

  test("a task in hand when the engine goes is completed when it is back", async () => {
    const held = gate();
    const started = gate();
    run([
      worker("one-task", async () => {
        started.open();
        await held.opened;
        return {};
      }),
    ]);
    const { id } = await client.startProcess("one-task");
    await started.opened;
    await engine.down();
    held.open();
    await engine.up();
    await ended(id);
  });

  test("a stopped runner leaves nothing locked", async () => {
    const first = run([worker("one-task", () => Promise.reject(new PermanentFailure("not mine")))]);
    await first.stop();
    const { id } = await client.startProcess("one-task");
    expect(await client.externalTasks({ processInstanceId: id })).toMatchObject([{ workerId: null, retries: null }]);
    run([worker("one-task", async () => ({}))]);
    await ended(id);
  });
});

describe("the deployer on an engine", () => {
  test("deploys the models of this product; the second time there is nothing new", async () => {
    const first = await deployModels({ client, folder: workflows, log });
    expect(first.isNew).toBe(true);
    expect(first.definitions.map(({ key }) => key).sort()).toEqual(Object.keys(await loadModels(workflows)).sort());
    expect(await deployModels({ client, folder: workflows, log })).toMatchObject({
      isNew: false,
      deploymentId: first.deploymentId,
    });
  });

  test("a fault is told with file and element, and nothing is deployed", async () => {
    const folder = await mkdtemp(join(tmpdir(), "models-"));
    try {
      await mkdir(join(folder, "forms"));
      const model = await readFile(join(workflows, "company-link.bpmn"), "utf8");
      await writeFile(join(folder, "company-link.bpmn"), model.replace('camunda:formRefBinding="deployment"', ""));
      await expect(deployModels({ client, folder, log })).rejects.toMatchObject({
        code: "deployment-refused",
        message: expect.stringMatching(/company-link\.bpmn.*choose-company|choose-company.*company-link\.bpmn/s),
      });
      expect(await client.processDefinitions({ key: "company-link" })).toHaveLength(1);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
