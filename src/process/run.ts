import type { Simulator } from "../simulator/index.ts";
import { process as texts } from "../texts/process.ts";
import { announce } from "./announce.ts";
import type { Config } from "./config.ts";
import { Lifecycle } from "./lifecycle.ts";
import { createLog, type Logger } from "./log.ts";
import type { Narrator } from "./narrator.ts";
import { readSecrets, type Secrets } from "./secrets.ts";

/** What every part is started with. */
export interface Environment {
  config: Config;
  secrets: Secrets;
  log: Logger;
  say: Narrator;
  lifecycle: Lifecycle;
}

/** A system that is starting or runs. */
export interface RunningSystem {
  /**
   * Everything is up. `finished`: it had one thing to do (deploy) and has done it. Rejects with what made the start
   * fail, once all is stopped again; with Stopped when stop() was faster.
   */
  ready: Promise<{ finished: boolean }>;
  /** Ends it, also while it starts. */
  stop(): Promise<void>;
}

/**
 * Starts the parts that config.part names, in the order in which they need each other. The modules are loaded while the
 * database starts, and only those of the part that runs.
 * @param began time origin (performance.now() scale) from which readiness is counted
 */
export function run(config: Config, say: Narrator, began: number): RunningSystem {
  const log = createLog(config);
  const lifecycle = new Lifecycle(log);
  const environment: Environment = { config, secrets: readSecrets(config), log, say, lifecycle };
  process.on("unhandledRejection", (error) => log.error({ err: error }, "unhandled rejection"));

  const start = async () => {
    say.line(texts.starting);
    let simulator: Simulator | null = null;
    try {
      simulator = await startParts(environment);
    } catch (error) {
      log.fatal({ err: error }, "could not start");
      await lifecycle.stop();
      throw error;
    }
    const seconds = (performance.now() - began) / 1000;
    log.info({ seconds }, "ready");
    if (config.part !== "deploy") announce(environment, simulator, seconds);
    return { finished: config.part === "deploy" };
  };
  return { ready: start(), stop: () => lifecycle.stop() };
}

async function startParts(environment: Environment): Promise<Simulator | null> {
  const { config } = environment;
  const has = (...parts: Config["part"][]) => parts.includes(config.part);
  const { runDatabase } = await import("./parts/database.ts");
  const database = has("deploy") ? null : runDatabase(environment);
  // Awaited below; without this a failure before that would count as unhandled.
  database?.catch(() => {});

  const [engine, simulator, services, workers, portal, models] = await Promise.all([
    has("all", "engine") && !config.engine.external ? import("./parts/engine.ts") : null,
    has("all", "portal") && config.govbr === null ? import("./parts/simulator.ts") : null,
    has("all", "workers", "portal") ? import("./parts/services.ts") : null,
    has("all", "workers") ? import("./parts/workers.ts") : null,
    has("all", "portal") ? import("./parts/portal.ts") : null,
    has("all", "workers", "deploy") ? import("./parts/models.ts") : null,
  ]);

  const simulated = simulator === null ? null : simulator.runSimulator(environment);
  simulated?.catch(() => {});
  const databaseUrl = database === null ? null : await database;
  if (engine !== null && databaseUrl !== null) await engine.runEngine(environment, databaseUrl);
  const deployed = models === null ? null : models.runDeployer(environment);
  deployed?.catch(() => {});
  if (services !== null && databaseUrl !== null) {
    const opened = await services.openServices(environment, databaseUrl, await simulated);
    const people = await simulated;
    if (people) await (await import("./parts/simulated-staff.ts")).grantSimulatedStaff(opened, people);
    const page = portal === null ? null : portal.runPortal(environment, opened, await simulated);
    page?.catch(() => {});
    await deployed;
    if (workers !== null) await (await import("./parts/catalogue.ts")).publishCatalogue(environment, opened);
    if (workers !== null) await workers.runWorkers(environment, opened, await simulated);
    await page;
  }
  await deployed;
  return await simulated;
}
