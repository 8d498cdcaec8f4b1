import type { Browser, Page } from "playwright-core";
import { createFiguresReader } from "../../../src/figures/reader.ts";
import { launchBrowser } from "../../support/browser.ts";
import { type Operated, startOperated } from "../operator/support/operated.ts";
import { complaintsOf, faultsOf, openWindow, picture, SIZES } from "../support/looks.ts";
import { maria } from "../support/portal.ts";
import { admit, completeTask, runningOnTheFirst } from "./support/moving.ts";

let operated: Operated;
let browser: Browser;
/** Token of somebody who is analyst and operator. */
let token: string;
let pages: Record<string, string>;

beforeAll(async () => {
  [operated, browser] = await Promise.all([startOperated(), launchBrowser()]);
  const { store, engine } = operated;
  const analyst = await operated.enter(["analyst", "operator"]);
  token = analyst.cookies.get("sgci")!;
  const accountId = (await store.accounts.findByCpf(maria.cpf))!.id;
  const { ids } = await runningOnTheFirst(operated, "watched", [true, true, true, false, false, false, false]);
  await completeTask(engine, ids[0]!);
  for (const instanceId of ids.slice(1, 4)) await admit(store, { accountId, cnpj: "12ABC34501DE35", key: "watched", instanceId });
  await store.processes.redeem({ instanceId: "x", businessKey: null, processKey: "watched", ticket: null });
  const trouble = await engine.startProcess("trouble", { variables: { divisor: 0 } });
  const [task] = await engine.externalTasks({ processInstanceId: trouble.id });
  await engine.operations.setExternalTaskRetries(task!.id, 0);
  await createFiguresReader({ ...operated, clock: () => new Date(Date.now() + 60_000) }).read();

  const instances = "/equipe/modelos/watched/instancias";
  const asked = { de: "1", para: "2", atividade: "", empresa: "12.ABC.345/01DE-35" };
  await analyst.open(`${instances}/mover?${new URLSearchParams(asked)}`);
  const report = await analyst.send(`${instances}/mover`, { ...asked, motivo: "prazo novo da portaria 12" });
  pages = {
    instances,
    "move-choice": `${instances}/mover?de=1`,
    "move-plan": `${instances}/mover?de=1&para=2`,
    "move-report": report.url,
    figures: "/equipe/modelos/watched/andamento",
    "figures-of-version": "/equipe/modelos/watched/andamento?versao=1&mapa=espera",
    "figures-with-incident": "/equipe/modelos/trouble/andamento?mapa=passagens",
    "figures-wrong": "/equipe/modelos/watched/andamento?de=99/99/9999",
  };
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await operated?.stop();
});

async function signedIn(size: keyof typeof SIZES, javaScriptEnabled = true): Promise<Page> {
  const context = await openWindow(browser, { viewport: SIZES[size], javaScriptEnabled });
  await context.addCookies([{ name: "sgci", value: token, url: operated.url }]);
  return context.newPage();
}

test.each(["desktop", "phone"] as const)(
  "every page is accessible and fits, on the %s",
  async (size) => {
    const page = await signedIn(size);
    const complaints = complaintsOf(page);
    const faults: string[] = [];
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`${operated.url}${path}`);
      if ((await page.locator("#diagrama").count()) > 0) await page.locator("#diagrama[data-ready]").waitFor();
      for (const fault of await faultsOf(page)) faults.push(`${name}: ${fault}`);
      await picture(page, `models-${name}-${size}`);
    }
    expect(faults).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  },
  240_000,
);

test("the map is drawn with its colours and numbers", async () => {
  const page = await signedIn("desktop");
  await page.goto(`${operated.url}${pages["figures-of-version"]}`);
  await page.locator("#diagrama[data-ready]").waitFor();
  await page.getByLabel("O mapa mostra").selectOption({ label: "onde estão agora" });
  await page.getByRole("button", { name: "Mostrar" }).click();
  await page.locator("#diagrama[data-ready]").waitFor();
  expect(
    await page.locator("#diagrama .heat-5").evaluateAll((nodes) => nodes.map((node) => node.getAttribute("data-element-id"))),
  ).toEqual(["review"]);
  expect(await page.locator(".diagram-badge-heat").allInnerTexts()).toEqual(["4", "2"]);
  const fill = (id: string) =>
    page.locator(`#diagrama [data-element-id="${id}"] .djs-visual > rect`).evaluate((shape) => getComputedStyle(shape).fill);
  expect(await fill("review")).toBe("rgb(242, 117, 43)");
  expect(await fill("confirm")).not.toBe(await fill("review"));
  await page.context().close();
}, 60_000);

test("without JavaScript an analyst moves instances from the page where they stand", async () => {
  const page = await signedIn("phone", false);
  await page.goto(`${operated.url}${pages.instances}`);
  await page.getByRole("link", { name: "Mover da versão 1" }).click();
  await page.getByLabel("Para a versão").selectOption("2");
  await page.getByLabel("Só as que esperam em").selectOption({ label: "Revisar" });
  await page.getByRole("button", { name: "Ver o plano" }).click();
  await page.getByRole("button", { name: /^Mover \d+ instância/ }).click();
  expect(await page.locator("#erros").innerText()).toContain("Informe o motivo");
  await page.getByLabel("Motivo").fill("prazo novo da portaria 12");
  await page.getByRole("button", { name: /^Mover \d+ instância/ }).click();
  expect(await page.locator("h1").innerText()).toBe("Movimento da versão 1 para a 2");
  expect(await page.locator("main").innerText()).toContain("as que esperavam em Revisar");
  await page.context().close();
}, 60_000);
