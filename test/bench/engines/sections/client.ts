import pino from "pino";
import { z } from "zod";
import { startWorkers, workerDefiner } from "../../../../src/camunda/workers.ts";
import { quantile } from "../../figures.ts";
import { lineOfTasks } from "../../models.ts";
import { alternate, type Bench, type Comparison, titled, withCpu } from "../comparison.ts";
import { deploy, openRest, startInstances } from "../rest.ts";
import { perSecond } from "./throughput.ts";

const log = pino({ level: "silent" });
const nothing = z.object({});
const define = workerDefiner<Record<string, never>>();
const line = 10;

/** The project's workers, which use Camunda's JavaScript client: external tasks per second, and pick-up latency. */
export async function client(bench: Bench): Promise<Comparison[]> {
  const { contenders, sizes } = bench;
  for (const { engine } of contenders) {
    await deploy(engine, "bench-client", lineOfTasks("bench-client", line));
    await deploy(engine, "bench-pick-up", lineOfTasks("bench-pick-up", 1));
  }
  const total = Math.ceil(sizes.tasks / line) * line;
  const work = await alternate(contenders, sizes.rounds, async (contender) => {
    const rest = openRest(contender.engine, 16);
    await startInstances(rest, "bench-client", total / line);
    rest.close();
    return withCpu(bench, contender, total, () => perSecond("completed/s", total, () => workOffAll(contender.engine, total)));
  });
  const latencies = await alternate(contenders, sizes.rounds, ({ engine }) => pickUp(engine, "bench-pick-up", sizes.samples));
  return [...titled("real client", work), ...titled("pick-up", latencies)];
}

type Engine = Parameters<typeof startWorkers>[0]["engine"];

async function workOffAll(engine: Engine, total: number): Promise<void> {
  let left = total;
  let done: () => void = () => {};
  const finished = new Promise<void>((resolve) => {
    done = resolve;
  });
  const workers = begin(engine, "bench-client", async () => {
    left -= 1;
    if (left === 0) done();
  });
  await finished;
  await workers.stop();
}

/** Milliseconds from the sending of a start request to the call of the handler of its external task, by long polling. */
export async function pickUp(engine: Engine, topic: string, samples: number): Promise<Record<string, number>> {
  let handled: (called: number) => void = () => {};
  const workers = begin(engine, topic, async () => handled(performance.now()));
  const rest = openRest(engine, 1);
  const latencies: number[] = [];
  // The first ones find a worker that is just connecting.
  for (let sample = -5; sample < samples; sample++) {
    const called = new Promise<number>((resolve) => {
      handled = resolve;
    });
    const sent = performance.now();
    await startInstances(rest, topic, 1);
    const latency = (await called) - sent;
    if (sample >= 0) latencies.push(latency);
  }
  rest.close();
  await workers.stop();
  return { "p50, ms": quantile(latencies, 0.5), "p95, ms": quantile(latencies, 0.95), "p99, ms": quantile(latencies, 0.99) };
}

function begin(engine: Engine, topic: string, work: () => Promise<void>) {
  const handler = async () => {
    await work();
    return {};
  };
  const worker = define({ topic, title: "bench", inputs: nothing, outputs: nothing, errors: {}, handler });
  return startWorkers({ engine, workers: [worker], services: {}, log });
}
