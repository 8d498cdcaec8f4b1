import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { createEngineClient, type EngineClient } from "../../src/camunda/client.ts";
import { newSite, type Site } from "../support/site.ts";
import { startSystem } from "../support/system.ts";
import { type Figure, measureCalls } from "./figures.ts";
import { teamTask } from "./models.ts";

const tasks = Number(process.env.TASKS ?? 200_000);
const runs = Number(process.env.RUNS ?? 5);
const calls = Number(process.env.CALLS ?? 200);
const teams = ["dicor", "diois", "dicla", "dgcre", "surrs", "divig", "dimec", "dgtec"];
const me = "somebody-of-the-team";
const page = 20;
const key = "bench-team-task";

/**
 * What the engine answers to the pages of the staff area beside 200,000 open tasks of eight teams, over REST, one question
 * after the other. `TASKS` makes it smaller. The instances are started once and stay in the folder for temporary files.
 */
export async function benchTaskList(): Promise<Figure[]> {
  const dataDir = join(tmpdir(), `orquestra-bench-tasks-${tasks}`);
  const complete = join(dataDir, "complete");
  if (!existsSync(complete)) await rm(dataDir, { recursive: true, force: true });
  await mkdir(dataDir, { recursive: true, mode: 0o755 });
  const fresh = await newSite();
  const site: Site = { ...fresh, environment: { ...fresh.environment, DATA_DIR: dataDir } };
  const system = await startSystem({}, "engine", site);
  try {
    const engine = createEngineClient({
      url: system.engineUrl,
      ...(await system.engineAuth()),
      log: pino({ level: "silent" }),
    });
    if (!existsSync(complete)) {
      await fill(engine);
      await writeFile(complete, "");
    }
    return await measureAll(engine);
  } finally {
    await system.dispose();
    await fresh.remove();
  }
}

/** One task in ten is somebody's; every process has a business key. */
async function fill(engine: EngineClient): Promise<void> {
  await engine.deploy({ name: key, resources: [{ name: `${key}.bpmn`, content: teamTask(key) }] });
  for (let started = 0; started < tasks; started += 32) {
    await Promise.all(
      Array.from({ length: Math.min(32, tasks - started) }, (_, nth) => {
        const number = started + nth;
        const teamGroup = teams[number % teams.length]!;
        const assignee = number % 10 === 0 ? (number % 1_000 === 0 ? me : `other-${number % 50}`) : null;
        return engine.startProcess(key, { businessKey: numberOf(number), variables: { teamGroup, assignee } });
      }),
    );
  }
}

const numberOf = (nth: number) => `P001-2026-${String(nth).padStart(6, "0")}`;

function measureAll(engine: EngineClient): Promise<Figure[]> {
  const ask = (query: (nth: number) => object, first: (nth: number) => number = () => 0) => {
    return (nth: number) =>
      engine.operations.taskPage(
        { candidateGroup: teams[nth % teams.length], includeAssignedTasks: true, ...query(nth) },
        { first: first(nth), size: page },
      );
  };
  const open = () => ({ orQueries: [{ assignee: me, unassigned: true }] });
  const target = { p95: 50 };
  return measureCalls({ runs, calls }, [
    ["task list of a team, first page", target, ask(open)],
    ["task list of a team, page 50", target, ask(open, () => 49 * page)],
    ["tasks that nobody has", target, ask(() => ({ includeAssignedTasks: false }))],
    ["my tasks", target, ask(() => ({ assignee: me }))],
    ["tasks of a process", target, ask((nth) => ({ processInstanceBusinessKey: numberOf((nth * 7919) % tasks) }))],
  ]);
}
