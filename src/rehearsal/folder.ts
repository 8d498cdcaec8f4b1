import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { parseScenario } from "./file/read.ts";
import type { Models } from "./models.ts";
import type { Scenario } from "./scenario.ts";

/** The models of a folder: one process per file, the file named after it. */
export async function loadModels(folder: string): Promise<Models> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".bpmn")).sort();
  const models: Models = {};
  for (const file of files) models[basename(file, ".bpmn")] = await readFile(join(folder, file), "utf8");
  return models;
}

/** The scenarios of a folder's `scenarios/*.yml`, by file. One that cannot be read throws ScenarioFileError, naming it. */
export async function loadScenarios(folder: string): Promise<{ file: string; scenario: Scenario }[]> {
  const files = (await readdir(join(folder, "scenarios"))).filter((name) => name.endsWith(".yml")).sort();
  return Promise.all(
    files.map(async (file) => ({
      file,
      scenario: parseScenario(await readFile(join(folder, "scenarios", file), "utf8"), `scenarios/${file}`),
    })),
  );
}
