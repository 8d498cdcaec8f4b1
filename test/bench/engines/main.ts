import { type Bench, type Comparison, print } from "./comparison.ts";
import type { Contender } from "./contender.ts";
import { contenders } from "./contenders.ts";
import { boot } from "./sections/boot.ts";
import { client } from "./sections/client.ts";
import { growth } from "./sections/growth.ts";
import { throughput } from "./sections/throughput.ts";
import { waiting } from "./sections/waiting.ts";
import { startServer } from "./server.ts";
import { readSizes } from "./sizes.ts";
import { cpuOf, cpuOfFamily, proportionalOf, residentOf } from "./usage.ts";
import { warmUp } from "./warm-up.ts";

/** `npm run bench:engines [-- section …]`: the embedded engine beside the engines it stands in for, on one PostgreSQL. */
const sections: Record<string, (bench: Bench) => Promise<Comparison[]>> = { boot, throughput, client, growth, waiting };

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in sections));
if (unknown.length > 0) {
  console.error(`Unknown section: ${unknown.join(", ")}. There are: ${Object.keys(sections).join(", ")}.`);
  process.exit(2);
}
const sizes = readSizes(process.env);
const server = await startServer();
let engines: Contender[] = [];

async function end(): Promise<void> {
  for (const engine of engines) await engine.stop();
  await server.stop();
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void end().finally(() => process.exit(1)));
try {
  engines = await contenders(server);
  for (const engine of engines) await engine.start();
  const bench: Bench = {
    ...{ contenders: engines, sizes },
    cpu: async (contender) => ({ engine: await cpuOf(contender.pid()), database: await cpuOfFamily(server.pid) }),
    async memory(contender) {
      const process = await residentOf(contender.pid());
      const own = await Promise.all((await server.connectionsOf(contender.databaseUrl)).map(proportionalOf));
      const known = own.filter((value) => value !== null);
      return { process, whole: process === null ? null : known.reduce((sum, value) => sum + value, process) };
    },
  };
  console.log(
    `${engines.map(({ name }) => name).join(", ")}; ${Object.entries(sizes)
      .map(([name, value]) => `${name} ${value}`)
      .join(", ")}`,
  );
  let isWarm = false;
  for (const name of named.length > 0 ? named : Object.keys(sections)) {
    if (name === "boot") isWarm = false;
    else if (!isWarm) {
      await warmUp(bench);
      isWarm = true;
    }
    const began = performance.now();
    const results = await sections[name]!(bench);
    console.log(`\n${name} (${Math.round((performance.now() - began) / 1000)} s)`);
    print(
      results,
      engines.map((engine) => engine.name),
    );
  }
} finally {
  await end();
}
