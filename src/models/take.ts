import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { EngineClient } from "../camunda/client.ts";
import { type DeployedFile, readOwnDeployments, sourceOf } from "./deployed.ts";
import { readFiles } from "./deployment-files.ts";
import { kindOf, type ModelFile } from "./file.ts";
import { readModelFiles } from "./folder.ts";
import { stillHolds } from "./live.ts";

/**
 * Writes what was put live in the browser into the folder: models, forms, and the scenarios that went with them. Returns the paths of
 * the files that are another now.
 * @param ahead models and forms that differ from the folder
 * @param deployed everything that is live
 */
export async function takeLive(
  engine: EngineClient,
  folder: string,
  { ahead, deployed }: { ahead: DeployedFile[]; deployed: DeployedFile[] },
): Promise<string[]> {
  const own = new Map((await readModelFiles(folder)).map(({ path, content }) => [path, content]));
  const files = [...ahead, ...(await publishedScenarios(engine, deployed))].filter(
    ({ path, content }) => own.get(path) !== content,
  );
  for (const { path, content } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return files.map(({ path }) => path).sort();
}

/** The scenarios that were put live in the browser, each as it was put live last. */
async function publishedScenarios(engine: EngineClient, deployed: DeployedFile[]): Promise<ModelFile[]> {
  const found = new Map<string, ModelFile>();
  const own = await readOwnDeployments(engine);
  for (const deployment of own) {
    if (sourceOf(deployment) !== "portal") continue;
    const isNew = (path: string) => kindOf(path) === "scenario" && !found.has(path);
    for (const { path, content } of await readFiles(engine, deployment.id, isNew))
      if (await stillHolds(engine, { path, content }, { deployed, own })) found.set(path, { path, content });
  }
  return [...found.values()];
}
