import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "pino";
import type { EngineClient, Resource } from "./client.ts";
import { EngineError, EngineUnavailable } from "./errors.ts";
import { awaitEngine } from "./readiness.ts";

const DEPLOYMENT_NAME = "orquestra-govbr";

export interface DeploymentReport {
  deploymentId: string;
  /** False when nothing had changed since the last deployment. */
  isNew: boolean;
  /** Process definitions made by this deployment. */
  definitions: { key: string; version: number; resource: string }[];
  /** Every file of the deployment. */
  resources: string[];
}

/** A model or form that the engine refuses; the message names file, element and reason. */
export class DeploymentRefused extends Error {
  override readonly name = "DeploymentRefused";
  readonly code = "deployment-refused";
}

/**
 * Deploys all `*.bpmn` and `forms/*.form` of a folder as one deployment (bindings of type `deployment` need them together;
 * unchanged files make no new version). Waits for the engine first. Throws DeploymentRefused or EngineUnavailable.
 */
export async function deployModels(options: {
  client: EngineClient;
  folder: string;
  log: Logger;
  /** Milliseconds to wait for the engine. Default 120 000. */
  patience?: number;
}): Promise<DeploymentReport> {
  const { client, folder, log, patience } = options;
  const resources = await readResources(folder);
  await awaitEngine(client, log, patience);
  try {
    const deployment = await client.deploy({ name: DEPLOYMENT_NAME, resources });
    const made = Object.values(deployment.deployedProcessDefinitions ?? {});
    const report: DeploymentReport = {
      deploymentId: deployment.id,
      isNew: made.length > 0,
      definitions: made.map(({ key, version, resource }) => ({ key, version, resource })),
      resources: resources.map(({ name }) => name),
    };
    log.info(report, report.isNew ? "models deployed" : "models unchanged");
    return report;
  } catch (error) {
    if (error instanceof EngineUnavailable || !(error instanceof EngineError)) throw error;
    throw new DeploymentRefused(describeRefusal(error), { cause: error });
  }
}

async function readResources(folder: string): Promise<Resource[]> {
  const models = (await readdir(folder)).filter((name) => name.endsWith(".bpmn"));
  const forms = (await readdir(join(folder, "forms"))).filter((name) => name.endsWith(".form")).map((name) => `forms/${name}`);
  const names = [...models, ...forms].sort();
  return Promise.all(names.map(async (name) => ({ name, content: await readFile(join(folder, name), "utf8") })));
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
