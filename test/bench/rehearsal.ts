import { fileURLToPath } from "node:url";
import { hasFailed, loadModels, loadScenarios, rehearse } from "../../src/rehearsal/index.ts";
import { type Figure, figure } from "./figures.ts";

const folder = fileURLToPath(new URL("../../workflows", import.meta.url));
const runs = Number(process.env.RUNS ?? 5);
const count = 100;

/** The scenarios of our models, repeated until they are a hundred, each played in both readings. */
export async function benchRehearsal(): Promise<Figure[]> {
  const models = await loadModels(folder);
  const own = await loadScenarios(folder);
  const scenarios = Array.from({ length: count }, (_, nth) => own[nth % own.length]!);
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const begin = performance.now();
    if (hasFailed(await rehearse(models, scenarios))) throw new Error("a scenario did not go as it says");
    times.push((performance.now() - begin) / 1000);
  }
  return [figure(`rehearsal of ${count} scenarios, in two readings`, "s", times, { target: { atMost: 5 } })];
}
