import { createEngineClient, type EngineClient } from "../../../../src/camunda/client.ts";
import { deployModels } from "../../../../src/camunda/deployer.ts";
import { freePort } from "../../../../src/database/credentials.ts";
import type { GovbrIdentity } from "../../../../src/domain/govbr-identity.ts";
import type { StaffRole } from "../../../../src/domain/staff.ts";
import { startPortal } from "../../../../src/portal/index.ts";
import { createStore } from "../../../../src/store/index.ts";
import type { Store } from "../../../../src/store/types.ts";
import { testDatabase } from "../../../support/database.ts";
import { testEngine } from "../../../support/engine.ts";
import { enterThroughDoor } from "../../operator/support/operated.ts";
import { HttpBrowser } from "../../support/browser.ts";
import { cacheDir } from "../../support/cache.ts";
import { createLogger } from "../../support/log.ts";
import { modelling } from "../../support/modelling.ts";
import { maria, scriptedGovbr } from "../../support/portal.ts";

/** The two analysts of every story, and an operator who is none. */
export const helena: GovbrIdentity = { ...maria, cpf: "40291836542", name: "Helena Prado Antunes" };
export const tiago: GovbrIdentity = { ...maria, cpf: "51937482014", name: "Tiago Nogueira Bastos" };
export const olga: GovbrIdentity = { ...maria, cpf: "52998224725", name: "Olga Operadora" };

/** A portal over a real store and a real engine with the product's models, for analysts. */
export interface Analysed {
  url: string;
  store: Store;
  engine: EngineClient;
  /** Somebody of the staff who came in through its door; an analyst unless said otherwise. */
  enter(identity: GovbrIdentity, roles?: StaffRole[]): Promise<HttpBrowser>;
  /** Ends the engine, and starts it again. */
  engineDown(): Promise<void>;
  engineUp(): Promise<void>;
  stop(): Promise<void>;
}

export async function startAnalysed(): Promise<Analysed> {
  const log = createLogger();
  const [database, engine] = await Promise.all([testDatabase(), testEngine(log)]);
  const clock = () => new Date();
  const store = await createStore({ databaseUrl: database.url, encryptionKey: Buffer.alloc(32, 7), clock, log });
  const client = createEngineClient({ url: engine.url, user: engine.user, password: engine.password, log });
  await deployModels({ client, folder: modelling.folder, log });
  const govbr = scriptedGovbr(clock);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const portal = await startPortal({
    ...{ port, publicUrl: url, secureCookies: false, store, engine: client, govbr, cacheDir: cacheDir(), log, clock, modelling },
    certificate: { url: "https://certificado.example" },
    legacyUrl: "https://orquestra.example/",
  });
  return {
    ...{ url, store, engine: client },
    async enter(identity, roles = ["analyst"]) {
      const by = { reason: "test", actor: "system:test", capacity: "system" };
      for (const role of roles) await store.staff.grant({ cpf: identity.cpf, role, ...by });
      const browser = new HttpBrowser(url);
      await enterThroughDoor(browser, govbr, identity);
      return browser;
    },
    engineDown: () => engine.down(),
    engineUp: () => engine.up(),
    async stop() {
      await portal.stop();
      await engine.dispose();
      await store.close();
      await database.drop();
    },
  };
}
