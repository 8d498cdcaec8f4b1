import type { HttpBrowser, Page } from "../support/browser.ts";
import { type Analysed, helena, olga, startAnalysed, tiago } from "./support/analysts.ts";

const MODELS = "/equipe/modelos";
const REASON = "A área pediu noventa dias para o pedido.";
const MODEL = "service-request.bpmn";

let analysed: Analysed;
let author: HttpBrowser;
let second: HttpBrowser;

beforeAll(async () => {
  analysed = await startAnalysed();
  author = await analysed.enter(helena);
  second = await analysed.enter(tiago);
}, 120_000);
afterAll(() => analysed?.stop());

/** Begins a change; gives its address. */
async function begin(browser: HttpBrowser, title: string, path = ""): Promise<string> {
  await browser.open(MODELS);
  const page = await browser.send(`${MODELS}/mudancas`, { titulo: title, ...(path === "" ? {} : { caminho: path }) });
  expect(page.status).toBe(200);
  return page.url;
}

/** Saves a file of a change as the editors do. */
async function save(browser: HttpBrowser, change: string, path: string, body: Record<string, unknown>): Promise<Response> {
  await browser.open(change);
  return fetch(new URL(`${change}/arquivo?caminho=${encodeURIComponent(path)}`, analysed.url), {
    method: "PUT",
    headers: {
      "content-type": "application/json",
      "x-csrf-token": browser.page.csrf,
      origin: analysed.url,
      cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
    },
    body: JSON.stringify(body),
  });
}

async function read(browser: HttpBrowser, change: string, path: string): Promise<Record<string, string & number>> {
  const page = await browser.open(`${change}/arquivo?caminho=${encodeURIComponent(path)}`);
  return JSON.parse(page.html);
}

/** A change of the deadline of the request, saved. */
async function changeDeadline(browser: HttpBrowser, title: string, to: string): Promise<string> {
  const change = await begin(browser, title, MODEL);
  const file = await read(browser, change, MODEL);
  const content = file.content!.replace(/(<bpmn:timeDuration[^>]*>)P\d+D/, `$1${to}`);
  const saved = await save(browser, change, MODEL, { content, revision: file.revision });
  expect([saved.status, await saved.json()]).toEqual([200, { revision: 2 }]);
  return change;
}

const propose = (browser: HttpBrowser, change: string): Promise<Page> => browser.send(`${change}/propor`, { motivo: REASON });

test("the list says what is in use, since when and through whom", async () => {
  const page = await author.open(MODELS);
  expect(page.status).toBe(200);
  expect(page.text).toContain("Pedido de serviço");
  expect(page.text).toContain("com o produto");
  expect(page.text).toContain("Nenhuma proposta espera aprovação.");
  expect((await author.open("/equipe")).text).toContain("Modelos");
}, 60_000);

test("a change goes live when another analyst approves it", async () => {
  await analysed.engine.startProcess("service-request", { variables: { startTicket: "none" } });
  const change = await changeDeadline(author, "Prazo de noventa dias", "P90D");
  const drafted = await author.open(change);
  expect(drafted.text).toContain("de “P60D” para “P90D”");
  expect(drafted.text).toContain("1 processo corre na versão 1 e continua na versão em que está");

  const short = await author.send(`${change}/propor`, { motivo: "curto" });
  expect(short.status).toBe(422);
  expect(short.text).toContain("Informe o motivo, com 10 a 500 caracteres.");
  expect((await propose(author, change)).text).toContain("A mudança foi proposta.");
  expect((await author.open(change)).text).toContain("quem propõe não aprova");
  const own = await author.send(`${change}/aprovar`);
  expect(own.text).toContain("Espera uma segunda pessoa");
  expect(own.text).not.toContain("A mudança está em uso");

  expect((await second.open(MODELS)).text).toContain(REASON);
  expect((await second.open(change)).text).toContain("Aprovar e pôr em uso");
  const live = await second.send(`${change}/aprovar`);
  expect(live.text).toContain("A mudança está em uso: service-request, versão 2");
  const [definition] = await analysed.engine.processDefinitions({ key: "service-request", latestVersion: true });
  expect(definition!.version).toBe(2);
  expect(await analysed.engine.processDefinitionXml(definition!.id)).toContain("P90D");

  const file = await author.open(`${MODELS}/arquivo?caminho=${MODEL}`);
  expect(file.text).toContain("Helena Prado Antunes, com aprovação de Tiago Nogueira Bastos");
  expect(file.text).toContain(REASON);
}, 120_000);

test("two versions are compared in words", async () => {
  const page = await author.open(`${MODELS}/service-request/diferencas?de=1&para=2`);
  expect(page.text).toContain("0 acrescentados, 0 retirados, 1 alterado");
  expect(page.text).toContain("Temporizador: duração: de “P60D” para “P90D”.");
  expect(page.text).toContain("Os formulários são os mesmos.");
  expect((await author.open(`${MODELS}/service-request/diferencas?de=1&para=9`)).status).toBe(404);
  expect((await author.open(`${MODELS}/service-request/versoes/1/modelo.bpmn`)).headers.get("content-type")).toContain(
    "text/plain",
  );
}, 60_000);

test("one goes back to an earlier version with a reason", async () => {
  const path = `${MODELS}/service-request/versoes/1/restaurar`;
  expect((await author.open(path)).text).toContain("Voltar à versão 1 de Pedido de serviço");
  expect((await author.send(path, { motivo: "" })).status).toBe(422);
  const back = await author.send(path, { motivo: "O prazo novo foi um engano." });
  expect(back.text).toContain("A versão 3 está em uso");
  const [definition] = await analysed.engine.processDefinitions({ key: "service-request", latestVersion: true });
  expect(await analysed.engine.processDefinitionXml(definition!.id)).toContain("P60D");
  expect(back.text).toContain("Volta à versão 1");
}, 120_000);
