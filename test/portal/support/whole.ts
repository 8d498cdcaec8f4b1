import { join } from "node:path";
import { createEngineClient, type EngineClient } from "../../../src/camunda/client.ts";
import { deployModels } from "../../../src/camunda/deployer.ts";
import { startWorkers } from "../../../src/camunda/workers.ts";
import { freePort } from "../../../src/database/credentials.ts";
import { startPortal } from "../../../src/portal/index.ts";
import { createStore } from "../../../src/store/index.ts";
import type { Store } from "../../../src/store/types.ts";
import { workers } from "../../../workers/index.ts";
import { testDatabase } from "../../support/database.ts";
import { testEngine } from "../../support/engine.ts";
import { cacheDir } from "./cache.ts";
import { createLogger } from "./log.ts";
import { modelling } from "./modelling.ts";
import { type ScriptedGovbr, scriptedGovbr } from "./portal.ts";

const MODELS = join(import.meta.dirname, "..", "..", "..", "workflows");

/** Portal, engine, workers and store, all real; only Gov.br says what the test tells it. */
export interface Whole {
  url: string;
  store: Store;
  engine: EngineClient;
  /** Address and password of the engine's own API. */
  engineAddress: { url: string; user: string; password: string };
  govbr: ScriptedGovbr;
  /** Ends the portal and starts another on the same address, as a deployment does. */
  restartPortal(): Promise<void>;
  stop(): Promise<void>;
}

export async function startWhole(): Promise<Whole> {
  const log = createLogger();
  const [database, engine] = await Promise.all([testDatabase(), testEngine(log)]);
  const clock = () => new Date();
  const store = await createStore({ databaseUrl: database.url, encryptionKey: Buffer.alloc(32, 7), clock, log });
  const client = createEngineClient({ ...engine, log });
  await deployModels({ client, folder: MODELS, log });
  const govbr = scriptedGovbr(clock);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const working = startWorkers({
    engine,
    workers,
    services: { store, govbr, engine: client, clock, log, portalUrl: url },
    log,
  });
  const start = () =>
    startPortal({
      ...{ port, publicUrl: url, secureCookies: false, store, engine: client, govbr, cacheDir: cacheDir(), log, clock },
      certificate: { url: "https://certificado.example" },
      legacyUrl: "https://orquestra.example/",
      modelling,
    });
  let portal = await start();
  return {
    ...{ url, store, engine: client, engineAddress: engine, govbr },
    async restartPortal() {
      await portal.stop();
      portal = await start();
    },
    async stop() {
      await portal.stop();
      await working.stop();
      await engine.dispose();
      await store.close();
      await database.drop();
    },
  };
}
