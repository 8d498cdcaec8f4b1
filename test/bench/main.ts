import { startSystem } from "../support/system.ts";
import { benchClient } from "./client.ts";
import { benchDeadline } from "./deadline.ts";
import { benchDelegation } from "./delegation.ts";
import { benchCompletions } from "./engine.ts";
import { type Figure, print } from "./figures.ts";
import { benchHeatMap } from "./heat-map.ts";
import { benchImport } from "./import.ts";
import { benchLint } from "./lint.ts";
import { benchMemory } from "./memory.ts";
import { benchMigration } from "./migration.ts";
import { benchOnboarding } from "./onboarding.ts";
import { benchRehearsal } from "./rehearsal.ts";
import { benchStartup } from "./startup.ts";
import { benchTaskList } from "./task-list.ts";

/** `npm run bench [-- name …]`: runs all benchmarks, or those named, and prints medians with their targets. */
const benchmarks: Record<string, () => Promise<Figure[]>> = {
  startup: benchStartup,
  memory: benchMemory,
  client: benchClient,
  rest: async () => {
    const system = await startSystem({}, "engine");
    try {
      return [await benchCompletions({ url: system.engineUrl, ...(await system.engineAuth()) })];
    } finally {
      await system.dispose();
    }
  },
  onboarding: benchOnboarding,
  delegation: benchDelegation,
  import: benchImport,
  migration: benchMigration,
  deadline: benchDeadline,
  "task-list": benchTaskList,
  "heat-map": benchHeatMap,
  rehearsal: benchRehearsal,
  lint: benchLint,
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  console.error(`Unknown benchmark: ${unknown.join(", ")}. There are: ${Object.keys(benchmarks).join(", ")}.`);
  process.exit(2);
}
const figures: Figure[] = [];
for (const name of named.length > 0 ? named : Object.keys(benchmarks)) {
  console.log(`running ${name} …`);
  figures.push(...(await benchmarks[name]!()));
}
print(figures);
