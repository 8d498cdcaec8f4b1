import type { Browser, Page } from "playwright-core";
import { liveRehearsalPath } from "../../../src/portal/staff/models/paths.ts";
import { launchBrowser } from "../../support/browser.ts";
import { PATIENCE } from "../../support/engine.ts";
import { complaintsOf, faultsOf, openWindow, picture, SIZES } from "../support/looks.ts";
import { type Analysed, helena, startAnalysed } from "./support/analysts.ts";

let analysed: Analysed;
let browser: Browser;

beforeAll(async () => {
  [analysed, browser] = await Promise.all([startAnalysed(), launchBrowser()]);
}, PATIENCE);
afterAll(async () => {
  await browser?.close();
  await analysed?.stop();
});

async function looks(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    await picture(page, `${name}-${size}`);
    expect({ name, size, faults: await faultsOf(page) }).toEqual({ name, size, faults: [] });
  }
  await page.setViewportSize(SIZES.desktop);
}
const drawn = (page: Page) => page.locator("#diagrama[data-ready]").waitFor();

test("an analyst plays a request in a real browser, by keyboard, goes back, and keeps it as a scenario", async () => {
  const visitor = await analysed.enter(helena);
  const context = await openWindow(browser);
  await context.addCookies([{ name: "sgci", value: visitor.cookies.get("sgci")!, url: analysed.url }]);
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  await page.goto(`${analysed.url}${liveRehearsalPath("service-request")}`);
  await drawn(page);
  await looks(page, "ensaio-comecar");

  await page.getByRole("button", { name: "Começar o ensaio" }).press("Enter");
  await drawn(page);
  // The drawing is that of the process that is called, and waits.
  expect(await page.locator('.mark-active[data-element-id="redeem-ticket"]').count()).toBe(1);
  await page.getByRole("button", { name: "Ver service-request" }).press("Enter");
  await drawn(page);
  expect(await page.locator('.mark-done[data-element-id="check-start"]').count()).toBe(1);

  const answer = page.getByRole("region", { name: /^O serviço “Conferir a autorização/ });
  await answer.getByRole("button", { name: "Recusar com este erro" }).press("Enter");
  await page
    .getByRole("alert")
    .getByRole("link", { name: /Erro do BPMN/ })
    .click();
  expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("codigo");
  await looks(page, "ensaio-erro");
  await answer.getByRole("button", { name: "Responder" }).press("Enter");
  await drawn(page);
  expect(await page.locator('.mark-active[data-element-id="fill-request"]').count()).toBe(1);
  expect(await page.locator(".djs-connection.mark-done").count()).toBeGreaterThan(0);
  await page.getByLabel("Quanto tempo").fill("2 dias");
  await page.getByRole("button", { name: "Deixar o tempo passar", exact: true }).press("Enter");
  await page.getByText("No relógio do ensaio são 03/01/2026").waitFor();
  await page.getByRole("button", { name: "Voltar um passo" }).press("Enter");
  await page.getByText("No relógio do ensaio são 01/01/2026").waitFor();
  await drawn(page);
  await looks(page, "ensaio-tarefa");

  await page.getByRole("button", { name: /^Deixar o tempo passar até 02\/03\/2026/ }).press("Enter");
  await page
    .getByRole("region", { name: /Encerrar o rascunho/ })
    .getByRole("button", { name: "Responder" })
    .press("Enter");
  await page.getByText("O ensaio terminou em").waitFor();
  await drawn(page);
  await looks(page, "ensaio-fim");
  await page.getByLabel("O que o cenário conta").fill("Ninguém envia o pedido.");
  await page.getByRole("button", { name: "Guardar o cenário" }).press("Enter");
  await page.getByText("O cenário está na mudança").waitFor();
  await page.getByText("scenarios/service-request-ninguem-envia-o-pedido.yml").first().waitFor();
  expect(complaints).toEqual([]);
}, 120_000);
