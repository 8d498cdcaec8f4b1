import type { EngineClient } from "../camunda/client.ts";
import type { DeploymentSummary } from "../camunda/operations/types.ts";
import { parseEngineDate } from "../camunda/values.ts";
import { listFiles, readContent } from "./deployment-files.ts";
import { digestOf, kindOf, type ModelFile } from "./file.ts";

/** How every deployment of this product begins to be called; that of the folder is called just so. */
export const DEPLOYMENT_NAME = "orquestra-govbr";
/** What deployments from the browser say of where they come from. */
export const PORTAL_SOURCE = "portal";

/** A model or form as the engine executes it. */
export interface DeployedFile extends ModelFile {
  digest: string;
  /** Whether an analyst put it live in the browser. */
  source: "folder" | "portal";
  deploymentId: string;
  deployedAt: Date;
  /** Of a model: its latest version. */
  definitionId?: string;
  key?: string;
  version?: number;
}

/**
 * The models and forms that the engine executes: the latest version of every model of this product, and of every form the newest
 * one. Models that other systems have deployed to the same engine are left out. In alphabetical order.
 */
export async function readDeployedFiles(engine: EngineClient): Promise<DeployedFile[]> {
  const [definitions, own] = await Promise.all([engine.processDefinitions({ latestVersion: true }), readOwnDeployments(engine)]);
  const listOf = (id: string) => listFiles(engine, id);
  const lists = await Promise.all(own.map(async (deployment) => ({ deployment, files: await listOf(deployment.id) })));
  const ours = new Set(lists.flatMap(({ files }) => files.map(({ name }) => name)));
  const models = definitions.filter(({ resource }) => kindOf(resource) === "model" && ours.has(resource));

  // A model of ours that somebody has deployed with another tool is executed like any other.
  const elsewhere = new Set(models.map(({ deploymentId }) => deploymentId).filter((id) => !own.some((one) => one.id === id)));
  for (const id of elsewhere) lists.push({ deployment: await engine.operations.deployment(id), files: await listOf(id) });
  lists.sort((a, b) => timeOf(b.deployment) - timeOf(a.deployment));

  const newest = new Map<string, { deployment: DeploymentSummary; resourceId: string; definition?: (typeof models)[number] }>();
  for (const { deployment, files } of lists)
    for (const { id, name } of files) {
      const definition = models.find((one) => one.deploymentId === deployment.id && one.resource === name);
      if (newest.has(name) || (definition === undefined && kindOf(name) !== "form")) continue;
      newest.set(name, { deployment, resourceId: id, ...(definition && { definition }) });
    }

  const files = await Promise.all(
    [...newest].map(async ([path, { deployment, resourceId, definition }]): Promise<DeployedFile> => {
      const content = await readContent(engine, deployment.id, resourceId);
      return {
        ...{ path, content, digest: digestOf(content), source: sourceOf(deployment), deploymentId: deployment.id },
        deployedAt: new Date(timeOf(deployment)),
        ...(definition && { definitionId: definition.id, key: definition.key, version: definition.version }),
      };
    }),
  );
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The deployments of this product, the newest first. */
export function readOwnDeployments(engine: EngineClient): Promise<DeploymentSummary[]> {
  return engine.operations.deployments({ nameLike: `${DEPLOYMENT_NAME}%` });
}

/** Whether a deployment came from the browser. */
export function sourceOf({ source }: Pick<DeploymentSummary, "source">): DeployedFile["source"] {
  return source === PORTAL_SOURCE ? "portal" : "folder";
}

/** When a deployment was made, in milliseconds. */
export function timeOf({ deploymentTime }: Pick<DeploymentSummary, "deploymentTime">): number {
  return parseEngineDate(deploymentTime).getTime();
}
