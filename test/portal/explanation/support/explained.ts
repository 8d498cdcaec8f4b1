import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createEngineClient, type EngineClient } from "../../../../src/camunda/client.ts";
import { deployModels } from "../../../../src/camunda/deployer.ts";
import { readCatalogue } from "../../../../src/store/catalogue.ts";
import { type TestEngine, testEngine } from "../../../support/engine.ts";
import { createLogger } from "../../support/log.ts";
import { modelling } from "../../support/modelling.ts";
import { type TestPortal, testPortal } from "../../support/portal.ts";

/** A portal over a real engine with the product's models, and its catalogue of services. */
export interface ExplainedSite {
  portal: TestPortal;
  client: EngineClient;
  engine: TestEngine;
  stop(): Promise<void>;
}

export async function startExplained(): Promise<ExplainedSite> {
  const log = createLogger();
  const engine = await testEngine(log);
  const client = createEngineClient({ ...engine, log });
  await deployModels({ client, folder: modelling.folder, log });
  const portal = await testPortal({ engine: client });
  const services = await readFile(join(modelling.folder, "services.json"), "utf8");
  await portal.store.services.publish(readCatalogue(JSON.parse(services)));
  return {
    ...{ portal, client, engine },
    async stop() {
      await portal.stop();
      await engine.dispose();
    },
  };
}
