import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { hasFailed, loadModels, parseScenario, rehearse } from "../../src/rehearsal/index.ts";
import { scenarioFile } from "../../src/texts/scenario-file.ts";

const read = (path: string) => readFile(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");
const page = await read("docs/modelos/cenarios.md");

test("the scenario that the guide shows goes as it says", async () => {
  const [, text] = /```yaml\n(.*?)```/s.exec(page)!;
  const models = await loadModels(fileURLToPath(new URL("../../workflows", import.meta.url)));
  const scenario = parseScenario(text!, "cenarios.md");
  const rehearsed = await rehearse(models, [{ file: "cenarios.md", scenario }], [scenario.process]);
  expect(rehearsed[0]!.scenarios[0]).toMatchObject({ problems: [], difference: null });
  expect(hasFailed(rehearsed)).toBe(false);
});

test("the guide names every key", () => {
  for (const key of Object.values(scenarioFile.keys)) expect(page).toContain(key);
});
