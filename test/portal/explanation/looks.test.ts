import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../../support/browser.ts";
import { complaintsOf, faultsOf, openWindow, picture, SIZES } from "../support/looks.ts";
import { type ExplainedSite, startExplained } from "./support/explained.ts";

let site: ExplainedSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([startExplained(), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

test.each(["desktop", "phone"] as const)(
  "list and pages are accessible and fit, on the %s",
  async (size) => {
    const page = await (await openWindow(browser, { viewport: SIZES[size] })).newPage();
    const complaints = complaintsOf(page);
    for (const path of ["", "/service-request", "/onboarding", "/foreign-company"]) {
      await page.goto(`${site.portal.url}/como-funciona${path}`);
      if (path !== "" && size === "desktop") await page.locator("#diagrama[data-ready]").waitFor();
      expect([path, await faultsOf(page)]).toEqual([path, []]);
      await picture(page, `explanation${path.replace("/", "-")}-${size}`);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  },
  120_000,
);

test.each(["desktop", "phone"] as const)(
  "the pages that lead there stay accessible, on the %s",
  async (size) => {
    const page = await (await openWindow(browser, { viewport: SIZES[size] })).newPage();
    for (const path of ["/", "/servicos", "/ajuda", "/estrangeiras"]) {
      await page.goto(`${site.portal.url}${path}`);
      expect([path, await page.locator('a[href^="/como-funciona"]').count()]).not.toEqual([path, 0]);
      expect([path, await faultsOf(page)]).toEqual([path, []]);
      await picture(page, `explanation-from-${path.slice(1) || "entry"}-${size}`);
    }
    await page.context().close();
  },
  120_000,
);

test("on a phone the drawing is drawn when it is opened", async () => {
  const page = await (await openWindow(browser, { viewport: SIZES.phone })).newPage();
  await page.goto(`${site.portal.url}/como-funciona/service-request`);
  expect(await page.locator("#diagrama").isVisible()).toBe(false);
  await page.getByText("Desenho do processo", { exact: true }).click();
  await page.locator("#diagrama[data-ready]").waitFor();
  expect(await page.locator("#diagrama .djs-shape").count()).toBeGreaterThan(10);
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, "explanation-drawing-phone");
  await page.getByRole("button", { name: "Aproximar" }).click();
  await page.context().close();
}, 60_000);

test("without JavaScript everything is there in words, and the links to steps work", async () => {
  const page = await (await openWindow(browser, { viewport: SIZES.desktop, javaScriptEnabled: false })).newPage();
  await page.goto(`${site.portal.url}/como-funciona/service-request`);
  await page.getByRole("link", { name: "3. Enviar o pedido" }).first().click();
  expect(page.url()).toContain("#passo-request-submit");
  await page.getByText("Desenho do processo", { exact: true }).click();
  expect(await page.locator("#diagrama").innerText()).toContain("O desenho precisa de JavaScript");
  await page.context().close();
}, 60_000);
