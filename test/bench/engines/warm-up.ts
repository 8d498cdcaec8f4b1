import { lineOfTasks } from "../models.ts";
import type { Bench } from "./comparison.ts";
import { deploy, openRest, startInstances, workOff } from "./rest.ts";

/** Lets every engine do enough for its machine to have compiled what is hot. */
export async function warmUp({ contenders, sizes }: Bench): Promise<void> {
  const key = "bench-warm-up";
  for (const { engine } of contenders) {
    await deploy(engine, key, lineOfTasks(key, 10));
    const rest = openRest(engine, 16);
    await startInstances(rest, key, Math.ceil(sizes.warmUp / 10), { a: { type: "String", value: "x" } });
    await workOff(rest, { topic: key, total: Math.ceil(sizes.warmUp / 10) * 10 });
    rest.close();
  }
}
