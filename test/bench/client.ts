import pino from "pino";
import { z } from "zod";
import { createEngineClient } from "../../src/camunda/client.ts";
import { startWorkers, workerDefiner } from "../../src/camunda/workers.ts";
import { startSystem } from "../support/system.ts";
import { type Figure, figure, quantile } from "./figures.ts";
import { lineOfTasks } from "./models.ts";

const log = pino({ level: "silent" });
const nothing = z.object({});

/** Runs before those that count, until both processes have compiled what is hot. */
const WARM_UP = 4;

/** What the real client reaches against the embedded engine in a process of its own: pick-up latency and throughput. */
export async function benchClient(): Promise<Figure[]> {
  const system = await startSystem({}, "engine");
  try {
    const engine = { url: system.engineUrl, ...(await system.engineAuth()) };
    const client = createEngineClient({ ...engine, log });
    const resources = [
      { name: "bench-one.bpmn", content: lineOfTasks("bench-one", 1) },
      { name: "bench-ten.bpmn", content: lineOfTasks("bench-ten", 10) },
    ];
    await client.deploy({ name: "bench-client", resources });
    return [...(await pickUp(engine, client)), await throughput(engine, client)];
  } finally {
    await system.dispose();
  }
}

type Engine = Parameters<typeof startWorkers>[0]["engine"];
type Client = ReturnType<typeof createEngineClient>;
const define = workerDefiner<Record<string, never>>();

/**
 * Milliseconds to the call of the handler: from the moment in which the engine created the task (its clock tells whole
 * milliseconds, so this is up to one too many), and from the sending of the request that starts the instance.
 */
async function pickUp(engine: Engine, client: Client): Promise<Figure[]> {
  let handled: (times: { called: number; created: number }) => void = () => {};
  const worker = define({
    topic: "bench-one",
    title: "bench",
    inputs: nothing,
    outputs: nothing,
    errors: {},
    handler: async ({ task }) => {
      const called = now();
      const [row] = await client.externalTasks({ externalTaskId: task.id });
      handled({ called, created: Date.parse(row!.createTime!) });
      return {};
    },
  });
  const workers = startWorkers({ engine, workers: [worker], services: {}, log });
  const sinceCreated: number[][] = [];
  const sinceSent: number[][] = [];
  for (let run = -WARM_UP; run < 5; run++) {
    const created: number[] = [];
    const sent: number[] = [];
    for (let sample = 0; sample < 300; sample++) {
      const times = new Promise<{ called: number; created: number }>((resolve) => {
        handled = resolve;
      });
      const began = now();
      await client.startProcess("bench-one");
      const seen = await times;
      created.push(seen.called - seen.created);
      sent.push(seen.called - began);
    }
    if (run < 0) continue;
    sinceCreated.push(created);
    sinceSent.push(sent);
  }
  await workers.stop();
  const at = (runs: number[][], point: number) => runs.map((latencies) => quantile(latencies, point));
  return [
    figure("pick-up (task created → handler called) p50", "ms", at(sinceCreated, 0.5)),
    figure("pick-up p95", "ms", at(sinceCreated, 0.95), { target: { atMost: 5 } }),
    figure("pick-up p99", "ms", at(sinceCreated, 0.99)),
    figure("start sent → handler called p50", "ms", at(sinceSent, 0.5), { camunda: 8 }),
    figure("start sent → handler called p95", "ms", at(sinceSent, 0.95), { camunda: 12 }),
  ];
}

/** Milliseconds since the epoch, with fractions. */
function now(): number {
  return performance.timeOrigin + performance.now();
}

/** Completions per second through the real client: instances of ten external tasks in a line. */
async function throughput(engine: Engine, client: Client): Promise<Figure> {
  const instances = 200;
  const runs: number[] = [];
  let left = 0;
  let done: () => void = () => {};
  const worker = define({
    topic: "bench-ten",
    title: "bench",
    inputs: nothing,
    outputs: nothing,
    errors: {},
    handler: async () => {
      left -= 1;
      if (left === 0) done();
      return {};
    },
  });
  for (let run = 0; run < 4; run++) {
    left = instances * 10;
    const finished = new Promise<void>((resolve) => {
      done = resolve;
    });
    for (let started = 0; started < instances; started += 16) {
      await Promise.all(Array.from({ length: Math.min(16, instances - started) }, () => client.startProcess("bench-ten")));
    }
    const began = performance.now();
    const workers = startWorkers({ engine, workers: [worker], services: {}, log });
    await finished;
    await workers.stop();
    if (run > 0) runs.push((instances * 10) / ((performance.now() - began) / 1000));
  }
  return figure("completions through the real client", "/s", runs, { camunda: 310 });
}
