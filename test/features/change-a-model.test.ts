import type { Browser, Page } from "playwright-core";
import { complaintsOf, faultsOf, openWindow, picture, SIZES } from "../portal/support/looks.ts";
import { maria } from "../portal/support/portal.ts";
import { startTeams, type Teams } from "../portal/team/support/teams.ts";
import { launchBrowser } from "../support/browser.ts";
import { PATIENCE } from "../support/engine.ts";

const helena = { ...maria, cpf: "40291836542", name: "Helena Prado Antunes" };
const tiago = { ...maria, cpf: "51937482014", name: "Tiago Nogueira Bastos" };
const PROCESS = "vistoria-inicial";

let teams: Teams;
let browser: Browser;
beforeAll(async () => {
  [teams, browser] = await Promise.all([startTeams(), launchBrowser()]);
}, 2 * PATIENCE);
afterAll(async () => {
  await browser?.close();
  await teams?.stop();
});

async function windowOf(who: typeof maria): Promise<Page> {
  const visitor = await teams.enter(who, "analyst");
  const context = await openWindow(browser, { viewport: SIZES.desktop });
  await context.addCookies([{ name: "sgci", value: visitor.cookies.get("sgci")!, url: teams.url }]);
  return context.newPage();
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const said = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

async function look(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await picture(page, `change-a-model-${name}`);
  expect(await faultsOf(page)).toEqual([]);
}

async function create(page: Page, kind: string, name: string, label: string): Promise<void> {
  await page.getByLabel("O que criar").selectOption({ label: kind });
  await page.getByLabel("Nome do arquivo, sem a terminação").fill(name);
  await page.getByLabel("Nome que as pessoas leem").fill(label);
  await press(page, "Criar");
  await said(page, "está na mudança.");
}

test("an analyst draws a model, is told what is wrong, mends and rehearses it; another puts it live, and it runs", async () => {
  const page = await windowOf(helena);
  const complaints = complaintsOf(page);
  await page.goto(`${teams.url}/equipe/modelos`);
  await look(page, "list");
  await page.getByLabel("Título da mudança").fill("Vistoria antes da acreditação");
  await press(page, "Começar uma mudança");
  await create(page, "Formulário", "vistoria", "Resultado da vistoria");
  await create(page, "Modelo", PROCESS, "Vistoria inicial");
  await look(page, "begun");
  const change = new URL(page.url()).pathname;

  await page.getByRole("link", { name: `Editar: ${PROCESS}.bpmn` }).click();
  await page.locator("#editor[data-ready=true]").waitFor({ timeout: PATIENCE });
  const elements = page.locator("#elementos");
  if (!(await elements.evaluate((details) => (details as HTMLDetailsElement).open))) await elements.locator("summary").click();
  await page.locator("#elementos-lista").getByRole("button", { name: "Início: Processo pedido", exact: true }).click();
  await press(page, "Partes do SGCI");
  await page.getByLabel("Procurar uma parte").fill("tarefa de uma equipe");
  await press(page, "Acrescentar depois: Tarefa de uma equipe, com formulário");
  const findings = page.locator("#achados-lista li");
  const formMissing = findings.filter({ hasText: "formulário" }).first();
  await formMissing.waitFor();
  // It stands between the two, on the way.
  await page.getByRole("button", { name: "Fluxo: de “Tarefa de uma equipe, com formulário” a “Processo concluído”" }).waitFor();
  await look(page, "told");
  await formMissing.getByRole("button").click();
  const panel = page.locator("#propriedades");

  await panel.getByLabel("Formulário", { exact: true }).selectOption("vistoria");
  await panel.getByLabel("Equipe", { exact: true }).selectOption("dicor");
  await formMissing.waitFor({ state: "detached" });
  await page.keyboard.press("Control+s");
  await said(page, /^Salvo às \d\d:\d\d/);

  await page.goto(teams.url + change);
  await page.getByRole("link", { name: `Ensaiar: ${PROCESS}.bpmn` }).click();
  await press(page, "Começar o ensaio");
  await look(page, "rehearsing");
  await press(page, "Concluir a tarefa");
  await said(page, "O ensaio terminou em");
  await page.getByLabel("O que o cenário conta").fill("A equipe faz a vistoria.");
  await press(page, "Guardar o cenário");
  await said(page, "O cenário está na mudança");

  await page.goto(teams.url + change);
  await page.getByText("1 cenário, todos como esperado").click();
  await said(page, "Os cenários passam por todos os elementos e caminhos.");
  await look(page, "ready");
  await page.getByLabel("Motivo", { exact: true }).fill("A Dicor passa a vistoriar antes de acreditar.");
  await press(page, "Propor a mudança");
  await said(page, "A mudança foi proposta.");
  expect(await page.getByRole("button", { name: "Aprovar e pôr em uso" }).count()).toBe(0);
  expect(await teams.engine.processDefinitions({ key: PROCESS })).toEqual([]);

  const second = await windowOf(tiago);
  await second.goto(`${teams.url}/equipe/modelos`);
  await second.getByRole("link", { name: "Vistoria antes da acreditação" }).click();
  await look(second, "to-decide");
  await press(second, "Aprovar e pôr em uso");
  await said(second, `A mudança está em uso: ${PROCESS}, versão 1.`);
  await look(second, "live");

  const { id } = await teams.engine.startProcess(PROCESS, { businessKey: "vistoria-1" });
  const [task] = await teams.engine.tasks({ processInstanceId: id, candidateGroup: "dicor" });
  expect(await teams.engine.deployedForm(task!.id)).toMatchObject({ id: "vistoria" });
  await teams.engine.submitTaskForm(task!.id, {});
  expect(await teams.engine.processInstances({ processInstanceIds: id })).toEqual([]);

  await page.goto(`${teams.url}/como-funciona/${PROCESS}`);
  await said(page, "Vistoria inicial");
  expect(complaints).toEqual([]);
}, 300_000);
