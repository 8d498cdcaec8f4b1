import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../../support/browser.ts";
import { faultsOf, picture } from "../support/looks.ts";
import { type Editing, helena, openEditor, SCENARIO, startEditing, storedFile, tiago, workflow } from "./support/editing.ts";

let editing: Editing;
let browser: Browser;

beforeAll(async () => {
  [editing, browser] = await Promise.all([startEditing(), launchBrowser()]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await editing?.stop();
});

/** Two analysts have the same file open; the other one has saved. */
async function overtaken(): Promise<{ page: Page; address: string }> {
  const address = await editing.begin(SCENARIO, "cenario: 1\n");
  const [page, other] = [await editing.window(browser, helena), await editing.window(browser, tiago)];
  await openEditor(page, address);
  await openEditor(other, address);
  await other.getByLabel(`Texto de ${SCENARIO}`).fill("cenario: 2\n");
  await other.getByRole("button", { name: "Salvar" }).click();
  await other.getByText(/^Salvo às/).waitFor();
  await other.context().close();
  await page.getByLabel(`Texto de ${SCENARIO}`).fill("cenario: 3\n");
  await page.keyboard.press("Control+s");
  await page.getByRole("heading", { name: "Outra pessoa salvou este arquivo" }).waitFor();
  return { page, address };
}

test("somebody saved meanwhile: it says who, and what one has goes into a change of one's own", async () => {
  const { page, address } = await overtaken();
  const dialog = page.getByRole("dialog");
  expect(await dialog.innerText()).toMatch(/Tiago Nogueira Bastos salvou às \d\d:\d\d/);
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, "editor-conflict-desktop");
  await dialog.getByRole("button", { name: "Levar o meu para uma mudança nova" }).click();
  await page.waitForURL((url) => url.href !== address);
  await page.locator("#editor[data-ready=true]").waitFor();
  expect(await page.getByLabel(`Texto de ${SCENARIO}`).inputValue()).toBe("cenario: 3\n");
  expect((await storedFile(editing, page.url())).savedBy.name).toBe(helena.name);
  expect((await storedFile(editing, address)).content).toBe("cenario: 2\n");
  await page.context().close();
}, 120_000);

test.each(["removed", "proposed"] as const)(
  "the file is %s while one writes: what one has goes along",
  async (how) => {
    const address = await editing.begin(SCENARIO, "cenario: 1\n");
    const page = await editing.window(browser, helena);
    await openEditor(page, address);
    await page.getByLabel(`Texto de ${SCENARIO}`).fill("cenario: 2\n");
    const id = /mudancas\/([^/]+)/.exec(address)![1]!;
    const { accountId } = (await editing.store.modelChanges.get(id))!.author;
    const by = { actor: accountId, capacity: "staff:analyst", origin: null };
    if (how === "removed") await editing.store.modelChanges.removeFile(id, { path: SCENARIO, revision: 1 }, by);
    else await editing.store.modelChanges.propose(id, { reason: "Pronto para conferir", warnings: [] }, by);
    await page.keyboard.press("Control+s");
    await page.getByText(/^Não foi salvo\./).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole("button", { name: "Levar o meu para uma mudança nova" }).click();
    await page.waitForURL((url) => url.href !== address);
    await page.locator("#editor[data-ready=true]").waitFor();
    expect(await page.getByLabel(`Texto de ${SCENARIO}`).inputValue()).toBe("cenario: 2\n");
    await page.context().close();
  },
  120_000,
);

test("one takes what was saved, or saves over it knowingly; to decide later loses nothing", async () => {
  const { page, address } = await overtaken();
  await page.getByRole("button", { name: "Decidir depois" }).click();
  expect(await page.getByLabel(`Texto de ${SCENARIO}`).inputValue()).toBe("cenario: 3\n");
  expect((await storedFile(editing, address)).content).toBe("cenario: 2\n");
  await page.keyboard.press("Control+s");
  await page.getByRole("button", { name: "Salvar o meu por cima" }).click();
  await page.getByText(/^Salvo às/).waitFor();
  expect((await storedFile(editing, address)).content).toBe("cenario: 3\n");
  await page.context().close();

  const second = await overtaken();
  await second.page.getByRole("button", { name: "Ficar com o que foi salvo" }).click();
  await second.page.getByText(/^Salvo às/).waitFor();
  expect(await second.page.getByLabel(`Texto de ${SCENARIO}`).inputValue()).toBe("cenario: 2\n");
  expect((await storedFile(editing, second.address)).content).toBe("cenario: 2\n");
  await second.page.context().close();
}, 120_000);

test("the session ends while one writes: nothing is lost, and after the login it is offered and saved", async () => {
  const address = await editing.begin(SCENARIO, "cenario: 1\n");
  const page = await editing.window(browser, helena);
  await openEditor(page, address);
  const cookies = await page.context().cookies();
  await page.getByLabel(`Texto de ${SCENARIO}`).fill("cenario: 2\n");
  await page.context().clearCookies();
  await page.keyboard.press("Control+s");
  await page.getByText("Sua sessão terminou, e nada se perdeu").waitFor();
  expect((await storedFile(editing, address)).content).toBe("cenario: 1\n");
  await page.context().addCookies(cookies);

  // As after a crash: the page is gone without having been asked.
  await page.goto("about:blank");
  await openEditor(page, address);
  await page.getByText(/Este navegador guarda mudanças suas/).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, "editor-restored-desktop");
  // Until one has decided, nothing takes its place.
  await page.keyboard.press("Control+s");
  expect(
    await page.locator(".editor-tools, .editor-text").evaluateAll((all) => all.map((one) => (one as HTMLElement).inert)),
  ).toEqual([true, true]);
  await page.getByRole("button", { name: "Continuar com elas" }).click();
  expect(await page.getByLabel(`Texto de ${SCENARIO}`).inputValue()).toBe("cenario: 2\n");
  await page.keyboard.press("Control+s");
  await page.getByText(/^Salvo às/).waitFor();
  await openEditor(page, address);
  expect(await page.locator("#restaurar").isVisible()).toBe(false);
  expect((await storedFile(editing, address)).content).toBe("cenario: 2\n");
  await page.context().close();
}, 120_000);

test("what cannot be kept is refused with the line, and stays in the editor", async () => {
  const address = await editing.begin(SCENARIO, "cenario: 1\n");
  const page = await editing.window(browser, helena);
  await openEditor(page, address);
  await page.getByLabel(`Texto de ${SCENARIO}`).fill("cenario: [\n");
  await page.keyboard.press("Control+s");
  await page.getByText(/Não foi salvo\..*[Ll]inha/).waitFor();
  expect((await storedFile(editing, address)).content).toBe("cenario: 1\n");
  await page.context().close();
}, 60_000);

test("while the engine is down one draws and saves, and is told what the findings do not know", async () => {
  const path = "process-start-guard.bpmn";
  const content = await workflow(path);
  const address = await editing.begin(path, content);
  const page = await editing.window(browser, helena);
  await openEditor(page, address);
  await page.getByText("Nada a corrigir.").first().waitFor();
  expect(await page.getByText("O motor não responde").isVisible()).toBe(false);
  await editing.stopEngine();
  await openEditor(page, address);
  await page.getByText("Nada a corrigir.").first().waitFor();
  expect(await page.getByText("O motor não responde").isVisible()).toBe(true);
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Salvar" }).click();
  await page.getByText(/^Salvo às/).waitFor();
  await page.context().close();
}, 120_000);
