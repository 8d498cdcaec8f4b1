import { alternate, type Bench, type Comparison, titled } from "../comparison.ts";

/** Seconds from the start of the process to the first answer, its database being there; and memory right after that. */
export async function boot(bench: Bench): Promise<Comparison[]> {
  const comparisons = await alternate(bench.contenders, bench.sizes.rounds, async (contender) => {
    await contender.stop();
    const seconds = await contender.start();
    const { process, whole } = await bench.memory(contender);
    return { "seconds to the first answer": seconds, "memory of the process, MB": process, "… with its connections, MB": whole };
  });
  return titled("start", comparisons);
}
