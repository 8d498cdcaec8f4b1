import type { Browser } from "playwright-core";
import { launchBrowser } from "../support/browser.ts";
import { PATIENCE } from "../support/engine.ts";
import { type System, startSystem } from "../support/system.ts";
import { type Visitor, visit } from "./support/visitor.ts";

let system: System;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), launchBrowser()]);
}, PATIENCE);

afterAll(async () => {
  await browser?.close();
  await system?.dispose();
});

const operator = { cpf: "35041726817", name: "Olívia Martins Queiroz" };
const administrator = { cpf: "64820539124", name: "Paulo Roberto Sampaio" };

/** Through the staff door and Gov.br into the staff area. */
async function enter({ page, press, follow, heading }: Visitor, { cpf }: { cpf: string }): Promise<void> {
  await follow("Área da equipe");
  await page.getByLabel("Número do CPF").fill(cpf);
  await press("Continuar");
  await page.getByLabel("Senha").fill("Teste@1234");
  await press("Entrar");
  if (page.url().startsWith(system.simulatorUrl)) await press("Autorizar");
  expect(await heading()).toBe("Área da equipe");
}

test("the start names the staff people", () => {
  expect(system.output()).toMatch(/350\.417\.268-17 .*operadora/);
  expect(system.output()).toMatch(/648\.205\.391-24 .*administrador/);
});

test(
  "an operator sees the journey of a visitor in the engine, until an administrator takes the role",
  async () => {
    const visitor = await visit(browser, system);
    await visitor.press("Começar o cadastro");
    await visitor.press(/^Nacional/);

    const staff = await visit(browser, system);
    const { page } = staff;
    await enter(staff, operator);
    expect(await staff.text()).toContain("Operador do motor de processos");
    expect(await staff.text()).not.toContain("Papéis da equipe");
    await staff.follow("Motor de processos");
    expect(await staff.text()).toMatch(/1\s+Instâncias em andamento/);
    await staff.follow("Instâncias em andamento");
    await page.locator("table a").first().click();
    await page.locator("#diagrama[data-ready]").waitFor();
    await staff.look();
    const marked = (marker: string) =>
      page
        .locator(`#diagrama .djs-element.${marker}`)
        .evaluateAll((nodes) => nodes.map((node) => node.getAttribute("data-element-id")));
    expect(await marked("mark-active")).toEqual(["choose-stage"]);
    expect(await marked("mark-done")).toContain("choose-company-type");
    await staff.follow("Variáveis");
    expect(await staff.text()).toMatch(/companyType\s+Texto\s+Instância/);

    const chief = await visit(browser, system);
    await enter(chief, administrator);
    await chief.follow("Papéis da equipe");
    await chief.follow(`Retirar o papel Operador do motor de processos de ${operator.name}`);
    await chief.page.getByLabel("Motivo").fill("mudou de setor");
    await chief.press("Retirar");
    expect(await chief.text()).toContain("retirado");
    await page.reload();
    expect(await staff.heading()).toBe("Página reservada à equipe do Inmetro");

    const expected = /status of 403/;
    expect([...staff.problems, ...chief.problems, ...visitor.problems].filter((problem) => !expected.test(problem))).toEqual([]);
  },
  2 * PATIENCE,
);
