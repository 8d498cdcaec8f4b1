import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Locator, Page } from "playwright-core";
import { launchBrowser } from "../../support/browser.ts";
import { until } from "../../support/until.ts";
import { complaintsOf, faultsOf, picture } from "../support/looks.ts";
import { type Editing, helena, openEditor, startEditing, workflow } from "./support/editing.ts";

let editing: Editing;
let browser: Browser;

beforeAll(async () => {
  [editing, browser] = await Promise.all([startEditing(), launchBrowser()]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await editing?.stop();
});

/** Opens an address and waits for the editor; gives what was not translated. */
async function open(page: Page, address: string): Promise<Set<string>> {
  const untranslated = new Set<string>();
  page.on("console", (message) => {
    if (message.text().startsWith("untranslated: ")) untranslated.add(message.text().slice("untranslated: ".length));
  });
  await openEditor(page, address);
  return untranslated;
}

/** Chooses an element by its place in the list. */
async function choose(page: Page, name: string): Promise<void> {
  const elements = page.locator("#elementos");
  if (!(await elements.evaluate((details) => (details as HTMLDetailsElement).open))) await elements.locator("summary").click();
  await page.locator("#elementos-lista").getByRole("button", { name, exact: true }).first().click();
}

/** A field of our parts, in the panel of properties. */
async function partField(page: Page, label: string): Promise<Locator> {
  const panel = page.locator("#propriedades");
  const shut = panel.locator(".bio-properties-panel-group-header:not(.open)").filter({ hasText: "Campos da parte" });
  if ((await shut.count()) > 0) await shut.getByText("Campos da parte").click();
  return panel.getByLabel(label, { exact: true });
}

const state = (page: Page) => page.locator("#estado");
const finding = (page: Page, text: string) => page.locator("#achados-lista li").filter({ hasText: text });

test("an analyst draws with a part of ours, is told what is missing, fills it in, saves, and finds it again", async () => {
  const address = await editing.begin("service-request.bpmn", await workflow("service-request.bpmn"));
  const page = await editing.window(browser, helena);
  const complaints = complaintsOf(page);
  const untranslated = await open(page, address);
  await page.getByText("Nada a corrigir.").first().waitFor();
  await choose(page, "Tarefa de um programa: Enviar o pedido");
  await page.getByRole("button", { name: "Partes do SGCI" }).click();
  await page.getByLabel("Procurar uma parte").fill("avisar por e-mail");
  await picture(page, "editor-parts-desktop");
  await page.getByRole("button", { name: "Acrescentar depois: Avisar por e-mail quem ainda não migrou" }).click();

  await finding(page, "Falta a entrada “deadlineId”").waitFor();
  await finding(page, "Falta a entrada “warningDays”").waitFor();
  expect(await page.locator("#achados-resumo").innerText()).toMatch(/erro.*Erros impedem a publicação/);
  expect(await page.locator("#desenho .bjsl-icon-error").count()).toBeGreaterThan(0);
  expect(await finding(page, "deadlineId").getByRole("link").getAttribute("href")).toBe("/equipe/modelos/regras/worker-inputs");
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, "editor-findings-desktop");

  // From the finding to the element, and into its fields with the keyboard alone.
  await finding(page, "deadlineId").getByRole("button").press("Enter");
  const properties = page.locator("#propriedades");
  expect(await properties.locator(".bio-properties-panel-header").innerText()).toContain("Avisar por e-mail");
  await (await partField(page, "Prazo")).fill("da-equipe");
  await (await partField(page, "Dias até o prazo")).fill("30");
  await finding(page, "Falta a entrada “warningDays”").waitFor({ state: "detached" });
  expect(await state(page).innerText()).toContain("Há mudanças não salvas");
  await page.keyboard.press("Control+s");
  await page.getByText(/^Salvo às \d\d:\d\d/).waitFor();

  await open(page, address);
  expect(await state(page).innerText()).toBe("Nada a salvar.");
  await choose(page, "Tarefa de um programa: Avisar por e-mail quem ainda não migrou");
  const days = await partField(page, "Dias até o prazo");
  expect(await days.inputValue()).toBe("30");
  await days.fill("");
  await finding(page, "Falta a entrada “warningDays”").waitFor();
  expect(await page.locator(".bjs-powered-by").isVisible()).toBe(true);
  expect([...untranslated]).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
}, 180_000);

test("buttons and keyboard undo, redo, copy, paste and search; leaving with something unsaved asks", async () => {
  const address = await editing.begin("process-start-guard.bpmn", await workflow("process-start-guard.bpmn"));
  const page = await editing.window(browser, helena);
  await open(page, address);
  const response = await page.request.get(address);
  expect(response.headers()["content-security-policy"]).toContain("script-src 'self';style-src 'self' 'unsafe-inline';");
  const names = page.locator("#elementos-lista button");
  await choose(page, "Fim: Início autorizado");
  const before = await names.count();
  await page.locator("#desenho svg").first().focus();
  await page.keyboard.press("Delete");
  await until("the end and its flow are gone", async () => (await names.count()) === before - 2);
  await page.getByRole("button", { name: "Desfazer" }).click();
  await until("they are back", async () => (await names.count()) === before);
  await page.getByRole("button", { name: "Refazer" }).click();
  await until("they are gone again", async () => (await names.count()) === before - 2);
  await page.locator("#desenho svg").first().focus();
  await page.keyboard.press("Control+z");
  await until("they are back again", async () => (await names.count()) === before);

  await choose(page, "Fim: Início autorizado");
  await page.locator("#desenho svg").first().focus();
  await page.keyboard.press("Control+c");
  const canvas = (await page.locator("#desenho").boundingBox())!;
  const [x, y] = [canvas.x + canvas.width / 2, canvas.y + canvas.height - 120];
  await page.mouse.move(x, y, { steps: 5 });
  await page.keyboard.press("Control+v");
  await page.mouse.move(x + 40, y + 20, { steps: 5 });
  await page.mouse.click(x + 40, y + 20);
  await until("there is a copy", async () => (await names.filter({ hasText: "Fim: Início autorizado" }).count()) === 2);

  await page.getByRole("button", { name: "Procurar" }).click();
  await page.locator(".djs-search-input input").pressSequentially("Início recusado");
  await page.keyboard.press("Enter");
  await until(
    "it is chosen",
    async () => (await names.and(page.locator("[aria-pressed=true]")).allInnerTexts()).join() === "Fim: Início recusado",
  );

  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe("beforeunload");
  await question.accept();
  await page.context().close();
}, 120_000);

test("whatever is chosen, the panel speaks Portuguese", async () => {
  const page = await editing.window(browser, helena);
  const untranslated = await open(page, await editing.begin("onboarding.bpmn", await workflow("onboarding.bpmn")));
  const names = await page.locator("#elementos-lista button").allTextContents();
  const kinds = new Map(names.map((name) => [name.split(":")[0], name]));
  expect(kinds.size).toBeGreaterThan(8);
  for (const name of kinds.values()) {
    await choose(page, name);
    const shut = page.locator("#propriedades .bio-properties-panel-group-header:not(.open, .empty)");
    for (let left = await shut.count(); left > 0; left--) await shut.first().click({ position: { x: 30, y: 12 } });
  }
  const titles = await page
    .locator("#propriedades [title], #desenho [title]")
    .evaluateAll((all) => all.map((one) => one.getAttribute("title") ?? ""));
  expect(titles.filter((title) => /\b(the|section|list|create|open|toggle)\b/i.test(title))).toEqual([]);
  expect([...untranslated]).toEqual([]);
  await page.context().close();
}, 120_000);
