import { lineOfTasks, waiting as waitingModel } from "../../models.ts";
import { alternate, type Bench, type Comparison, titled, withCpu } from "../comparison.ts";
import type { Contender } from "../contender.ts";
import { deploy, openRest, startInstances, workOff } from "../rest.ts";
import { pickUp } from "./client.ts";
import { perSecond } from "./throughput.ts";

const topic = "bench-beside";
const backlog = "bench-backlog";
const line = 10;

/**
 * What is left of throughput and latency beside many instances: none; many that wait for people and timers; many whose external
 * tasks are open, of the very topic that is worked on.
 */
export async function waiting(bench: Bench): Promise<Comparison[]> {
  const { contenders, sizes } = bench;
  for (const { engine } of contenders) {
    await deploy(engine, topic, lineOfTasks(topic, line));
    await deploy(engine, "bench-pick-up", lineOfTasks("bench-pick-up", 1));
    await deploy(engine, backlog, lineOfTasks(backlog, 1));
    await deploy(engine, "bench-waiting", waitingModel("bench-waiting"));
  }
  const total = Math.ceil(sizes.tasks / line) * line;
  const measure = (title: string) =>
    alternate(contenders, sizes.rounds, (contender) => beside(bench, contender, total)).then((figures) => titled(title, figures));
  const none = await measure("nothing waits");
  const many = `${sizes.waiting} wait`;
  const filled = await alternate(contenders, 1, (contender) => fill(bench, contender, "bench-waiting", sizes.waiting));
  const crowded = await measure(many);
  const queued = await alternate(contenders, 1, (contender) => fill(bench, contender, backlog, sizes.waiting));
  const inQueue = await alternate(contenders, sizes.rounds, async (contender) => {
    const rest = openRest(contender.engine, 16);
    const outcome = await withCpu(bench, contender, total, () =>
      perSecond("external tasks completed/s", total, () => workOff(rest, { topic: backlog, total })),
    );
    rest.close();
    return outcome;
  });
  return [
    ...none,
    ...titled(many, filled),
    ...crowded,
    ...titled(`${sizes.waiting} open external tasks`, queued),
    ...titled(`${sizes.waiting} open external tasks`, inQueue),
  ];
}

async function beside(bench: Bench, contender: Contender, total: number) {
  const rest = openRest(contender.engine, 16);
  await startInstances(rest, topic, total / line);
  const outcome = await withCpu(bench, contender, total, () =>
    perSecond("external tasks completed/s", total, () => workOff(rest, { topic, total })),
  );
  rest.close();
  const latency = await pickUp(contender.engine, "bench-pick-up", bench.sizes.samples);
  const { process, whole } = await bench.memory(contender);
  return {
    ...outcome,
    "pick-up p50, ms": latency["p50, ms"]!,
    "memory of the process, MB": process,
    "… with its connections, MB": whole,
  };
}

async function fill(bench: Bench, contender: Contender, key: string, count: number) {
  const rest = openRest(contender.engine, 16);
  const outcome = await withCpu(bench, contender, count, () =>
    perSecond("instances started/s", count, () => startInstances(rest, key, count, { a: { type: "String", value: "x" } })),
  );
  rest.close();
  return outcome;
}
