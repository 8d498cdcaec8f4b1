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

/** Milliseconds from the request that creates the task (sent) to the call of the handler; the start itself is included. */
async function pickUp(engine: Engine, client: Client): Promise<Figure[]> {
  let called: (at: number) => void = () => {};
  const worker = define({
    topic: "bench-one",
    title: "bench",
    inputs: nothing,
    outputs: nothing,
    errors: {},
    handler: async () => {
      called(performance.now());
      return {};
    },
  });
  const workers = startWorkers({ engine, workers: [worker], services: {}, log });
  const runs: number[][] = [];
  for (let run = -WARM_UP; run < 5; run++) {
    const latencies: number[] = [];
    for (let sample = 0; sample < 300; sample++) {
      const handled = new Promise<number>((resolve) => {
        called = resolve;
      });
      const began = performance.now();
      await client.startProcess("bench-one");
      latencies.push((await handled) - began);
    }
    if (run >= 0) runs.push(latencies);
  }
  await workers.stop();
  const at = (point: number) => runs.map((latencies) => quantile(latencies, point));
  return [
    figure("pick-up (start sent → handler called) p50", "ms", at(0.5), { camunda: 8 }),
    figure("pick-up p95", "ms", at(0.95), { target: { atMost: 5 }, camunda: 12 }),
    figure("pick-up p99", "ms", at(0.99)),
  ];
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
