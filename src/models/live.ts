import type { EngineClient } from "../camunda/client.ts";
import { parseScenario } from "../rehearsal/file/read.ts";
import type { Store } from "../store/types.ts";
import { type DeployedFile, readDeployedFiles } from "./deployed.ts";
import { digestOf, kindOf, type ModelFile } from "./file.ts";
import { readModelFiles } from "./folder.ts";

/** A file as it holds now. */
export interface LiveFile extends ModelFile {
  /** Digest of the content. */
  digest: string;
  /** Whether it came with the product, or from an analyst in the browser. */
  source: "folder" | "portal";
  /** Of models and forms: the engine's deployment, and when it was made. */
  deploymentId?: string;
  deployedAt?: Date;
  /** Of models: the latest version. */
  definitionId?: string;
  key?: string;
  version?: number;
}

/** Where live files are. */
export interface LiveSources {
  engine: EngineClient;
  store: Pick<Store, "modelChanges">;
  /** The product's models: its scenarios hold where nothing newer was published. */
  folder: string;
}

/**
 * Models and forms as the engine executes them, and the scenarios that hold for them; in alphabetical order. Throws what the engine's
 * client throws.
 */
export async function readLiveFiles({ engine, store, folder }: LiveSources): Promise<LiveFile[]> {
  const [deployed, published, files] = await Promise.all([
    readDeployedFiles(engine),
    store.modelChanges.scenarios(),
    readModelFiles(folder),
  ]);
  const scenarios = new Map<string, LiveFile>();
  for (const { path, content } of files)
    if (kindOf(path) === "scenario") scenarios.set(path, { path, content, digest: digestOf(content), source: "folder" });
  for (const { path, content, publishedAt } of published)
    if (stillHolds(content, publishedAt, deployed))
      scenarios.set(path, { path, content, digest: digestOf(content), source: "portal" });
  return [...deployed, ...scenarios.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether a scenario of the browser holds: it does until the product brings its model anew. */
export function stillHolds(content: string, publishedAt: Date, deployed: DeployedFile[]): boolean {
  try {
    const { process } = parseScenario(content, "");
    const model = deployed.find(({ key }) => key === process);
    return model === undefined || model.source === "portal" || model.deployedAt <= publishedAt;
  } catch {
    return true;
  }
}
