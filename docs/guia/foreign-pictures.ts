import type { Page } from "playwright-core";
import { launchBrowser } from "../../test/support/browser.ts";
import { startSystem } from "../../test/support/system.ts";
import { until } from "../../test/support/until.ts";
import { fill, picture, press } from "./camera.ts";

/**
 * Takes the pictures of the guides for foreign companies anew, from the system as `npm start` runs it:
 * `node --import tsx docs/guia/foreign-pictures.ts`.
 */
const EMAIL = "erika@muller.example";
const DOCUMENT = { name: "Handelsregister.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n") };

const [system, browser] = await Promise.all([startSystem(), launchBrowser()]);
try {
  const page = await browser.newPage({ baseURL: system.portalUrl, locale: "pt-BR", viewport: { width: 1000, height: 700 } });
  await page.goto("/estrangeiras?idioma=pt");
  await press(page, "Começar o pedido");
  await formReady(page);
  await picture(page, "estrangeiras-primeira-pergunta");
  await page.getByLabel("Não tem nenhum dos dois").check();
  await fill(page, { "Nome da empresa": "Müller Instruments GmbH" }, "Continuar");
  await fill(page, { "E-mail": EMAIL }, "Enviar o código");
  await fill(page, { "Código de seis dígitos": await codeInMailbox() }, "Confirmar o e-mail");
  await page.goto("/estrangeiras/pedido?idioma=en");
  await formReady(page);
  await fill(page, { "Register number in that country": "HRB 12345", Address: "Hauptstraße 1, 10115 Berlin" });
  await fill(page, { "Contact person": "Erika Müller", "Contact phone": "+49 30 123456", "Legal representative": "Hans Müller" });
  await fill(page, { "Position of the representative": "Managing director" });
  await page.getByLabel("Country of registration").selectOption({ label: "Germany" });
  await page.getByLabel("Service you want").selectOption({ index: 1 });
  await page.getByLabel("Choose documents").setInputFiles(DOCUMENT);
  await press(page, "Attach");
  await page.getByRole("link", { name: DOCUMENT.name }).waitFor();
  await picture(page, "foreign-form", undefined, 1_300);
  await press(page, "Continue");
  await page.getByText("The team has received the request").waitFor();
  await page.goto("/estrangeiras/pedido?idioma=pt");
  await page.getByText("A equipe recebeu o pedido").waitFor();
  await picture(page, "estrangeiras-recebido");
} finally {
  await browser.close();
  await system.dispose();
}

async function formReady(page: Page): Promise<void> {
  await page.locator("#formulario-interativo .fjs-container").waitFor();
}

/** The code in the newest message of the mailbox that comes with the system. */
function codeInMailbox(): Promise<string> {
  return until("the code is in the mailbox", async () => {
    const list = await (await fetch(system.mailboxUrl)).text();
    const path = /href="(\/caixa-de-correio\/[^"]+)"/.exec(list)?.[1];
    if (path === undefined) return null;
    const message = await (await fetch(new URL(path, system.mailboxUrl))).text();
    return /\b(\d{6})\b/.exec(message.replace(/<[^>]+>/g, " "))?.[1] ?? null;
  });
}
