import type { Logger } from "pino";
import type { EngineClient } from "../camunda/client.ts";
import type { DeploymentSummary } from "../camunda/operations/types.ts";
import { overlay } from "./closure.ts";
import { DEPLOYMENT_NAME, PORTAL_SOURCE, readOwnDeployments, sourceOf, timeOf } from "./deployed.ts";
import { readFiles } from "./deployment-files.ts";
import { kindOf, type ModelFile } from "./file.ts";
import type { Conflict } from "./folder-plan.ts";
import type { LiveFile } from "./live.ts";

/** What came from the browser, the newest first. */
export const portalDeployments = (client: EngineClient) => client.operations.deployments({ source: PORTAL_SOURCE });

interface Overtaking {
  /** Deployments of the browser that were there before the folder was compared. */
  known: Set<string>;
  deploymentId: string;
  resources: { name: string; content: string }[];
  log: Logger;
}

/**
 * An engine cannot be held between looking and deploying: what an analyst put live in that moment was reverted by the folder's
 * deployment. It is deployed anew, and told like a conflict.
 */
export async function keepOvertaken(
  client: EngineClient,
  { known, deploymentId, resources, log }: Overtaking,
): Promise<Conflict[]> {
  const late = (await portalDeployments(client)).filter(({ id }) => !known.has(id));
  if (late.length === 0) return [];
  const own = timeOf(await client.operations.deployment(deploymentId));
  const reverted = new Map<string, string>();
  // The newest first: what has been put live after the folder's deployment is live.
  for (const deployment of late) {
    const files = (await readFiles(client, deployment.id)).filter(({ path }) => kindOf(path) !== "scenario");
    const isReverted = files.some(({ path, content }) => resources.some((one) => one.name === path && one.content !== content));
    if (timeOf(deployment) > own || !isReverted) continue;
    for (const { path, content } of files) if (!reverted.has(path)) reverted.set(path, content);
  }
  if (reverted.size === 0) return [];
  const anew = [...reverted].map(([name, content]) => ({ name, content }));
  const name = `${DEPLOYMENT_NAME} kept`;
  const { deployedProcessDefinitions } = await client.deploy({ name, resources: anew, source: PORTAL_SOURCE, always: true });
  const versions = new Map(Object.values(deployedProcessDefinitions ?? {}).map(({ resource, version }) => [resource, version]));
  log.warn({ paths: [...reverted.keys()] }, "what was put live in the browser meanwhile is deployed anew");
  return anew.map(({ name: path }) => ({ path, version: versions.get(path) ?? null, reason: "changed-in-both" }));
}

/**
 * The same the other way round: what the folder brought between the check of a publication and its deployment was reverted where it
 * was only taken along. It is deployed anew with what belongs to it; what the analyst has changed stays the analyst's.
 * @param live what the publication was checked beside
 */
export async function keepRelease(
  { engine: client, log }: { engine: EngineClient; log: Logger },
  { live, files, published }: { live: LiveFile[]; files: ModelFile[]; published: { deploymentId: string } },
): Promise<void> {
  const checked = Math.max(...live.map(({ deployedAt }) => deployedAt?.getTime() ?? 0));
  const own = timeOf(await client.operations.deployment(published.deploymentId));
  const isLate = (one: DeploymentSummary) => sourceOf(one) === "folder" && timeOf(one) > checked && timeOf(one) <= own;
  const late = (await readOwnDeployments(client)).find(isLate);
  if (late === undefined) return;
  const before = new Map(live.map(({ path, content }) => [path, content]));
  const brought = await readFiles(client, late.id);
  const reverted = brought.filter(({ path, content }) => {
    const along = files.find((file) => file.path === path);
    return along !== undefined && along.content !== content && along.content === before.get(path);
  });
  if (reverted.length === 0) return;
  const anew = overlay(files, reverted).filter(({ path }) => kindOf(path) !== "scenario");
  const resources = anew.map(({ path, content }) => ({ name: path, content }));
  await client.deploy({ name: `${DEPLOYMENT_NAME} kept`, resources, source: PORTAL_SOURCE, always: true });
  log.warn({ paths: reverted.map(({ path }) => path) }, "what the folder brought meanwhile is deployed anew");
}
