import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "pino";
import { DEPLOYMENT_NAME, PORTAL_SOURCE, readDeployedFiles } from "../models/deployed.ts";
import type { ModelFile } from "../models/file.ts";
import { readBase } from "../models/folder-base.ts";
import { type Conflict, type FolderPlan, planFolder } from "../models/folder-plan.ts";
import { keepOvertaken, portalDeployments } from "../models/overtaken.ts";
import { takeLive } from "../models/take.ts";
import type { EngineClient } from "./client.ts";
import { EngineError, EngineUnavailable } from "./errors.ts";
import { awaitEngine } from "./readiness.ts";

/** What to do about files that were changed in the folder and, otherwise, in the browser. */
export type OnConflict =
  /** What is live stays; the report names it. */
  | "keep"
  /** Nothing is deployed: DeploymentConflict. */
  | "refuse"
  /** The folder wins. */
  | "replace";

export interface DeploymentReport {
  /** Null when nothing had changed and the engine was not asked. */
  deploymentId: string | null;
  /** False when nothing had changed since the last deployment. */
  isNew: boolean;
  /** Process definitions made by this deployment. */
  definitions: { key: string; version: number; resource: string }[];
  /** Every file of the deployment. */
  resources: string[];
  /** Files of the folder that were not deployed: something else was put live in the browser. */
  conflicts: Conflict[];
}

/** A model or form that the engine refuses; the message names file, element and reason. */
export class DeploymentRefused extends Error {
  override readonly name = "DeploymentRefused";
  readonly code = "deployment-refused";
}

/** Nothing was deployed: these files were changed in the browser, too. */
export class DeploymentConflict extends Error {
  override readonly name = "DeploymentConflict";
  constructor(readonly conflicts: Conflict[]) {
    super(`Changed in the browser, too: ${conflicts.map(({ path }) => path).join(", ")}`);
  }
}

export interface DeployOptions {
  client: EngineClient;
  folder: string;
  log: Logger;
  /** Milliseconds to wait for the engine. Default 120 000. */
  patience?: number;
  /** Default `keep`. */
  onConflict?: OnConflict;
}

/**
 * Deploys all `*.bpmn` and `forms/*.form` of a folder as one deployment (bindings of type `deployment` need them together;
 * unchanged files make no new version). What analysts have put live in the browser stays where the folder has not changed since. Waits
 * for the engine first. Throws DeploymentRefused, DeploymentConflict or EngineUnavailable.
 */
export async function deployModels({ folder, ...options }: DeployOptions): Promise<DeploymentReport> {
  return deployFiles({ ...options, files: await readResources(folder) });
}

/** The same for files that have been read. */
export async function deployFiles({
  client,
  files,
  log,
  patience,
  onConflict = "keep",
}: Omit<DeployOptions, "folder"> & { files: ModelFile[] }): Promise<DeploymentReport> {
  await awaitEngine(client, log, patience);
  const known = new Set((await portalDeployments(client)).map(({ id }) => id));
  const plan = await planOf(client, files);
  if (plan.conflicts.length > 0 && onConflict === "refuse") throw new DeploymentConflict(plan.conflicts);
  const always = onConflict === "replace" && plan.ahead.length > 0;
  const conflicts = always ? [] : [...plan.conflicts];
  const resources = (always ? files : plan.deploy).map(({ path, content }) => ({ name: path, content }));
  if (conflicts.length > 0)
    log.warn({ conflicts }, "models that were changed in the browser and in the folder stay as they are live");
  if (resources.length === 0) {
    log.info("models unchanged");
    return { deploymentId: null, isNew: false, definitions: [], resources: [], conflicts };
  }
  try {
    const deployment = await client.deploy({ name: DEPLOYMENT_NAME, resources, always });
    const made = Object.values(deployment.deployedProcessDefinitions ?? {});
    conflicts.push(...(await keepOvertaken(client, { known, deploymentId: deployment.id, resources, log })));
    const report: DeploymentReport = {
      deploymentId: deployment.id,
      isNew: made.length > 0,
      definitions: made.map(({ key, version, resource }) => ({ key, version, resource })),
      resources: resources.map(({ name }) => name),
      conflicts,
    };
    log.info(report, report.isNew ? "models deployed" : "models unchanged");
    return report;
  } catch (error) {
    if (error instanceof EngineUnavailable || !(error instanceof EngineError)) throw error;
    throw new DeploymentRefused(describeRefusal(error), { cause: error });
  }
}

/** Where nothing was ever put live in the browser, the engine itself tells what is new. */
async function planOf(client: EngineClient, files: ModelFile[]): Promise<FolderPlan> {
  const [fromPortal] = await client.operations.deployments({ source: PORTAL_SOURCE, maxResults: 1 });
  if (fromPortal === undefined) return { deploy: files, conflicts: [], ahead: [] };
  const deployed = await readDeployedFiles(client);
  const portal = deployed.filter(({ source }) => source === "portal").map(({ path }) => path);
  return planFolder(files, await readBase(client, portal), deployed);
}

/** Writes what was put live in the browser and differs from the folder into the folder; returns the paths. Waits for the engine first. */
export async function takeModels({ client, folder, log, patience }: DeployOptions): Promise<string[]> {
  await awaitEngine(client, log, patience);
  const { ahead } = await planOf(client, await readResources(folder));
  return takeLive(client, folder, { ahead, deployed: await readDeployedFiles(client) });
}

async function readResources(folder: string): Promise<ModelFile[]> {
  const models = (await readdir(folder)).filter((name) => name.endsWith(".bpmn"));
  const forms = (await readdir(join(folder, "forms"))).filter((name) => name.endsWith(".form")).map((name) => `forms/${name}`);
  const names = [...models, ...forms].sort();
  return Promise.all(names.map(async (path) => ({ path, content: await readFile(join(folder, path), "utf8") })));
}

interface ParseProblem {
  message?: string;
  line?: number;
  mainElementId?: string | null;
}

/** What the engine refuses, one line per problem: `onboarding.bpmn, element choose-stage (line 12): …`. */
export function describeRefusal(error: EngineError): string {
  const details = (error.body.details ?? {}) as Record<string, { errors?: ParseProblem[] }>;
  const lines = Object.entries(details).flatMap(([file, { errors = [] }]) =>
    errors.map(({ message, line, mainElementId }) => {
      const element = mainElementId ? `, element ${mainElementId}` : "";
      return `${file}${element}${line ? ` (line ${line})` : ""}: ${message ?? "refused"}`;
    }),
  );
  return ["The engine refuses the deployment:", ...(lines.length > 0 ? lines : [error.message])].join("\n");
}
