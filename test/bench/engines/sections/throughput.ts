import { lineOfTasks } from "../../models.ts";
import { alternate, type Bench, type Comparison, titled, withCpu } from "../comparison.ts";
import { deploy, openRest, startInstances, workOff } from "../rest.ts";

const line = 10;

/** External tasks completed per second over raw REST, with 1, 8 and 16 connections; instances started per second. */
export async function throughput(bench: Bench): Promise<Comparison[]> {
  const { contenders, sizes } = bench;
  const topic = "bench-line";
  const results: Comparison[] = [];
  for (const { engine } of contenders) await deploy(engine, topic, lineOfTasks(topic, line));
  for (const count of [1, 8, 16]) {
    const rests = new Map(contenders.map(({ name, engine }) => [name, openRest(engine, count)]));
    const total = Math.ceil((count === 1 ? sizes.tasks / 4 : sizes.tasks) / line) * line;
    const starts: Comparison[] = await alternate(contenders, sizes.rounds, async (contender) => {
      const rest = rests.get(contender.name)!;
      const started = await withCpu(bench, contender, total / line, () =>
        perSecond("started/s", total / line, () =>
          startInstances(rest, topic, total / line, { a: { type: "String", value: "x" } }),
        ),
      );
      const completed = await withCpu(bench, contender, total, () =>
        perSecond("completed/s", total, () => workOff(rest, { topic, total })),
      );
      return { ...prefixed("instances", started), ...prefixed("external tasks", completed) };
    });
    results.push(...titled(connections(count), starts));
    for (const rest of rests.values()) rest.close();
  }
  return results;
}

export function connections(count: number): string {
  return count === 1 ? "1 connection" : `${count} connections`;
}

function prefixed<T>(prefix: string, outcome: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(outcome).map(([name, value]) => [`${prefix} ${name}`, value]));
}

/** How many a second. */
export async function perSecond(name: string, count: number, work: () => Promise<unknown>): Promise<Record<string, number>> {
  const began = performance.now();
  await work();
  return { [name]: count / ((performance.now() - began) / 1000) };
}
