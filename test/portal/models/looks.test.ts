import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../../support/browser.ts";
import type { HttpBrowser } from "../support/browser.ts";
import { complaintsOf, faultsOf, openWindow, picture, SIZES } from "../support/looks.ts";
import { type Analysed, helena, startAnalysed, tiago } from "./support/analysts.ts";
import { begin, changeDeadline, edit, MODEL, MODELS, propose, read } from "./support/changing.ts";

let analysed: Analysed;
let browser: Browser;
let author: HttpBrowser;
let second: HttpBrowser;
/** Addresses, by the name of their picture. */
let pages: Record<string, string>;

beforeAll(async () => {
  [analysed, browser] = await Promise.all([startAnalysed(), launchBrowser()]);
  [author, second] = [await analysed.enter(helena), await analysed.enter(tiago)];
  const live = await changeDeadline(author, "Prazo de noventa dias", 90);
  await edit(author, live, MODEL, (xml) =>
    xml
      .replace('<dc:Bounds x="1262" y="722"', '<dc:Bounds x="1282" y="742"')
      .replace('name="Pedido indeferido"', 'name="Pedido recusado"')
      .replace(
        "</bpmn:process>",
        '<bpmn:textAnnotation id="note-deadline"><bpmn:text>Prazo da portaria</bpmn:text></bpmn:textAnnotation></bpmn:process>',
      )
      .replace(
        "</bpmndi:BPMNPlane>",
        '<bpmndi:BPMNShape id="note-shape" bpmnElement="note-deadline"><dc:Bounds x="700" y="560" width="120" height="40" /></bpmndi:BPMNShape></bpmndi:BPMNPlane>',
      ),
  );
  await propose(author, live);
  await second.open(live);
  await second.send(`${live}/aprovar`);
  const wrong = await begin(author, "Tópico novo", MODEL);
  await edit(author, wrong, MODEL, (xml) => xml.replace('camunda:topic="request-submit"', 'camunda:topic="request-sumbit"'));
  const waiting = await begin(second, "Rótulo do parecer", "forms/request-analysis.form");
  const label = (json: string) => json.replace('"label": "Parecer"', '"label": "Parecer da equipe"');
  await edit(second, waiting, "forms/request-analysis.form", label);
  const ready = await changeDeadline(author, "Prazo de setenta dias", 70);
  await propose(second, waiting);
  pages = {
    list: MODELS,
    file: `${MODELS}/arquivo?caminho=${MODEL}`,
    "file-form": `${MODELS}/arquivo?caminho=forms/request-analysis.form`,
    version: `${MODELS}/service-request/versoes/1`,
    restore: `${MODELS}/service-request/versoes/1/restaurar`,
    differences: `${MODELS}/service-request/diferencas?de=1&para=2`,
    "change-wrong": wrong,
    "change-ready": ready,
    "change-waiting": waiting,
    "change-live": live,
    "change-differences": `${wrong}/diferencas?caminho=${MODEL}`,
    "scenario-differences": `${ready}/diferencas?caminho=scenarios/service-request-forgotten.yml`,
    rule: `${MODELS}/regras/known-topic`,
  };
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await analysed?.stop();
});

async function enter(visitor: HttpBrowser, size: keyof typeof SIZES): Promise<Page> {
  const context = await openWindow(browser, { viewport: SIZES[size] });
  // Pages of changes play scenarios first, which a busy machine takes its time for.
  context.setDefaultTimeout(60_000);
  await context.addCookies([{ name: "sgci", value: visitor.cookies.get("sgci")!, url: analysed.url }]);
  return context.newPage();
}

/** Waits until every drawing of a page is there. */
async function drawn(page: Page): Promise<void> {
  const places = page.locator("[data-model]");
  for (let at = 0; at < (await places.count()); at++) await places.nth(at).and(page.locator("[data-ready]")).waitFor();
}

test.each(["desktop", "phone"] as const)(
  "every page is in order on a %s",
  async (size) => {
    const page = await enter(author, size);
    const complaints = complaintsOf(page);
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(analysed.url + path);
      await drawn(page);
      await picture(page, `models-${name}-${size}`);
      expect([name, await faultsOf(page)]).toEqual([name, []]);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  },
  240_000,
);

test("a sentence about a difference shows its element on both drawings", async () => {
  const page = await enter(author, "desktop");
  await page.goto(analysed.url + pages.differences);
  await drawn(page);
  const labels = page.locator(".difference-label");
  expect(await labels.allTextContents()).toEqual(expect.arrayContaining(["Alterado", "Deslocado", "Acrescentado"]));
  const selected = page.locator('.djs-element.difference-selected:not([data-element-id$="_label"])');
  await page.getByRole("link", { name: /60 dias sem envio/ }).click();
  await page.getByText("“60 dias sem envio” está destacado no desenho.").waitFor();
  expect(await selected.count()).toBe(2);
  await page.getByRole("link", { name: /Prazo da portaria/ }).click();
  expect(await selected.count()).toBe(1);
  await picture(page, "models-differences-selected");
  await page.context().close();
}, 60_000);

test("an analyst uploads, proposes and another one approves, in the browser", async () => {
  const change = await begin(author, "Aviso da equipe", MODEL);
  const { content } = await read(author, change, MODEL);
  const page = await enter(author, "desktop");
  await page.goto(analysed.url + change);
  const drawnAnew = content.replace('name="Analisar o pedido"', 'name="Analisar o pedido da empresa"');
  const file = { name: MODEL, mimeType: "application/xml", buffer: Buffer.from(drawnAnew) };
  await page.getByLabel("Arquivo .bpmn, .form ou .yml").setInputFiles(file);
  await page.getByRole("button", { name: "Enviar", exact: true }).click();
  await page.getByText("Nome: de “Analisar o pedido” para “Analisar o pedido da empresa”.").waitFor();
  await page.getByLabel("Motivo").fill("A equipe pediu o nome por inteiro.");
  await page.getByRole("button", { name: "Propor a mudança" }).click();
  await page.getByText("A mudança foi proposta.").waitFor();
  const other = await enter(second, "desktop");
  await other.goto(analysed.url + MODELS);
  await other.getByRole("link", { name: "Aviso da equipe" }).first().click();
  await other.getByRole("button", { name: "Aprovar e pôr em uso" }).click();
  await other.getByText("A mudança está em uso").waitFor();
  await picture(other, "models-approved");
  await Promise.all([page.context().close(), other.context().close()]);
}, 240_000);
