import type { EngineClient } from "../camunda/client.ts";
import { parseScenario } from "../rehearsal/file/read.ts";
import { readOwnDeployments, sourceOf, timeOf } from "./deployed.ts";
import { readFiles } from "./deployment-files.ts";
import { kindOf, type ModelFile } from "./file.ts";
import { readModelFiles } from "./folder.ts";

/**
 * The scenarios of a model that were put live in the browser, as they were while a version of it was live: as the browser had put them
 * live by then, else as the folder has them. One that came later and is nowhere else stays as it is.
 */
export async function scenariosOf(
  { engine, folder }: { engine: EngineClient; folder: string },
  process: string,
  version: number,
): Promise<ModelFile[]> {
  const [next] = await engine.processDefinitions({ key: process, version: version + 1 });
  const until = next === undefined ? Number.POSITIVE_INFINITY : timeOf(await engine.operations.deployment(next.deploymentId));
  const fromFolder = (await readModelFiles(folder)).filter(({ path }) => kindOf(path) === "scenario");
  const then = new Map<string, string>(fromFolder.map(({ path, content }) => [path, content]));
  const known = new Set<string>();
  const published = (await readOwnDeployments(engine)).filter((deployment) => sourceOf(deployment) === "portal");
  for (const deployment of published.reverse())
    for (const { path, content } of await readFiles(engine, deployment.id, (name) => kindOf(name) === "scenario")) {
      if (processOf(content) !== process) continue;
      known.add(path);
      if (timeOf(deployment) < until) then.set(path, content);
    }
  return [...known].flatMap((path) => (then.has(path) ? [{ path, content: then.get(path)! }] : []));
}

function processOf(content: string): string | null {
  try {
    return parseScenario(content, "").process;
  } catch {
    return null;
  }
}
