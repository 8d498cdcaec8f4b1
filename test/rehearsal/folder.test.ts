import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { loadModels, loadScenarios } from "../../src/rehearsal/index.ts";
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
  await writeFile(join(folder, "scenarios", "b.json"), JSON.stringify(scenario({ title: "B" })));
  await writeFile(join(folder, "scenarios", "a.json"), JSON.stringify(scenario({ title: "A" })));
  expect((await loadScenarios(folder)).map(({ file, scenario: { title } }) => [file, title])).toEqual([
    ["a.json", "A"],
    ["b.json", "B"],
  ]);
});

test.each([
  ["not JSON", "{"],
  ["an unknown kind of step", JSON.stringify(scenario({ steps: [{ robot: "x" } as never] }))],
  ["a step that does two things", JSON.stringify(scenario({ steps: [{ userTask: "x", message: "y" } as never] }))],
  ["no end", JSON.stringify({ ...scenario({}), end: undefined })],
])("a file with %s is named", async (_case, content) => {
  await writeFile(join(folder, "scenarios", "bad.json"), content);
  await expect(loadScenarios(folder)).rejects.toThrow(/^bad\.json: /);
});
