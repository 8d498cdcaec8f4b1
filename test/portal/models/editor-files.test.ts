import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../../support/browser.ts";
import { complaintsOf, faultsOf, picture } from "../support/looks.ts";
import { type Editing, helena, openEditor, SCENARIO, startEditing, storedFile, workflow } from "./support/editing.ts";

let editing: Editing;
let browser: Browser;

beforeAll(async () => {
  [editing, browser] = await Promise.all([startEditing(), launchBrowser()]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await editing?.stop();
});

test("a file that is broken, or that no editor knows, is shown as it is, with what is wrong and to be taken along", async () => {
  const model = await workflow("process-start-guard.bpmn");
  const broken: [string, string, RegExp][] = [
    ["broken.bpmn", model.replace("</bpmn:process>", "</bpmn:proces>"), /na linha 29: a etiqueta <bpmn:process> não é fechada/],
    ["undrawn.bpmn", model.replace(/<bpmndi:BPMNDiagram.*<\/bpmndi:BPMNDiagram>/s, ""), /o arquivo não tem desenho/],
    ["forms/broken.form", '{ "type": "default",\n "components": [ }', /[Ll]inha 2/],
    [
      "forms/unknown.form",
      '{ "type": "default", "id": "x", "components": [{ "type": "hologram" }] }',
      /o componente “hologram” não existe/,
    ],
  ];
  for (const [path, content, problem] of broken) {
    const address = await editing.begin(path, content);
    const page = await editing.window(browser, helena);
    const complaints = complaintsOf(page);
    await openEditor(page, address);
    expect(await page.getByRole("heading", { name: "Este arquivo não pode ser aberto no editor" }).isVisible()).toBe(true);
    expect(await page.locator("#fonte-problema").innerText()).toMatch(problem);
    expect(await page.locator("#fonte-texto").innerText()).toContain(content.trim().split("\n")[0]!.trim());
    expect(await page.getByRole("link", { name: "Baixar o arquivo" }).isVisible()).toBe(true);
    expect(await page.getByRole("button", { name: "Salvar" }).isVisible()).toBe(false);
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
    if (path === "broken.bpmn") {
      expect(await page.locator(".source-wrong").innerText()).toContain("</bpmn:proces>");
      await picture(page, "editor-broken-desktop");
    }
    await page.context().close();
  }
}, 120_000);

test("a part that the modeler cannot read is told where parts are offered; the others are there", async () => {
  const address = await editing.begin("process-start-guard.bpmn", await workflow("process-start-guard.bpmn"));
  const page = await editing.window(browser, helena);
  const told = page.getByText("Uma parte do SGCI não pode ser usada neste editor");
  for (const broken of [false, true]) {
    await page.route("**/editar/dados", async (route) => {
      const needs = (await (await route.fetch()).json()) as { templates: object[] };
      const invented = { type: "Hidden", value: "x", binding: { type: "camunda:invented" } };
      const wrong = { ...needs.templates[0], id: "wrong", name: "Errada", properties: [invented] };
      await route.fulfill({ json: { ...needs, templates: [...needs.templates, ...(broken ? [wrong] : [])] } });
    });
    await openEditor(page, address);
    await page.getByRole("button", { name: "Partes do SGCI" }).click();
    expect(await told.isVisible()).toBe(broken);
    expect(await page.getByRole("button", { name: "Pôr no desenho: Guarda do início" }).isVisible()).toBe(true);
    await page.unroute("**/editar/dados");
  }
  await page.context().close();
}, 120_000);

test("a form is built, tried as the portal and the task list show it, saved, and found again", async () => {
  const path = "forms/request-analysis.form";
  const content = await workflow(path);
  const address = await editing.begin(path, content);
  const page = await editing.window(browser, helena);
  const complaints = complaintsOf(page);
  await openEditor(page, address);
  expect(
    await page.locator(".fjs-palette-field").evaluateAll((all) => all.map((one) => one.getAttribute("data-field-type"))),
  ).toEqual(expect.not.arrayContaining(["filepicker", "documentPreview", "iframe", "datetime"]));
  await page.locator("#desenho .fjs-element").filter({ hasText: "Parecer" }).last().click();
  await page.locator(".fjs-properties-panel").getByText("Geral", { exact: true }).click();
  await page.getByLabel("Rótulo do campo").fill("Parecer da equipe");
  await page.getByRole("button", { name: "Como no portal" }).click();
  await page.locator("#visao .task-form").getByText("Parecer da equipe").waitFor();
  await page.getByLabel("Dados de teste (JSON)").fill('{ "companyName": "Padaria Alfa" }');
  await page.getByLabel("Dados de teste (JSON)").blur();
  await page.locator("#visao-formulario").getByText("Padaria Alfa").waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, "editor-form-portal-desktop");
  await page.getByRole("button", { name: "Como na lista de tarefas" }).click();
  await page.locator("#visao .task-list-form").getByText("Parecer da equipe").waitFor();
  await page.getByRole("button", { name: "Montar" }).click();
  await page.keyboard.press("Control+s");
  await page.getByText(/^Salvo às/).waitFor();
  const saved = JSON.parse((await storedFile(editing, address)).content) as { schemaVersion: number; id: string };
  expect(saved).toMatchObject({ id: "request-analysis", schemaVersion: (JSON.parse(content) as typeof saved).schemaVersion });
  await openEditor(page, address);
  await page.locator("#desenho").getByText("Parecer da equipe").first().waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
}, 120_000);

test("on a phone models and forms are looked at, and it is said why; scenarios are text and can be changed", async () => {
  for (const path of ["service-request.bpmn", "forms/request-analysis.form"]) {
    const page = await editing.window(browser, helena, "phone");
    const complaints = complaintsOf(page);
    await openEditor(page, await editing.begin(path, await workflow(path)));
    expect(await page.getByText(/pede uma tela maior/).isVisible()).toBe(true);
    expect(await page.getByRole("button", { name: "Salvar" }).isVisible()).toBe(false);
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await picture(page, `editor-${path.endsWith("form") ? "form" : "model"}-phone`);
    await page.context().close();
  }
  const page = await editing.window(browser, helena, "phone");
  await openEditor(page, await editing.begin(SCENARIO, "cenario: 1\n"));
  expect(await page.getByRole("button", { name: "Salvar" }).isVisible()).toBe(true);
  expect(await faultsOf(page)).toEqual([]);
  await page.context().close();
}, 120_000);

test("what was proposed is looked at; an operator, and a file that is not there, find no editor", async () => {
  const address = await editing.begin(SCENARIO, "cenario: 1\n");
  const id = new URL(address).pathname.split("/").at(-2)!;
  const by = { actor: (await editing.store.accounts.findByCpf(helena.cpf))!.id, capacity: "staff:analyst", origin: null };
  const path = address.slice(editing.url.length);
  const analyst = await editing.enter(["analyst"], helena);
  const page = await analyst.open(path);
  expect(page.headers.get("content-security-policy")).toContain("style-src 'self';");
  expect((await analyst.open(path.replace("approved", "refused"))).status).toBe(404);
  const copy = (content: unknown) =>
    fetch(`${editing.url}${path.replace("/editar?", "/editar/copia?")}`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie: `sgci=${analyst.cookies.get("sgci")}` },
      body: JSON.stringify({ content }),
    });
  // Without the token of the session.
  expect((await copy("cenario: 2\n")).status).toBe(403);

  await editing.store.modelChanges.propose(id, { reason: "Um prazo maior para a empresa.", warnings: [] }, by);
  expect((await analyst.open(path)).text).toContain("o arquivo pode ser visto, não mudado");
  const operator = await editing.enter(["operator"], { ...helena, cpf: "52998224725", name: "Olga Operadora" });
  expect((await operator.open(path)).status).toBe(403);
}, 120_000);
