import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { rules } from "../../../src/lint/all-rules.ts";
import { launchBrowser } from "../../support/browser.ts";
import type { HttpBrowser } from "../support/browser.ts";
import { faultsOf, openWindow, picture, SIZES } from "../support/looks.ts";
import { joao } from "../support/portal.ts";
import { type Served, startServed } from "../support/served.ts";

const PATH = "/equipe/modelos/regras";
let served: Served;
let analyst: HttpBrowser;
beforeAll(async () => {
  served = await startServed();
  analyst = await served.enterStaff(["analyst"]);
}, 60_000);
afterAll(() => served?.stop());

test.each([...Object.keys(rules), "engine-refusal"])("the page of %s tells what is wrong, with both pictures", async (rule) => {
  const page = await analyst.open(`${PATH}/${rule}`);
  expect(page.status).toBe(200);
  expect(page.text).toContain("Por que importa.");
  const pictures = [...page.html.matchAll(/<img class="rule-picture" src="([^"]+)" alt="(Errado|Certo): [^"]+"/g)];
  expect(pictures.map(([, , word]) => word)).toEqual(["Errado", "Certo"]);
  for (const [, source] of pictures) {
    const { status, headers } = await analyst.request("GET", source!);
    expect([status, headers.get("content-type")]).toEqual([200, "image/png"]);
  }
});

test.each(["nothing", "..%2FREADME", "imagens/nothing.png", "imagens/..%2Fknown-topic.md"])("%s is not there", async (path) => {
  expect((await analyst.open(`${PATH}/${path}`)).status).toBe(404);
});

test("only analysts read them", async () => {
  const operator = await served.enterStaff(["operator"], joao);
  for (const path of ["known-topic", "imagens/known-topic-errado.png"]) {
    expect((await operator.open(`${PATH}/${path}`)).status).toBe(403);
  }
});

test("a page with its pictures is accessible and fits", async () => {
  const browser = await launchBrowser();
  try {
    for (const [name, viewport] of Object.entries(SIZES)) {
      const context = await openWindow(browser, { viewport });
      await context.addCookies([{ name: "sgci", value: analyst.cookies.get("sgci")!, url: served.url }]);
      const page = await context.newPage();
      await page.goto(`${served.url}${PATH}/condition-boolean`);
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, `rule-${name}`);
    }
  } finally {
    await browser.close();
  }
}, 60_000);
