import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { HttpBrowser } from "../support/browser.ts";
import { modelling } from "../support/modelling.ts";
import { type Analysed, helena, startAnalysed, tiago } from "./support/analysts.ts";
import { begin, edit, MODEL, read, save, upload } from "./support/changing.ts";

let analysed: Analysed;
let author: HttpBrowser;
let second: HttpBrowser;
let xml: string;

beforeAll(async () => {
  analysed = await startAnalysed();
  author = await analysed.enter(helena);
  second = await analysed.enter(tiago);
  xml = await readFile(join(modelling.folder, MODEL), "utf8");
}, 120_000);
afterAll(() => analysed?.stop());

test("two analysts who save the same file: the second is told, and both contents are there", async () => {
  const change = await begin(author, "A quatro mãos", MODEL);
  const { content, revision } = await read(author, change, MODEL);
  const mine = content.replace("Preencher o pedido", "Preencher tudo");
  expect(await save(author, change, MODEL, { content: mine, revision })).toEqual({ status: 200, body: { revision: 2 } });
  const theirs = await save(second, change, MODEL, { content, revision });
  expect(theirs.status).toBe(409);
  expect(theirs.body).toMatchObject({
    message: expect.stringContaining("Helena Prado Antunes gravou"),
    current: { content: mine, revision: 2, savedBy: "Helena Prado Antunes" },
  });
  expect((await save(second, change, MODEL, { content, revision: 2 })).status).toBe(200);
  expect((await save(author, change, "elsewhere/x.bpmn", { content, revision: 0 })).body.message).toContain(
    "não é lugar de modelo",
  );
  expect((await author.open(`${change}/arquivo?caminho=none.bpmn`)).status).toBe(404);
}, 60_000);

test.each<[string, string, (xml: string) => string, string]>([
  [
    "a tag that is not closed",
    MODEL,
    (xml) => xml.replace("</bpmn:userTask>", "</bpmn:userTas>"),
    "não é XML bem formado na linha 49",
  ],
  ["half a file", MODEL, (xml) => xml.slice(0, 3_000), "termina no meio"],
  ["a bare ampersand", MODEL, (xml) => xml.replace("Pedido de serviço", "P & S"), "escreva &amp;"],
  ["entities", MODEL, (xml) => xml.replace("<bpmn:definitions", '<!DOCTYPE x [<!ENTITY a "b">]>\n<bpmn:definitions'), "DOCTYPE"],
  ["a page", MODEL, () => "<html></html>", "não é um modelo BPMN 2.0"],
  [
    "something large",
    MODEL,
    (xml) => xml.replace("</bpmn:definitions>", `<!--${"x".repeat(2_100_000)}--></bpmn:definitions>`),
    "2 MB",
  ],
  [
    "a huge model",
    MODEL,
    (xml) => xml.replace("<bpmn:startEvent", `${"<bpmn:task />\n".repeat(2_000)}<bpmn:startEvent`),
    "o limite é 2.000",
  ],
  [
    "a deep model",
    MODEL,
    (xml) => xml.replace("<bpmn:startEvent", `${"<x>".repeat(200_000)}${"</x>".repeat(200_000)}<bpmn:startEvent`),
    "100 níveis",
  ],
  ["a deep form", "forms/x.form", () => `{"id":"x","components":${"[".repeat(9_000)}${"]".repeat(9_000)}}`, "100 níveis"],
  ["a deep scenario", "scenarios/x.yml", () => "[".repeat(60_000), "100 níveis"],
  ["a scenario of lists in lists", "scenarios/x.yml", () => `a:\n  ${"- ".repeat(30_000)}x`, "100 níveis"],
  ["a scenario that is too large", "scenarios/x.yml", () => `# ${"x".repeat(140_000)}`, "64 KB"],
  ["a form that is no JSON", "forms/x.form", () => '{\n"id": "x",\n"components": [,]\n}', "não é JSON bem formado na linha 3"],
  ["a form without components", "forms/x.form", () => '{"id":"x"}', "não é um formulário"],
  ["a scenario that is no YAML", "scenarios/x.yml", () => "título: a\n  processo: [b", "não é YAML bem formado na linha"],
])(
  "%s is refused with its line, and nothing is lost",
  async (_what, path, broken, message) => {
    const change = await begin(author, "Arquivo quebrado", MODEL);
    const { revision } = await read(author, change, MODEL);
    const content = broken(xml);
    const answer = await save(author, change, path, { content, revision: path === MODEL ? revision : 0 });
    expect([answer.status, answer.body.message]).toEqual([422, expect.stringContaining(message)]);
    expect((await read(author, change, MODEL)).content).toBe(xml);
  },
  60_000,
);

test("a file of Camunda Modeler comes in, is kept as it is and comes out again", async () => {
  const change = await begin(author, "Do Camunda Modeler");
  const drawn = xml.replace("Preencher o pedido", "Preencher o pedido todo");
  const page = await upload(author, change, { name: MODEL, content: drawn });
  expect(page.text).toContain(`${MODEL} está na mudança.`);
  expect(page.text).toContain("Nome: de “Preencher o pedido” para “Preencher o pedido todo”.");
  const file = await author.open(`${change}/baixar?caminho=${MODEL}`);
  expect(file.html).toBe(drawn);
  expect(file.headers.get("content-disposition")).toContain(`filename=${MODEL}`);

  const again = await upload(author, change, { name: MODEL, content: xml });
  expect(again.text).toContain("igual ao que está em uso");
  const late = await upload(author, change, { name: MODEL, content: drawn }, { revisoes: JSON.stringify({ [MODEL]: 1 }) });
  expect(late.text).toContain("Nada foi substituído");
  expect((await read(author, change, MODEL)).content).toBe(xml);
}, 60_000);

test.each<[string, string, (xml: string) => string | Uint8Array<ArrayBuffer>, string]>([
  [
    "a model of Camunda 8",
    MODEL,
    (xml) => xml.replace("<bpmn:definitions ", '<bpmn:definitions xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" '),
    "Camunda 8 (Zeebe)",
  ],
  [
    "a model of another tool",
    MODEL,
    (xml) =>
      xml
        .replace("<bpmn:definitions ", '<bpmn:definitions xmlns:f="http://flowable.org/bpmn" ')
        .replace("<bpmn:startEvent ", '<bpmn:startEvent f:formKey="x" '),
    "Flowable",
  ],
  [
    "a process that is not executable",
    MODEL,
    (xml) => xml.replace('isExecutable="true"', 'isExecutable="false"'),
    "não é executável",
  ],
  ["a broken file", MODEL, (xml) => xml.slice(0, 900), "não é XML bem formado"],
  ["bytes that are no text", MODEL, () => new Uint8Array([0xff, 0xfe, 0x00, 0x41]), "não é texto em UTF-8"],
  ["a file of another kind", "plan.docx", (xml) => xml, "deve terminar em .bpmn, .form ou .yml"],
  ["a form of Camunda 8", "x.form", () => '{"id":"x","components":[],"executionPlatform":"Camunda Cloud"}', "Camunda 8"],
])(
  "%s is not taken, and says why",
  async (_what, name, content, message) => {
    const change = await begin(author, "Arquivo de fora", MODEL);
    const page = await upload(author, change, { name, content: content(xml) });
    expect([page.status, page.text]).toEqual([422, expect.stringContaining(message)]);
    expect(page.text).toContain("Nada mudou na mudança.");
    expect((await read(author, change, MODEL)).content).toBe(xml);
  },
  60_000,
);

test("an upload without the token of the session is refused", async () => {
  const change = await begin(author, "Sem ficha", MODEL);
  const page = await upload(author, change, { name: MODEL, content: xml }, { _csrf: "another" });
  expect(page.status).toBe(403);
}, 60_000);

test.each<[string, Record<string, string>, string]>([
  ["model", { nome: "vistoria", rotulo: "Vistoria" }, "vistoria.bpmn"],
  ["service", { nome: "vistoria-inicial", rotulo: "Vistoria inicial & final" }, "vistoria-inicial.bpmn"],
  ["form", { nome: "vistoria-pedido", rotulo: "Pedido de vistoria" }, "forms/vistoria-pedido.form"],
])(
  "a new %s is valid as it is",
  async (tipo, fields, path) => {
    const change = await begin(author, "Arquivo novo");
    const page = await author.send(`${change}/criar`, { tipo, processo: "", ...fields });
    expect(page.text).toContain(`${path} está na mudança.`);
    expect(page.text).toContain("Arquivo novo: não há nada em uso com este caminho.");
    expect(page.text).not.toMatch(/[1-9]\d* erros?,/);
    expect(page.text).toContain("Não há erros, e todos os cenários vão como esperado.");
    const again = await author.send(`${change}/criar`, { tipo, processo: "", ...fields });
    expect([again.status, again.text]).toEqual([422, expect.stringContaining(`Já existe ${path}`)]);
    const wrong = await author.send(`${change}/criar`, { tipo, processo: "", nome: "Não Vale", rotulo: "" });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining("Dê um nome com letras minúsculas")]);
  },
  60_000,
);

test("a new scenario begins with its process, and plays", async () => {
  const change = await begin(author, "Cenário novo");
  await author.send(`${change}/criar`, { tipo: "model", nome: "vistoria", rotulo: "Vistoria", processo: "" });
  const missing = await author.send(`${change}/criar`, {
    tipo: "scenario",
    nome: "vistoria-feita",
    rotulo: "Feita",
    processo: "none",
  });
  expect([missing.status, missing.text]).toEqual([422, expect.stringContaining("Informe um processo que exista.")]);
  const page = await author.send(`${change}/criar`, {
    tipo: "scenario",
    nome: "vistoria-feita",
    rotulo: "Feita",
    processo: "vistoria",
  });
  expect(page.text).toContain("vistoria: 1 cenário, todos como esperado");
  expect(page.text).toContain("Os cenários passam por todos os elementos e caminhos.");
}, 60_000);

test("findings are told with their element, message and a page about the rule", async () => {
  const change = await begin(author, "Com erro", MODEL);
  await edit(author, change, MODEL, (content) =>
    content.replace('camunda:topic="request-submit"', 'camunda:topic="request-sumbit"'),
  );
  const page = await author.open(change);
  expect(page.text).toContain("Nenhum programa atende o tópico “request-sumbit”");
  expect(page.text).toContain("Enviar o pedido");
  expect(page.text).toContain("Corrija 1 erro.");
  expect(page.html).toContain("/equipe/modelos/regras/known-topic");
  const rule = await author.open("/equipe/modelos/regras/known-topic");
  expect(rule.text).toContain("Tópico que ninguém atende");
  expect((await author.open("/equipe/modelos/regras/..%2F..%2FREADME")).status).toBe(404);
}, 60_000);
