import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { rehearseCommand } from "../../src/rehearsal/command.ts";
import { hasFailed, loadModels, loadScenarios, rehearse } from "../../src/rehearsal/index.ts";
import { pageOf } from "../../src/rehearsal/page.ts";
import { describeRehearsal } from "../../src/rehearsal/report.ts";
import { faultsOf, openWindow, picture, SIZES } from "../portal/support/looks.ts";
import { launchBrowser } from "../support/browser.ts";

const folder = fileURLToPath(new URL("../../workflows", import.meta.url));
const models = await loadModels(folder);
const scenarios = await loadScenarios(folder);
const guard = scenarios.filter(({ scenario }) => scenario.process === "process-start-guard");

async function run(...args: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const code = await rehearseCommand(args, folder, (line) => lines.push(line));
  return { code, text: lines.join("\n") };
}

test("what the scenarios of a model reach, in both readings", async () => {
  const rehearsed = await rehearse(models, guard, ["process-start-guard"]);
  expect(hasFailed(rehearsed)).toBe(false);
  expect(rehearsed).toMatchObject([
    {
      process: "process-start-guard",
      scenarios: [{ difference: null }, { difference: null }],
      coverage: { elements: [], flows: [], ends: [] },
    },
  ]);
});

test("what they do not reach is named: elements, ways and ends", async () => {
  const [model] = await rehearse(models, guard.slice(0, 1), ["process-start-guard"]);
  expect(model!.coverage).toMatchObject({
    reached: { "redeem-ticket": 1, "start-admitted": 1 },
    elements: [{ id: "start-not-admitted", name: "Não autorizado" }],
    flows: [{ id: "flow-start-not-admitted" }],
    ends: [{ id: "start-refused" }],
  });
  expect(describeRehearsal([model!]).join("\n")).toContain("Fins nunca alcançados: Início recusado (start-refused)");
  const [unshown] = await rehearse(models, [], ["process-start-guard"]);
  expect(describeRehearsal([unshown!]).join("\n")).toContain("Nenhum cenário mostra este modelo.");
});

test("a scenario that does not go as it says fails, with where it parts", async () => {
  const [{ file, scenario }] = guard as [(typeof guard)[number]];
  const rehearsed = await rehearse(models, [{ file, scenario: { ...scenario, end: "start-refused" } }], ["process-start-guard"]);
  expect(hasFailed(rehearsed)).toBe(true);
  expect(describeRehearsal(rehearsed).join("\n")).toMatch(
    /✗ .*\n +O fim esperado era "start-refused", e o alcançado foi "start-admitted"/,
  );
});

test("what only one of the two readings executes is told", async () => {
  // bpmn-engine goes on where Camunda, and the embedded engine with it, refuses the model.
  const xml = models["process-start-guard"]!.replace('camunda:historyTimeToLive="P180D"', "");
  const rehearsed = await rehearse({ "process-start-guard": xml }, guard, ["process-start-guard"]);
  expect(rehearsed[0]!.scenarios[0]).toMatchObject({
    problems: [],
    difference: expect.stringContaining("O motor embutido não conclui"),
  });
  expect(hasFailed(rehearsed)).toBe(true);
});

test("the command plays what is named, and says 2 for what it cannot read", async () => {
  expect(await run("workflows/process-start-guard.bpmn")).toEqual({
    code: 0,
    text: expect.stringContaining("2 cenários encenados: tudo como esperado."),
  });
  expect(await run("missing")).toEqual({ code: 2, text: expect.stringContaining('Não há modelo "missing" nesta pasta. Há: ') });
  expect(await run("--what")).toEqual({ code: 2, text: expect.stringContaining("Uso: npm run rehearse") });
});

test("a file that is named takes the place of the one in the folder; a scenario that is named is played alone", async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), "rehearse-"));
  try {
    const draft = join(elsewhere, "process-start-guard.bpmn");
    await writeFile(draft, models["process-start-guard"]!.replaceAll("start-refused", "start-turned-away"));
    const changed = await run(draft);
    expect(changed).toMatchObject({ code: 1, text: expect.stringContaining("start-turned-away") });
    expect(await run("process-start-guard-refused.yml")).toEqual({
      code: 0,
      text: expect.stringMatching(/1 cenário encenado: tudo como esperado\.$/),
    });
    const bad = join(elsewhere, "bad.yml");
    await writeFile(bad, "título: A\npasso: []\n");
    expect(await run(bad)).toEqual({
      code: 2,
      text: expect.stringContaining('bad.yml, linha 2: a chave "passo" não existe aqui'),
    });
    expect(await run("none.yml")).toEqual({ code: 2, text: 'Não há o cenário "none.yml".' });
  } finally {
    await rm(elsewhere, { recursive: true });
  }
});

test("the page draws each model with what is reached, and one scenario alone", async () => {
  const file = join(tmpdir(), `orquestra-rehearsal-${process.pid}.html`);
  expect((await run("--html", file, "process-start-guard", "service-request")).code).toBe(0);
  const browser = await launchBrowser();
  try {
    const page = await (await openWindow(browser)).newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    await page.locator(".diagram[data-ready]").nth(1).waitFor();
    const diagram = page.locator("#diagram-process-start-guard");
    expect(asked).toEqual([pathToFileURL(file).href]);
    expect(await diagram.locator(".reached[data-element-id=start-refused]").count()).toBe(1);
    await page.locator("#way-process-start-guard").selectOption({ label: "Quem tem autorização pode começar." });
    expect(await diagram.locator(".reached[data-element-id=start-refused]").count()).toBe(0);
    expect(await diagram.locator(".reached[data-element-id=start-admitted]").count()).toBe(1);
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport);
      await picture(page, `rehearsal-${size}`);
      expect({ size, faults: await faultsOf(page) }).toEqual({ size, faults: [] });
    }
  } finally {
    await browser.close();
    await rm(file, { force: true });
  }
}, 60_000);

test("titles of scenarios are text in the page, whatever stands in them", async () => {
  const [{ file, scenario }] = guard as [(typeof guard)[number]];
  const title = '</script><img src=x onerror="alert(1)">';
  const rehearsed = await rehearse(models, [{ file, scenario: { ...scenario, title } }], ["process-start-guard"]);
  const page = await pageOf(rehearsed, models);
  expect(page).not.toContain("<img");
  expect(page.match(/<\/script>/g)).toHaveLength(2);
});
