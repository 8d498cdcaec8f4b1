import { lineOfTasks, parallelTasks } from "../../models.ts";
import { alternate, type Bench, type Comparison, titled, withCpu } from "../comparison.ts";
import { deploy, openRest, startInstances, type Variables, type Work, workOff } from "../rest.ts";
import { perSecond } from "./throughput.ts";

interface Case {
  title: string;
  key: string;
  model: string;
  tasksPerInstance: number;
  variables: Variables;
  work: Pick<Work, "fetched" | "variables">;
}

/** So many instances at once that every connection always finds tasks; of long ones, some are left unfinished. */
const enough = 40;

/** How the cost of a completion grows: with the elements of the model, with variables, with parallel branches. */
export async function growth(bench: Bench): Promise<Comparison[]> {
  const { contenders, sizes } = bench;
  const results: Comparison[] = [];
  for (const { title, key, model, tasksPerInstance, variables, work } of cases()) {
    for (const { engine } of contenders) await deploy(engine, key, model);
    const total = Math.ceil(sizes.tasks / 2);
    const instances = Math.max(enough, Math.ceil(total / tasksPerInstance));
    const comparisons = await alternate(contenders, sizes.rounds, async (contender) => {
      const rest = openRest(contender.engine, 8);
      await startInstances(rest, key, instances, variables);
      const outcome = await withCpu(bench, contender, total, () =>
        perSecond("completed/s", total, () => workOff(rest, { topic: key, total, maxTasks: 4, ...work })),
      );
      rest.close();
      return outcome;
    });
    results.push(...titled(title, comparisons));
  }
  return results;
}

function cases(): Case[] {
  const none = { variables: {}, work: { fetched: [] } };
  return [
    ...[10, 30, 100, 300].map((elements) => {
      // A line of n tasks has n + 1 flows, a start and an end.
      const tasks = Math.round((elements - 3) / 2);
      const key = `bench-elements-${elements}`;
      return { title: `${elements} elements`, key, model: lineOfTasks(key, tasks), tasksPerInstance: tasks, ...none };
    }),
    ...[1, 10, 50, 200].map((count) => {
      const key = `bench-variables-${count}`;
      const variables = Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`v${index}`, { type: "String", value: `value ${index}` }]),
      );
      const work = { fetched: ["v0"], variables: { v0: { type: "String", value: "changed" } } };
      return { title: `${count} variables`, key, model: lineOfTasks(key, 10), tasksPerInstance: 10, variables, work };
    }),
    ...[1, 10, 50, 100].map((branches) => {
      const key = `bench-branches-${branches}`;
      // All tasks of an instance are open at once.
      return { title: `${branches} branches`, key, model: parallelTasks(key, branches), tasksPerInstance: branches, ...none };
    }),
  ];
}
