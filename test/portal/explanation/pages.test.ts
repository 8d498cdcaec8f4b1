import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { HttpBrowser } from "../support/browser.ts";
import { modelling } from "../support/modelling.ts";
import { type ExplainedSite, startExplained } from "./support/explained.ts";

let site: ExplainedSite;
beforeAll(async () => {
  site = await startExplained();
}, 120_000);
afterAll(() => site?.stop());

const open = (path: string) => new HttpBrowser(site.portal.url).open(path);
const model = (name: string) => readFile(join(modelling.folder, name), "utf8");
/** Deploys, and lets the seconds go by for which the pages do not ask the engine again. */
async function deployAll(name: string, resources: { name: string; content: string }[]): Promise<void> {
  await site.client.deploy({ name, resources });
  site.portal.advance(3_000);
}
const deploy = (name: string, content: string, deployment = "orquestra-govbr test") => deployAll(deployment, [{ name, content }]);

test("everybody sees the list, those in which people take part first", async () => {
  const { status, text } = await open("/como-funciona");
  expect(status).toBe(200);
  const [own, others] = ["Processos de que você participa", "O que o sistema confere ou faz sozinho"].map((title) =>
    text.indexOf(title),
  );
  for (const name of ["Cadastro Único: primeiro acesso", "Pedido de serviço", "Vínculo da empresa pelo e-CNPJ"]) {
    expect(text.indexOf(name)).toBeGreaterThan(own!);
    expect(text.indexOf(name)).toBeLessThan(others!);
  }
  expect(text.indexOf("Guarda do início de processo")).toBeGreaterThan(others!);
});

test("a page tells who does what, what is asked, deadlines, refusals and ends, and names the services with their teams", async () => {
  const { status, text, html } = await open("/como-funciona/service-request");
  expect(status).toBe(200);
  for (const words of [
    "Como funciona: Pedido de serviço",
    "P001 - Acreditação Inicial de Organismos",
    "Divisão de Acreditação de Laboratórios (Dicla)",
    "A equipe responsável",
    "O que a empresa pede (obrigatório)",
    "Decisão (obrigatório; opções: Deferir, Pedir correções ou Indeferir)",
    "60 dias sem envio",
    "A pessoa não pode mais agir por esta empresa neste serviço.",
    "O Inmetro indeferiu o pedido.",
    "Corrigido: volta ao passo 3. Enviar o pedido",
    "Os passos desta parte: Guarda do início de processo",
    "Versão 1, em vigor desde ",
  ])
    expect(text).toContain(words);
  expect(html).toContain('href="/como-funciona/process-start-guard"');
  // Every link inside the page leads somewhere in it.
  const anchors = [...html.matchAll(/href="#([^"]+)"/g)].map(([, anchor]) => anchor!);
  expect(anchors.filter((anchor) => !html.includes(`id="${anchor}"`))).toEqual([]);
});

test("a model of one team names it", async () => {
  expect((await open("/como-funciona/company-registration")).text).not.toContain("A equipe responsável");
  expect((await open("/como-funciona/service-request")).text).toContain("A equipe responsável");
});

test("what a called model refuses is told in its own words", async () => {
  expect((await open("/como-funciona/onboarding")).text).toContain(
    "Nova entrada necessária. A pessoa volta a entrar pelo gov.br antes de vincular a empresa. Então volta ao passo 4.",
  );
});

test("a new version is told within seconds; an earlier one stays readable, and says that it is not the latest", async () => {
  const xml = (await model("account-migration.bpmn")).replace("30 dias sem resposta", "31 dias sem resposta");
  expect((await open("/como-funciona/account-migration")).text).not.toContain("31 dias");
  await deployAll("orquestra-govbr test", [
    { name: "account-migration.bpmn", content: xml },
    { name: "forms/migration-preview.form", content: await model("forms/migration-preview.form") },
  ]);
  const latest = await open("/como-funciona/account-migration");
  expect(latest.text).toContain("31 dias sem resposta");
  expect(latest.text).toContain("Versão 2");
  const earlier = await open("/como-funciona/account-migration?versao=1");
  expect(earlier.text).toContain("Esta é a versão 1, em que alguns processos já abertos continuam. Ver a versão em vigor, a 2");
  expect(earlier.text).toContain("30 dias sem resposta");
  expect((await open("/como-funciona/account-migration?versao=2")).text).not.toContain("Esta é a versão");
});

test.each([
  "/como-funciona/nothing",
  "/como-funciona/onboarding?versao=99",
  "/como-funciona/onboarding?versao=x",
  "/como-funciona/..%2Fx",
])("%s is not there", async (path) => {
  expect((await open(path)).status).toBe(404);
});

test("a model that somebody else deployed is none of ours", async () => {
  const other = (await model("process-start-guard.bpmn")).replaceAll('"process-start-guard"', '"invoice"');
  await deploy("invoice.bpmn", other, "another system");
  expect((await open("/como-funciona/invoice")).status).toBe(404);
  await deploy("invoice.bpmn", other, "orquestra-govbr invoice");
  expect((await open("/como-funciona/invoice")).status).toBe(200);
});

test("markup in a model stays text, and a model without a drawing or names has its page", async () => {
  const odd = `<definitions id="d" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="http://example.com"
      xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
    <process id="odd" isExecutable="true" name="&lt;img src=x onerror=alert(1)&gt;" camunda:historyTimeToLive="P1D">
      <documentation>&lt;script&gt;alert(2)&lt;/script&gt;</documentation>
      <startEvent id="a" /><userTask id="b" camunda:formRef="missing" camunda:formRefBinding="deployment" /><sequenceFlow id="c" sourceRef="a" targetRef="b" />
    </process></definitions>`;
  await deploy("odd.bpmn", odd);
  const page = await open("/como-funciona/odd");
  expect(page.status).toBe(200);
  expect(page.html).not.toMatch(/<img src=x|<script>alert/);
  expect(page.text).toContain("Tarefa de uma pessoa");
  expect((await open("/como-funciona")).status).toBe(200);
});

test("the drawing's file is no document of ours", async () => {
  const { status, headers, html } = await open("/como-funciona/onboarding/modelo.bpmn?versao=1");
  expect([status, headers.get("content-type")]).toEqual([200, "text/plain; charset=utf-8"]);
  expect(html).toContain('id="onboarding"');
  expect((await open("/como-funciona/nothing/modelo.bpmn")).status).toBe(404);
});

test("the pages that people come from lead here", async () => {
  expect((await open("/")).html).toContain('href="/como-funciona/onboarding"');
  expect((await open("/servicos")).html).toContain('href="/como-funciona/company-registration"');
  expect((await open("/estrangeiras")).html).toContain('href="/como-funciona/foreign-company"');
  expect((await open("/estrangeiras?idioma=en")).html).not.toContain("/como-funciona/");
});

test("while the engine is down the page says so", async () => {
  await site.engine.down();
  site.portal.advance(3_000);
  try {
    const page = await open("/como-funciona/onboarding");
    expect(page.status).toBe(503);
    expect(page.text).toContain("Tentar de novo");
  } finally {
    await site.engine.up();
  }
  expect((await open("/como-funciona/onboarding")).status).toBe(200);
});
