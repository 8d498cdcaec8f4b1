import type { EngineClient } from "../camunda/client.ts";
import { DEPLOYMENT_NAME, readOwnDeployments, sourceOf } from "./deployed.ts";
import { readFiles } from "./deployment-files.ts";

/** What the folder deployed last at these paths; a path that it never deployed is missing. */
export async function readBase(engine: EngineClient, paths: string[]): Promise<Map<string, string>> {
  const base = new Map<string, string>();
  const wanted = new Set(paths);
  for (const deployment of await readOwnDeployments(engine)) {
    if (wanted.size === 0) break;
    if (deployment.name !== DEPLOYMENT_NAME || sourceOf(deployment) === "portal") continue;
    for (const { path, content } of await readFiles(engine, deployment.id, (path) => wanted.delete(path)))
      base.set(path, content);
  }
  return base;
}
