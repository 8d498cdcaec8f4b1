import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { loadModels, loadScenarios, scenarioToYaml } from "../../src/rehearsal/index.ts";
import { scenario } from "./support/models.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rehearsal-"));
  await mkdir(join(folder, "scenarios"));
});
afterEach(() => rm(folder, { recursive: true }));

test("models are known by the name of their file", async () => {
  await writeFile(join(folder, "a.bpmn"), "<a/>");
  await writeFile(join(folder, "b.dmn"), "<b/>");
  expect(await loadModels(folder)).toEqual({ a: "<a/>" });
});

test("scenarios are read in the order of their names", async () => {
  await writeFile(join(folder, "scenarios", "b.yml"), scenarioToYaml(scenario({ title: "B" })));
  await writeFile(join(folder, "scenarios", "a.yml"), scenarioToYaml(scenario({ title: "A" })));
  await writeFile(join(folder, "scenarios", "c.json"), "no scenario");
  expect((await loadScenarios(folder)).map(({ file, scenario: { title } }) => [file, title])).toEqual([
    ["a.yml", "A"],
    ["b.yml", "B"],
  ]);
});

test("a file that is none is named with its line", async () => {
  await writeFile(join(folder, "scenarios", "bad.yml"), "título: A\nprocesso: [p]\n");
  await expect(loadScenarios(folder)).rejects.toThrow(/^scenarios\/bad\.yml, linha 2: "processo" deve ser um texto/);
});
