import { mkdir } from "node:fs/promises";
import type { Page } from "playwright-core";
import { launchBrowser } from "../../test/support/browser.ts";
import { startSystem } from "../../test/support/system.ts";
import { cameraFor, logIn, openPage, press } from "../guia/camera.ts";

/**
 * Takes the pictures of the analysts' guide anew, from the system as `npm start` runs it: `node --import tsx
 * docs/modelos/guide-pictures.ts`. The story is the guide's, step by step: a shorter deadline, told, rehearsed, proposed,
 * approved by another analyst, and seen by everybody.
 */
const [HELENA, TIAGO] = ["40291836542", "51937482014"] as const;
const FOLDER = new URL("./imagens/", import.meta.url);
const picture = cameraFor(FOLDER);
const MODELS = "/equipe/modelos";
const TITLE = "Rascunho vale 45 dias";
/** What speaks of the deadline, and what it says then. */
const TEXTS = [
  ["Encerrar o rascunho", "Encerra o rascunho que ninguém enviou em 45 dias."],
  [
    "Rascunho encerrado",
    "O pedido não foi enviado em 45 dias, e o rascunho foi encerrado. Para continuar, abra um processo novo.",
  ],
] as const;

await mkdir(FOLDER, { recursive: true });
const [system, browser] = await Promise.all([startSystem(), launchBrowser()]);
try {
  const helena = await analyst(HELENA);
  await picture(helena, "modelos", undefined, 900);
  const change = await beginChange(helena);
  await edit(helena);
  await rehearse(helena, change);
  await propose(helena, change);
  await approve(await analyst(TIAGO));
} finally {
  await browser.close();
  await system.dispose();
}

async function analyst(cpf: string): Promise<Page> {
  const page = await openPage(browser, system.portalUrl, "/equipe/entrar");
  await page.setViewportSize({ width: 1280, height: 800 });
  await logIn(page, cpf);
  await page.goto(MODELS);
  return page;
}

/** Takes the model into a change of one's own; gives its address. */
async function beginChange(page: Page): Promise<string> {
  await page.getByRole("link", { name: "Pedido de serviço" }).first().click();
  await page.getByText("Aproximar").waitFor();
  await picture(page, "modelo", undefined, 1_000);
  await page.getByLabel("Título, para uma mudança nova").fill(TITLE);
  await press(page, "Levar este arquivo para a mudança");
  await picture(page, "mudanca", undefined, 900);
  return page.url();
}

/** The deadline, first as one would say it, then as the engine reads it; and the texts that speak of it. */
async function edit(page: Page): Promise<void> {
  await page
    .getByRole("link", { name: /^Editar/ })
    .first()
    .click();
  await page.locator("#editor[data-ready=true]").waitFor({ timeout: 60_000 });
  const properties = page.locator("#propriedades");
  const open = (group: string) => properties.locator(".bio-properties-panel-group-header", { hasText: group }).click();
  await choose(page, "60 dias sem envio");
  await open("Geral");
  await properties.getByLabel("Nome", { exact: true }).fill("45 dias sem envio");
  await open("Temporizador");
  await properties.getByLabel("Valor", { exact: true }).fill("45 dias");
  await page.locator("#achados-lista").getByText("“45 dias” não é uma duração que o motor entenda.").waitFor();
  await page.locator("#elementos > summary").click();
  await properties.getByLabel("Valor", { exact: true }).scrollIntoViewIfNeeded();
  await picture(page, "editor", undefined, 1_100);
  await page.locator("#elementos > summary").click();
  await properties.getByLabel("Valor", { exact: true }).fill("P45D");
  for (const [element, text] of TEXTS) {
    await choose(page, element);
    const field = properties.getByLabel("Documentação do elemento");
    if (!(await field.isVisible())) await open("Documentação");
    await field.fill(text);
  }
  await page.locator("#achados-resumo").getByText("Nada a corrigir.").waitFor();
  await press(page, "Salvar");
  await page.getByText(/^Salvo às/).waitFor();
}

/** Chooses an element by its name, in the list of all. */
async function choose(page: Page, name: string): Promise<void> {
  const list = page.locator("#elementos");
  if (!(await list.evaluate((details) => (details as HTMLDetailsElement).open))) await list.locator("summary").click();
  await page
    .locator("#elementos-lista")
    .getByRole("button", { name: new RegExp(`: ${name}$`) })
    .first()
    .click();
}

async function rehearse(page: Page, change: string): Promise<void> {
  await page.goto(change);
  await page
    .getByRole("link", { name: /^Ensaiar/ })
    .first()
    .click();
  await page.getByLabel("Cenário", { exact: true }).selectOption({ label: "Pedido: ninguém envia o pedido em 60 dias." });
  await press(page, "Abrir o cenário");
  await page.locator("#diagrama[data-ready]").waitFor();
  await picture(page, "ensaio", undefined, 1_150);
}

async function propose(page: Page, change: string): Promise<void> {
  await page.goto(change);
  await page.getByLabel("Motivo", { exact: true }).fill("A maioria envia em um mês; 45 dias bastam.");
  await picture(page, "propor", "O que muda, em palavras", 1_050);
  await press(page, "Propor a mudança");
}

async function approve(page: Page): Promise<void> {
  await page.getByRole("link", { name: TITLE }).first().click();
  await page.waitForLoadState("networkidle");
  await picture(page, "aprovar", "O que muda, em palavras", 1_100);
  await press(page, "Aprovar e pôr em uso");
  await picture(page, "em-uso", undefined, 700);
  await page.goto("/como-funciona/service-request");
  await picture(page, "como-funciona", "Passo a passo", 900);
}
