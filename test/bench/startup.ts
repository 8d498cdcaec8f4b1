import { startSystem } from "../support/system.ts";
import { type Figure, figure } from "./figures.ts";

/** Seconds from the command to "ready", on a new data folder and on one that exists. */
export async function benchStartup(): Promise<Figure[]> {
  const timed = async (work: () => Promise<unknown>) => {
    const began = performance.now();
    await work();
    return (performance.now() - began) / 1000;
  };
  const system = await startSystem();
  const again: number[] = [];
  try {
    for (let run = 0; run < 5; run++) {
      await system.terminate();
      again.push(await timed(system.start));
    }
  } finally {
    await system.dispose();
  }
  const first: number[] = [];
  for (let run = 0; run < 3; run++) {
    const began = performance.now();
    const fresh = await startSystem();
    first.push((performance.now() - began) / 1000);
    await fresh.dispose();
  }
  return [
    figure("start to ready, existing data folder", "s", again, { target: { atMost: 3 }, camunda: 10 }),
    figure("start to ready, first start ever", "s", first),
  ];
}
