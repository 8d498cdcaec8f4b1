import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import pino from "pino";
import { z } from "zod";
import { createEngineClient } from "../../../src/camunda/client.ts";
import { EngineError } from "../../../src/camunda/errors.ts";
import { createRequest, type EngineAddress } from "../../../src/camunda/http.ts";
import { startWorkers, workerDefiner } from "../../../src/camunda/workers.ts";
import type { Insistence } from "./insist.ts";

/** Instances of a model that waits for everything at once: work, time, messages, signals, calls, retries. */
export interface Walks {
  /** Takes one instance from its start to its end; gives its business key. */
  walk(): Promise<string>;
  /** How often handlers ran, by external task. */
  readonly runs: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

const MODELS = ["walk.bpmn", "called.bpmn"];
/** Milliseconds between two broadcasts, and between two looks at an instance. */
const BROADCAST_EVERY = 400;
const LOOK_EVERY = 150;

/** What every instance carries along: too large for the row of its tree. */
const DOCUMENT = { text: "x".repeat(50_000) };
/** Its length as the engine keeps it. */
export const DOCUMENT_LENGTH = JSON.stringify(DOCUMENT).length;

const log = pino({ level: "silent" });
const defineWorker = workerDefiner<Map<string, number>>();
const note = (runs: Map<string, number>, id: string) => runs.set(id, (runs.get(id) ?? 0) + 1);

const work = defineWorker({
  ...{ topic: "fault-work", title: "Trabalho", inputs: z.object({}), outputs: z.object({ worked: z.boolean() }), errors: {} },
  async handler({ task, services }) {
    note(services, task.id);
    return { worked: true };
  },
});

/** Fails the first time for half of its tasks. */
const flaky = defineWorker({
  ...{ topic: "fault-flaky", title: "Trabalho incerto", inputs: z.object({}), outputs: z.object({}), errors: {} },
  async handler({ task, services }) {
    note(services, task.id);
    if (task.attempt === 1 && Number.parseInt(task.id[0]!, 16) % 2 === 0) throw new Error("not at the first attempt");
    return {};
  },
});

/** Deploys the models and works for them. The engine may be away at any time: whoever drives a walk insists. */
export async function startWalks(address: EngineAddress, { insist }: Insistence): Promise<Walks> {
  const engine = createEngineClient({ ...address, log });
  const request = createRequest(address, log);
  const resources = await Promise.all(
    MODELS.map(async (name) => ({ name, content: await readFile(new URL(`../models/${name}`, import.meta.url), "utf8") })),
  );
  await insist(() => engine.deploy({ name: "fault-walks", resources }));
  const runs = new Map<string, number>();
  const workers = startWorkers({ engine: address, workers: [work, flaky], services: runs, log });
  const signals = setInterval(() => {
    request("POST", "/signal", { json: { name: "fault-signal" } }).catch(() => undefined);
  }, BROADCAST_EVERY);

  const start = async (businessKey: string) => {
    // The answer to an earlier attempt may have been lost: who starts again looks first.
    const known = await engine.historyProcessInstances({ processInstanceBusinessKey: businessKey });
    const variables = { worked: false, document: DOCUMENT };
    if (known.length === 0) await engine.startProcess("fault-walk", { businessKey, variables });
  };
  /** Does what the instance waits for; true once it has ended. */
  const goOn = async (businessKey: string) => {
    const instances = await engine.historyProcessInstances({ processInstanceBusinessKey: businessKey });
    if (instances.every(({ endTime }) => endTime !== null)) return true;
    for (const task of await engine.tasks({ processInstanceBusinessKey: businessKey }))
      await unlessDone(engine.completeTask(task.id));
    await unlessDone(engine.correlateMessage({ messageName: "fault-message", businessKey }));
    return false;
  };
  return {
    runs,
    async walk() {
      const businessKey = randomUUID();
      await insist(() => start(businessKey));
      while (!(await insist(() => goOn(businessKey)))) await pause(LOOK_EVERY);
      return businessKey;
    },
    async stop() {
      clearInterval(signals);
      await workers.stop();
    },
  };
}

/** What the engine refuses has been done before, or is not due yet. */
async function unlessDone(act: Promise<void>): Promise<void> {
  await act.catch((error) => {
    if (!(error instanceof EngineError)) throw error;
  });
}
