import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";

/** Presses one button after the other. */
export async function press(page: Page, ...buttons: (string | RegExp)[]): Promise<void> {
  for (const name of buttons) {
    await page.getByRole("button", { name, exact: true }).first().click();
    await page.waitForLoadState("networkidle");
  }
}

/** Fills fields by their labels, then presses. */
export async function fill(page: Page, fields: Record<string, string>, ...buttons: string[]): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).first().fill(value);
  await press(page, ...buttons);
}

/** Takes pictures for a folder: the page without header and footer; or, of a long one, the part from a heading on. */
export function cameraFor(folder: URL) {
  return async (page: Page, name: string, from?: string, height = 1_000): Promise<void> => {
    await page.waitForLoadState("networkidle");
    await page.evaluate(() => window.scrollTo(0, 0));
    const main = (await page.locator("main").boundingBox())!;
    const heading = from === undefined ? null : await page.getByRole("heading", { name: from, exact: true }).boundingBox();
    const y = heading === null ? main.y : heading.y - 40;
    const clip = { ...main, y, height: Math.min(main.y + main.height - y, height) };
    await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, folder)), clip, fullPage: true });
  };
}

/** Takes a picture for this guide. */
export const picture = cameraFor(new URL("./imagens/", import.meta.url));

/** A window of somebody of one's own, at an address of the portal. */
export async function openPage(browser: Browser, portalUrl: string, path: string): Promise<Page> {
  const page = await browser.newPage({ baseURL: portalUrl, locale: "pt-BR", viewport: { width: 1000, height: 700 } });
  await page.goto(path);
  return page;
}

/** At the simulated Gov.br; the consent is asked for once. */
export async function logIn(page: Page, cpf: string): Promise<void> {
  await fill(page, { "Número do CPF": cpf }, "Continuar");
  await fill(page, { Senha: "Teste@1234" }, "Entrar", "Autorizar");
}
