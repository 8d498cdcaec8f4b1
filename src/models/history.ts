import type { EngineClient } from "../camunda/client.ts";
import type { DeploymentSummary } from "../camunda/operations/types.ts";
import type { PublishedBy, Store } from "../store/types.ts";
import { readOwnDeployments, sourceOf, timeOf } from "./deployed.ts";
import { readFiles } from "./deployment-files.ts";
import { kindOf } from "./file.ts";

/** A version of a model or form that is live or was. */
export interface LiveVersion {
  deploymentId: string;
  at: Date;
  source: "folder" | "portal";
  /** Of models. */
  version: number | null;
  definitionId: string | null;
  /** Who put it live, and why; null: it came with the product, or from another tool. */
  published: PublishedBy | null;
}

/**
 * Who put which version of a file live, when and why; the newest first, which is the live one.
 * @param limit how many; older ones are not looked for
 */
export async function historyOf(
  { engine, store }: { engine: EngineClient; store: Pick<Store, "modelChanges"> },
  path: string,
  limit: number,
): Promise<LiveVersion[]> {
  const own = await readOwnDeployments(engine);
  const versionsOf = kindOf(path) === "model" ? modelVersions : formVersions;
  const found = await versionsOf(engine, path, { own, limit });
  const published = await store.modelChanges.published(found.map(({ deployment }) => deployment.id));
  return found.map(({ deployment, version, definitionId }) => ({
    ...{ deploymentId: deployment.id, at: new Date(timeOf(deployment)), source: sourceOf(deployment), version, definitionId },
    published: published.find(({ deploymentId }) => deploymentId === deployment.id) ?? null,
  }));
}

interface Found {
  deployment: DeploymentSummary;
  version: number | null;
  definitionId: string | null;
}

interface Looked {
  own: DeploymentSummary[];
  limit: number;
}

async function modelVersions(engine: EngineClient, path: string, { own, limit }: Looked): Promise<Found[]> {
  const query = { resourceName: path, sortBy: "version", sortOrder: "desc", maxResults: limit };
  const definitions = await engine.processDefinitions(query);
  const deploymentOf = async (id: string) => own.find((one) => one.id === id) ?? engine.operations.deployment(id);
  const found = await Promise.all(
    definitions.map(async ({ id, version, deploymentId }) => ({
      ...{ deployment: await deploymentOf(deploymentId), version, definitionId: id },
    })),
  );
  return found.sort((a, b) => timeOf(b.deployment) - timeOf(a.deployment) || b.version - a.version);
}

/** Deployments that brought another content of a form than the one before. */
async function formVersions(engine: EngineClient, path: string, { own, limit }: Looked): Promise<Found[]> {
  const found: Found[] = [];
  let newer: { deployment: DeploymentSummary; content: string } | null = null;
  for (const deployment of own) {
    const [file] = await readFiles(engine, deployment.id, (name) => name === path);
    if (file === undefined) continue;
    if (newer !== null && newer.content !== file.content)
      found.push({ deployment: newer.deployment, version: null, definitionId: null });
    if (found.length === limit) return found;
    newer = { deployment, content: file.content };
  }
  return newer === null ? found : [...found, { deployment: newer.deployment, version: null, definitionId: null }];
}
