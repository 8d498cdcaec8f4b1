import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../../support/browser.ts";
import { complaintsOf, faultsOf, openWindow, picture, SIZES } from "../support/looks.ts";
import { maria } from "../support/portal.ts";
import { type Operated, startOperated } from "./support/operated.ts";

let operated: Operated;
let browser: Browser;
/** Token of an operator and administrator. */
let token: string;
let instanceId: string;
let pages: Record<string, string>;

beforeAll(async () => {
  [operated, browser] = await Promise.all([startOperated(), launchBrowser()]);
  const { engine, store } = operated;
  const variables = { divisor: 0, stage: "representative", personName: "Maria da Silva", answers: { a: 1 } };
  for (let n = 1; n <= 30; n++) await engine.startProcess("trouble", { businessKey: `vistoria-${n}`, variables });
  const { id } = await engine.startProcess("caller", { businessKey: "chamadora-1" });
  instanceId = (await engine.startProcess("trouble", { businessKey: "vistoria-com-falha", variables })).id;
  await operated.completeExternalTask(instanceId);
  const [review] = await engine.tasks({ processInstanceId: instanceId });
  await engine.completeTask(review!.id);
  const job = await operated.failJob(instanceId);
  const [incident] = await engine.incidents({ processInstanceId: instanceId });
  const [task] = await engine.externalTasks({ maxResults: 1 });
  const [definition] = await engine.processDefinitions({ key: "trouble" });
  const { items } = await engine.operations.variables(instanceId, { first: 0, size: 10 });
  const visitor = await operated.enter(["operator", "administrator"]);
  token = visitor.cookies.get("sgci")!;
  const account = (await store.accounts.findByCpf(maria.cpf))!;
  await store.staff.note({
    ...{ instanceId, accountId: account.id, text: "A empresa foi avisada por telefone.", origin: null },
    capacity: "staff:operator",
  });
  const [grant] = await store.staff.list();
  const motor = "/equipe/motor";
  const instance = `${motor}/instancias/${instanceId}`;
  pages = {
    home: "/equipe",
    roles: "/equipe/papeis",
    revoke: `/equipe/papeis/${grant!.id}/retirar`,
    dashboard: motor,
    definitions: `${motor}/definicoes`,
    definition: `${motor}/definicoes/${definition!.id}`,
    "definition-suspend": `${motor}/definicoes/${definition!.id}/suspender`,
    instances: `${motor}/instancias?definicao=trouble&situacao=active`,
    instance,
    caller: `${motor}/instancias/${id}`,
    "instance-cancel": `${instance}/cancelar`,
    variables: `${instance}/variaveis`,
    variable: `${instance}/variaveis/${items.find(({ name }) => name === "divisor")!.id}`,
    "variable-hidden": `${instance}/variaveis/${items.find(({ name }) => name === "answers")!.id}`,
    "instance-incidents": `${instance}/incidentes`,
    "instance-jobs": `${instance}/trabalhos`,
    "instance-history": `${instance}/historico`,
    "instance-notes": `${instance}/notas`,
    "instance-log": `${instance}/registro`,
    incidents: `${motor}/incidentes`,
    incident: `${motor}/incidentes/${incident!.id}`,
    jobs: `${motor}/trabalhos`,
    job: `${motor}/trabalhos/${job}`,
    "external-tasks": `${motor}/tarefas-externas`,
    "external-task": `${motor}/tarefas-externas/${task!.id}`,
    log: `${motor}/registro`,
    gone: `${motor}/instancias/none`,
  };
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await operated?.stop();
});

/** Pages whose desktop layout is not just the wider one of the phone. */
const LAID_OUT_ANEW = new Set(["roles", "dashboard", "definition", "instances", "instance", "variables", "incidents"]);

async function widthFaultsOf(page: Page): Promise<string[]> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return overflow > 0 ? [`wider than the window by ${overflow} pixels`] : [];
}

async function signedIn(size: keyof typeof SIZES, javaScriptEnabled = true): Promise<Page> {
  const context = await openWindow(browser, { viewport: SIZES[size], javaScriptEnabled });
  await context.addCookies([{ name: "sgci", value: token, url: operated.url }]);
  return context.newPage();
}

test.each(["desktop", "phone"] as const)(
  "every page is accessible and fits, on the %s",
  async (size) => {
    const page = await signedIn(size);
    const complaints = complaintsOf(page);
    const faults: string[] = [];
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`${operated.url}${path}`);
      if ((await page.locator("#diagrama").count()) > 0) await page.locator("#diagrama[data-ready]").waitFor();
      const found = size === "phone" || LAID_OUT_ANEW.has(name) ? await faultsOf(page) : await widthFaultsOf(page);
      for (const fault of found) faults.push(`${name}: ${fault}`);
      await picture(page, `operator-${name}-${size}`);
    }
    expect(faults).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  },
  240_000,
);

test("the diagram is drawn under the policy, with its marks, the watermark, and buttons for the keyboard", async () => {
  const page = await signedIn("desktop");
  const complaints = complaintsOf(page);
  await page.goto(`${operated.url}${pages.instance}`);
  await page.locator("#diagrama[data-ready]").waitFor();
  const marked = (marker: string) =>
    page
      .locator(`#diagrama .djs-element.${marker}`)
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute("data-element-id")));
  expect(await marked("mark-incident")).toEqual(["compute"]);
  expect(await marked("mark-done")).toEqual(["begin", "check", "review"]);
  expect(await page.locator(".diagram-badge-incident").innerText()).toBe("1");
  expect(await page.locator(".bjs-powered-by").isVisible()).toBe(true);
  const scale = () => page.locator("#diagrama .viewport").getAttribute("transform");
  const before = await scale();
  await page.getByRole("button", { name: "Aproximar" }).press("Enter");
  expect(await scale()).not.toBe(before);
  await page.getByRole("button", { name: "Ver inteiro" }).press("Enter");
  expect(complaints).toEqual([]);
  await page.context().close();
}, 60_000);

test("without JavaScript everything but the drawing works: a search, a hidden value, and trying an incident again", async () => {
  const page = await signedIn("desktop", false);
  const incidentId = pages.incident!.split("/").at(-1);
  await page.goto(`${operated.url}${pages.instance}`);
  expect(await page.locator("#diagrama").innerText()).toContain("precisa de JavaScript");
  await page.goto(`${operated.url}/equipe/motor/instancias`);
  await page.getByLabel("Chave de negócio (ou parte)").fill("com-falha");
  await page.getByLabel("Só com incidente aberto").check();
  await page.getByRole("button", { name: "Buscar" }).click();
  await page.getByRole("link", { name: "vistoria-com-falha" }).click();
  await page.getByRole("link", { name: "Variáveis" }).click();
  await page.getByRole("button", { name: /Mostrar o valor de personName/ }).click();
  expect(await page.locator("pre.value").innerText()).toBe("Maria da Silva");
  await page.getByRole("link", { name: "Incidentes", exact: true }).last().click();
  await page.getByLabel("Escolher o incidente em Calcular prazo").check();
  await page.getByRole("button", { name: "Tentar de novo os escolhidos" }).click();
  expect(await page.locator(".notice").innerText()).toContain("Nova tentativa pedida.");
  // It fails again at once, as a new incident: the cause is still there.
  expect((await operated.engine.incidents({ processInstanceId: instanceId })).map(({ id }) => id)).not.toContain(incidentId);
  await page.context().close();
}, 60_000);

test("the engine is down: the page says so and what to do, and so does an act", async () => {
  const page = await signedIn("phone");
  await page.goto(`${operated.url}${pages["instance-cancel"]}`);
  await operated.stopEngine();
  await page.getByLabel("Motivo").fill("teste");
  await page.getByRole("button", { name: "Cancelar a instância" }).click();
  expect(await page.locator("h1").innerText()).toBe("O motor de processos não responde");
  expect(await page.locator("main").innerText()).toContain("O ato pode ter sido feito");
  const response = await page.goto(`${operated.url}/equipe/motor`);
  expect(response?.status()).toBe(503);
  expect(await page.locator("main").innerText()).toContain("ENGINE_REST_URL");
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, "operator-down-phone");
  await page.goto(`${operated.url}/equipe`);
  expect(await page.locator("h1").innerText()).toBe("Área da equipe");
  await page.context().close();
}, 60_000);
