import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { loadModels, loadScenarios, playScenario } from "../../src/rehearsal/index.ts";
import { readAgain } from "../../src/rehearsal/second-reading.ts";
import { type ModelElement, readModel } from "./support/model.ts";

const folder = fileURLToPath(new URL("../../workflows", import.meta.url));
const models = await loadModels(folder);
const scenarios = await loadScenarios(folder);
const rehearsed = await Promise.all(
  scenarios.map(async ({ file, scenario }) => ({ file, scenario, played: await playScenario(models, scenario) })),
);

describe.each(rehearsed)("$file", ({ scenario, played }) => {
  test("goes as it says when bpmn-engine plays it", () => {
    const { path, end, problems } = played;
    expect(problems).toEqual([]);
    expect({ path, end }).toEqual({ path: scenario.path, end: scenario.end });
  });

  test("goes as it says when the embedded engine's core plays it", async () => {
    expect(await readAgain(models, scenario)).toMatchObject({ path: scenario.path, end: scenario.end });
  });
});

describe.each(Object.entries(models))("the scenarios of %s", (process, xml) => {
  const own = rehearsed.filter(({ scenario }) => scenario.process === process);
  const uncovered = async (
    covered: (scenario: { path: string[]; flows: string[] }) => string[],
    among: (element: ModelElement) => boolean,
  ) => {
    const seen = new Set(own.flatMap(({ played }) => covered(played)));
    return (await readModel(xml)).elements
      .filter(among)
      .filter(({ id }) => !seen.has(id))
      .map(({ id }) => id);
  };

  test("reach every end, and every other element", async () => {
    expect(
      await uncovered(
        ({ path }) => path,
        ({ $type }) => $type !== "bpmn:SequenceFlow",
      ),
    ).toEqual([]);
  });

  test("take every sequence flow", async () => {
    expect(
      await uncovered(
        ({ flows }) => flows,
        ({ $type }) => $type === "bpmn:SequenceFlow",
      ),
    ).toEqual([]);
  });
});
