import type { EngineClient } from "../camunda/client.ts";
import type { DeploymentSummary } from "../camunda/operations/types.ts";
import { parseScenario } from "../rehearsal/file/read.ts";
import type { Store } from "../store/types.ts";
import { type DeployedFile, readDeployedFiles, readOwnDeployments, sourceOf, timeOf } from "./deployed.ts";
import { listFiles, readFiles } from "./deployment-files.ts";
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
  const [deployed, own, published, files] = await Promise.all([
    readDeployedFiles(engine),
    readOwnDeployments(engine),
    store.modelChanges.scenarios(),
    readModelFiles(folder),
  ]);
  const scenarios = new Map<string, LiveFile>();
  for (const { path, content } of files)
    if (kindOf(path) === "scenario") scenarios.set(path, { path, content, digest: digestOf(content), source: "folder" });
  for (const { path, content } of published)
    if (await stillHolds(engine, { path, content }, { deployed, own }))
      scenarios.set(path, { path, content, digest: digestOf(content), source: "portal" });
  return [...deployed, ...scenarios.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Whether a scenario of the browser holds: it does until the product brings another content of its model. That the product deploys
 * the same content again, as it does with all its files when one differs, changes nothing.
 * @param own the deployments of this product, the newest first
 */
export async function stillHolds(
  engine: EngineClient,
  { path, content }: ModelFile,
  { deployed, own }: { deployed: DeployedFile[]; own: DeploymentSummary[] },
): Promise<boolean> {
  const process = processOf(content);
  const model = deployed.find(({ key }) => key === process);
  if (process === null || model === undefined || model.source === "portal") return true;
  const brought = await firstWith(
    engine,
    own.filter((one) => sourceOf(one) === "portal"),
    path,
  );
  if (brought === undefined || model.deployedAt.getTime() <= timeOf(brought)) return true;
  const then = await firstWith(engine, own.slice(own.indexOf(brought)), model.path);
  if (then === undefined) return true;
  const [before] = await readFiles(engine, then.id, (name) => name === model.path);
  return before!.content === model.content;
}

/** The first of these deployments that has a file at this path. */
async function firstWith(engine: EngineClient, deployments: DeploymentSummary[], path: string) {
  for (const deployment of deployments)
    if ((await listFiles(engine, deployment.id)).some(({ name }) => name === path)) return deployment;
  return undefined;
}

/** The process that a scenario plays; null: it cannot be read. */
function processOf(content: string): string | null {
  try {
    return parseScenario(content, "").process;
  } catch {
    return null;
  }
}
