import { join } from "node:path";
import pino from "pino";
import { createEngineClient } from "../../../src/camunda/client.ts";
import { deployModels } from "../../../src/camunda/deployer.ts";
import { contractsOf } from "../../../src/lint/contracts.ts";
import { readLiveFiles } from "../../../src/models/live.ts";
import type { PublishSetting } from "../../../src/models/publish.ts";
import type { AnalystAct } from "../../../src/store/types.ts";
import { workers } from "../../../workers/index.ts";
import { identity, openStore, type TestStore } from "../../store/support/store.ts";
import { type TestEngine, testEngine } from "../../support/engine.ts";

/** The models of this product. */
export const WORKFLOWS = join(import.meta.dirname, "..", "..", "..", "workflows");
export const log = pino({ enabled: false });

/** An engine with the models of this product, a store, and two analysts. */
export interface Modelling {
  setting: PublishSetting;
  store: TestStore;
  address: TestEngine;
  ana: AnalystAct;
  bia: AnalystAct;
  /** What is live at a path. */
  live(path: string): Promise<string>;
  /** A proposal of Ana's that makes these files what the functions make of the live ones. */
  propose(edits: Record<string, (content: string) => string>): Promise<string>;
  stop(): Promise<void>;
}

export async function startModelling(folder = WORKFLOWS): Promise<Modelling> {
  const [address, store] = await Promise.all([testEngine(), openStore()]);
  const engine = createEngineClient({ ...address, log });
  await deployModels({ client: engine, folder, log });
  store.now = new Date();
  const setting = { engine, store, folder, topics: contractsOf(workers), clock: () => new Date(store.now), log };
  const analyst = async (cpf: string, name: string): Promise<AnalystAct> => {
    const { id } = await store.accounts.upsertFromGovbr(identity({ cpf, name, email: `${name}@example.org` }));
    return { actor: id, capacity: "staff:analyst", origin: null };
  };
  const [ana, bia] = [await analyst("52998224725", "Ana"), await analyst("11144477735", "Bia")];
  return {
    ...{ setting, store, address, ana, bia },
    live: async (path) => (await readLiveFiles(setting)).find((file) => file.path === path)!.content,
    async propose(edits) {
      const live = await readLiveFiles(setting);
      const id = await store.modelChanges.create({ title: "Mudança" }, ana);
      for (const [path, edit] of Object.entries(edits)) {
        const before = live.find((file) => file.path === path);
        const file = { path, content: edit(before?.content ?? ""), revision: 0, baseDigest: before?.digest ?? null };
        await store.modelChanges.saveFile(id, file, ana);
      }
      await store.modelChanges.propose(id, { reason: "Portaria 12", warnings: [] }, ana);
      return id;
    },
    async stop() {
      await address.dispose();
      await store.finish();
    },
  };
}
