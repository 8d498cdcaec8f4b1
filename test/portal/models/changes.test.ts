import type { HttpBrowser } from "../support/browser.ts";
import { type Analysed, helena, olga, startAnalysed, tiago } from "./support/analysts.ts";
import { begin, changeDeadline, edit, MODEL, MODELS, propose, REASON, read, SCENARIO, save } from "./support/changing.ts";

let analysed: Analysed;
let author: HttpBrowser;
let second: HttpBrowser;

beforeAll(async () => {
  analysed = await startAnalysed();
  author = await analysed.enter(helena);
  second = await analysed.enter(tiago);
}, 120_000);
afterAll(() => analysed?.stop());

const latest = async (key: string) => (await analysed.engine.processDefinitions({ key, latestVersion: true }))[0]!;
const idOf = (change: string) => change.slice(change.lastIndexOf("/") + 1);

test("the list says what is in use, since when and through whom", async () => {
  const page = await author.open(MODELS);
  expect(page.status).toBe(200);
  expect(page.text).toContain("Pedido de serviço");
  expect(page.text).toContain("com o produto");
  expect(page.text).toContain("Nenhuma proposta espera aprovação.");
  expect((await author.open("/equipe")).text).toContain("Modelos");
}, 60_000);

test("nobody but analysts comes in, and nothing is taken without the token of the session", async () => {
  const change = await begin(author, "Só para analistas", MODEL);
  const operator = await analysed.enter(olga, ["operator"]);
  for (const path of [MODELS, change, `${change}/arquivo?caminho=${MODEL}`, `${change}/baixar?caminho=${MODEL}`]) {
    expect([path, (await operator.open(path)).status]).toEqual([path, 403]);
    expect([path, (await author.open(path)).status]).toEqual([path, 200]);
  }
  expect((await operator.open("/equipe")).text).not.toContain("Desenhos e formulários dos processos");
  const { content, revision } = await read(author, change, MODEL);
  const wrong = await save(author, change, MODEL, { content, revision }, { "x-csrf-token": "another" });
  expect(wrong.status).toBe(403);
  expect((await save(author, change, MODEL, { content, revision })).status).toBe(200);
  expect((await author.post(`${change}/descartar`, {})).status).toBe(403);
  expect((await author.send(`${change}/descartar`)).text).toContain("A mudança foi descartada");
}, 60_000);

test("what does not pass cannot be proposed; passing, it goes live when another analyst approves it", async () => {
  await analysed.engine.startProcess("service-request", { variables: { startTicket: "none" } });
  const change = await changeDeadline(author, "Prazo de noventa dias", 90);
  await edit(author, change, SCENARIO, (yaml) => yaml.replace("passam: 90 dias", "passam: 60 dias"));
  expect((await author.open(change)).text).toContain("1 cenário não vai como esperado.");
  const failing = await propose(author, change);
  expect([failing.status, failing.text.includes("A mudança não foi proposta: confira o que falta.")]).toEqual([422, true]);
  await edit(author, change, SCENARIO, (yaml) => yaml.replace("passam: 60 dias", "passam: 90 dias"));

  const drafted = await author.open(change);
  expect(drafted.text).toContain("de “P60D” para “P90D”");
  expect(drafted.text).toContain("1 processo corre na versão 1 e continua na versão em que está");
  const short = await author.send(`${change}/propor`, { motivo: "curto" });
  expect([short.status, short.text.includes("Informe o motivo, com 10 a 500 caracteres.")]).toEqual([422, true]);
  expect((await propose(author, change)).text).toContain("A mudança foi proposta.");

  expect((await author.open(change)).text).toContain("quem propõe não aprova");
  await author.send(`${change}/aprovar`);
  expect((await latest("service-request")).version).toBe(1);

  expect((await second.open(MODELS)).text).toContain(REASON);
  expect((await second.open("/avisos")).text).toContain("Uma mudança de modelos espera a sua aprovação: Prazo de noventa dias");
  expect((await second.open(change)).text).toContain("Aprovar e pôr em uso");
  // Who has looked at an earlier state of it does not approve this one.
  await second.send(`${change}/aprovar`, { visto: "2026-01-01T00:00:00.000Z" });
  expect((await latest("service-request")).version).toBe(1);
  const live = await second.send(`${change}/aprovar`);
  expect(live.text).toContain("service-request, versão 2");
  const definition = await latest("service-request");
  expect(definition.version).toBe(2);
  expect(await analysed.engine.processDefinitionXml(definition.id)).toContain("P90D");

  expect((await author.open("/avisos")).text).toContain("A sua mudança de modelos está em uso: Prazo de noventa dias");
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
  const model = await author.open(`${MODELS}/service-request/versoes/1/modelo.bpmn`);
  expect(model.headers.get("content-type")).toContain("text/plain");
}, 60_000);

test("one goes back to an earlier version with a reason", async () => {
  const path = `${MODELS}/service-request/versoes/1/restaurar`;
  expect((await author.open(path)).text).toContain("Voltar à versão 1 de Pedido de serviço");
  expect((await author.send(path, { motivo: "" })).status).toBe(422);
  const back = await author.send(path, { motivo: "O prazo novo foi um engano." });
  expect(back.text).toContain("A versão 3 está em uso");
  expect(await analysed.engine.processDefinitionXml((await latest("service-request")).id)).toContain("P60D");
  expect(back.text).toContain("Volta à versão 1");
}, 120_000);

test("a proposal is taken back by its author, or refused with a reason, and goes on", async () => {
  const change = await begin(author, "Textos do formulário", "forms/request-analysis.form");
  await edit(author, change, "forms/request-analysis.form", (json) =>
    json.replace('"label": "Parecer"', '"label": "Parecer da equipe"'),
  );
  const page = await propose(author, change);
  expect(page.text).toContain("Rótulo: de “Parecer” para “Parecer da equipe”.");
  expect(page.text).toContain("Este modelo não muda, mas ganha uma versão nova");
  expect((await author.send(`${change}/retomar`)).text).toContain("A proposta foi retirada.");
  await propose(author, change);
  await second.open(change);
  const short = await second.send(`${change}/recusar`, { motivo: "não" });
  expect(short.status).toBe(422);
  const refused = await second.send(`${change}/recusar`, { motivo: "O rótulo antigo é o da norma." });
  expect(refused.text).toContain("A mudança foi recusada.");
  expect((await author.open(change)).text).toContain("O rótulo antigo é o da norma.");
  await author.send(`${change}/titulo`, { titulo: "Rótulo do parecer" });
  expect((await author.open(MODELS)).text).toContain("Rótulo do parecer");
  await author.send(`${change}/descartar`);
}, 120_000);

test("versions of a form are compared, too", async () => {
  const form = "forms/request-analysis.form";
  const change = await begin(author, "Rótulo do parecer", form);
  await edit(author, change, form, (json) => json.replace('"label": "Parecer"', '"label": "Parecer final"'));
  await propose(author, change);
  await second.open(change);
  await second.send(`${change}/aprovar`);
  const file = await author.open(`${MODELS}/arquivo?caminho=${form}`);
  const [, link] = /href="([^"]*arquivo\/diferencas[^"]*)"/.exec(file.html) ?? [];
  const address = link!.replaceAll("&amp;", "&");
  expect((await author.open(address)).text).toContain("Rótulo: de “Parecer” para “Parecer final”.");
  expect((await author.open(address.replace(/de=[^&]+/, "de=none"))).status).toBe(404);
}, 120_000);

test("who has written in a change does not approve it, and two approvals make one deployment", async () => {
  const change = await changeDeadline(author, "Prazo de setenta dias", 70);
  await edit(second, change, SCENARIO, (yaml) => `# Conferido.\n${yaml}`);
  await propose(author, change);
  const own = await second.open(change);
  expect(own.text).toContain("quem escreve não aprova");
  expect(own.text).not.toContain("Aprovar e pôr em uso");
  await second.send(`${change}/aprovar`);
  expect((await analysed.store.modelChanges.get(idOf(change)))!.status).toBe("proposed");

  const third = await analysed.enter({ ...olga, cpf: "12345678909", name: "Terceira Analista" });
  const fourth = await analysed.enter({ ...olga, cpf: "98765432100", name: "Quarto Analista" });
  const before = (await latest("service-request")).version;
  await Promise.all([third.open(change), fourth.open(change)]);
  const answers = await Promise.all([third.send(`${change}/aprovar`), fourth.send(`${change}/aprovar`)]);
  const told = answers.map(({ text }) => /versão \d+\. |Alguém foi mais rápido|Outra publicação/.exec(text)?.[0] ?? text);
  expect(told.some((text) => /Alguém|Outra/.test(text))).toBe(true);
  expect((await latest("service-request")).version).toBe(before + 1);
}, 120_000);

test("what is approved is what was looked at", async () => {
  const change = await changeDeadline(author, "Visto antes", 55);
  await propose(author, change);
  const seen = (await second.open(change)).value("visto")!;
  await author.open(change);
  await author.send(`${change}/retomar`);
  await edit(author, change, SCENARIO, (yaml) => `# Outro.\n${yaml}`);
  await propose(author, change);
  for (const visto of [seen, "yesterday"]) {
    const late = await second.send(`${change}/aprovar`, { visto });
    expect(late.text).toContain("A mudança já não é a que você tinha aberto.");
    expect((await analysed.store.modelChanges.get(idOf(change)))!.status).toBe("proposed");
  }
  const fresh = second.page.value("visto")!;
  expect((await second.send(`${change}/aprovar`, { visto: fresh })).text).toContain("A mudança está em uso");
}, 120_000);

test("what changed meanwhile in use is told, and the author decides", async () => {
  const [slow, quick] = [await changeDeadline(author, "Devagar", 80), await changeDeadline(second, "Depressa", 75)];
  await propose(author, slow);
  await propose(second, quick);
  await second.open(slow);
  await author.open(quick);
  await author.send(`${quick}/aprovar`);
  expect((await analysed.store.modelChanges.get(idOf(quick)))!.status).toBe("live");

  const late = await second.send(`${slow}/aprovar`);
  expect(late.text).toContain("Nada foi publicado");
  expect((await analysed.store.modelChanges.get(idOf(slow)))!.status).toBe("proposed");
  await author.open(slow);
  const stale = await author.send(`${slow}/retomar`);
  expect(stale.text).toContain(`Decida o que fazer com ${MODEL}`);
  const { revision } = await read(author, slow, MODEL);
  await author.open(slow);
  const kept = await author.send(`${slow}/manter`, { caminho: MODEL, revisao: String(revision) });
  expect(kept.text).toContain("de “P75D” para “P80D”");
  const { revision: other } = await read(author, slow, SCENARIO);
  await author.open(slow);
  const again = await author.send(`${slow}/recomecar`, { caminho: SCENARIO, revisao: String(other) });
  expect(again.text).toContain("está de novo como em uso");
  await author.send(`${slow}/descartar`);
}, 120_000);

test("an engine that is down is told, and the proposal stays", async () => {
  const change = await changeDeadline(author, "Sem motor", 65);
  await propose(author, change);
  await second.open(change);
  await analysed.engineDown();
  const answer = await second.send(`${change}/aprovar`);
  expect(answer.status).toBe(503);
  expect(answer.text).toContain("O motor de processos não responde");
  expect((await author.open(MODELS)).text).toContain("Seus rascunhos e propostas estão guardados.");
  expect((await analysed.store.modelChanges.get(idOf(change)))!.status).toBe("proposed");
  await analysed.engineUp();
  await second.open(change);
  expect((await second.send(`${change}/aprovar`)).text).toContain("A mudança está em uso");
}, 120_000);
