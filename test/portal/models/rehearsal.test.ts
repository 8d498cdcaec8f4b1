import { liveRehearsalPath, rehearsalPath } from "../../../src/portal/staff/models/paths.ts";
import { parseScenario } from "../../../src/rehearsal/index.ts";
import type { AnalystAct } from "../../../src/store/types.ts";
import { PATIENCE } from "../../support/engine.ts";
import type { HttpBrowser, Page } from "../support/browser.ts";
import { type Analysed, helena, olga, startAnalysed, tiago } from "./support/analysts.ts";

let analysed: Analysed;
let analyst: HttpBrowser;
let acting: AnalystAct;

const PROCESS = "service-request";
const path = liveRehearsalPath(PROCESS);

beforeAll(async () => {
  analysed = await startAnalysed();
  analyst = await analysed.enter(helena);
  const { id } = (await analysed.store.accounts.findByCpf(helena.cpf))!;
  acting = { actor: id, capacity: "staff:analyst", origin: null };
}, PATIENCE);
afterAll(() => analysed?.stop());

/** What the page carries from step to step. */
function carried({ html }: Page): string {
  return /name="ensaio" value="([^"]*)"/.exec(html)![1]!.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
const stepsOf = (page: Page) => JSON.parse(carried(page)).steps;
const begin = async (at = path) => {
  await analyst.open(at);
  return analyst.send(at, { ato: "comecar", chave: "k-1", inicio: "", variaveis: '{ "startTicket": "autorizacao" }' });
};
/** Sends what happens next from the page as it is. */
const act = (fields: Record<string, string>, at = path) => analyst.send(at, { ensaio: carried(analyst.page), ...fields });
const step = (espera: string, fields: Record<string, string> = {}, at = path) => act({ ato: "passo", espera, ...fields }, at);
const redeem = (at = path) => step("externalTask redeem-ticket", { "v-serviceName": "P001", "v-teamGroup": "dicor" }, at);
/** Goes on to the analysis by the team. */
async function analysis(at = path): Promise<Page> {
  await begin(at);
  await redeem(at);
  await step(
    "userTask fill-request",
    { "v-requestObject": "Acreditar", "v-requestContact": "Ana", "v-requestPhone": "61 3333-3333" },
    at,
  );
  return step("externalTask request-submit", {}, at);
}

test("only analysts may rehearse, and only models that are there", async () => {
  const other = await analysed.enter(olga, ["operator", "administrator"]);
  await other.open("/equipe");
  expect((await other.open(path)).status).toBe(403);
  expect((await other.send(path, { ato: "comecar" })).status).toBe(403);
  expect((await analyst.open(liveRehearsalPath("nothing"))).status).toBe(404);
  expect((await analyst.open(rehearsalPath("4c2f5f5e-94d0-4c0f-9d2f-3f2f6f0f7f3c", PROCESS))).status).toBe(404);
  expect((await analyst.open(path)).status).toBe(200);
  expect((await analyst.post(path, { ato: "comecar" })).status).toBe(403);
});

test("asks for what each step needs: answers and errors of the worker, fields of the form, dates of the timers", async () => {
  const first = await begin();
  expect(first.text).toContain("O serviço “Conferir a autorização de início” responde");
  expect(first.html).toMatch(/name="v-cnpj"/);
  expect(first.html).toMatch(/<option value="START_REFUSED"/);
  expect(first.text).toContain("As duas leituras do modelo (bpmn-engine e o motor embutido) dizem o mesmo até aqui.");
  const second = await redeem();
  expect(second.text).toMatch(/Uma pessoa conclui/);
  expect(second.html).toMatch(/name="v-requestObject"/);
  expect(second.text).toContain("Deixar o tempo passar até 02/03/2026, 09:00");
  expect(second.text).toMatch(/teamGroup dicor service-request nova/);
  expect(second.text).toMatch(/startTicket autorizacao service-request igual/);
});

test("goes to the end while the engine is away, and neither engine nor store hold anything of it", async () => {
  await begin();
  const before = await held();
  await analysed.engineDown();
  await redeem();
  await step("userTask fill-request", { "v-requestObject": "Acreditar" });
  await step("externalTask request-submit");
  const decided = await step("userTask analyse-request", { "v-decision": "approve", "v-opinion": "De acordo." });
  expect(decided.text).toMatch(/decision approve service-request nova/);
  const ended = await step("externalTask request-approve");
  expect(ended.text).toContain("O ensaio terminou em “request-approved”.");
  await analysed.engineUp();
  expect(await held()).toEqual(before);
});

async function held() {
  const { store, engine } = analysed;
  return {
    audit: (await store.audit.search({})).length,
    changes: await store.modelChanges.list(),
    instances: await engine.operations.count("process-instance", {}),
    past: (await engine.historyProcessInstances({})).length,
    definitions: (await engine.processDefinitions({})).length,
  };
}

test("an error of the worker, time that passes, a step back and starting over", async () => {
  await begin();
  const refused = await step("externalTask redeem-ticket", { resposta: "recusar", codigo: "START_REFUSED" });
  expect(refused.text).toContain("O ensaio terminou em");
  expect((await act({ ato: "voltar" })).text).toContain("O serviço “Conferir a autorização de início” responde");
  await redeem();
  const passed = await step("tempo", { prazo: "60 dias" });
  expect(stepsOf(passed).at(-1)).toEqual({ pass: "P60D" });
  expect(passed.text).toContain("Passou o tempo: 60 dias");
  expect(passed.text).toContain("O serviço “Encerrar o rascunho” responde");
  expect(stepsOf(await act({ ato: "recomecar" }))).toEqual([]);
});

test("what is typed wrongly is said at its field, and stays", async () => {
  await begin();
  const wrong = await step("externalTask redeem-ticket", { "v-teamGroup": "dicor", outras: "{ não }" });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain("Isto não é JSON com nomes e valores");
  expect(wrong.html).toContain('value="dicor"');
  expect(stepsOf(wrong)).toEqual([]);
  expect((await step("externalTask redeem-ticket", { resposta: "recusar" })).text).toContain(
    "Escolha com que erro o serviço recusa.",
  );
  expect((await step("externalTask other")).text).toContain("O ensaio não espera mais por isto.");
  const begun = await analyst.send(path, { ato: "comecar", inicio: "amanhã", variaveis: "[1]" });
  expect(begun.status).toBe(422);
  expect(begun.text).toContain("Escreva um dia, como 2026-03-02");
});

test.each([
  ["no rehearsal", "x"],
  ["steps of another kind", '{"steps":[{"robot":"x"}]}'],
  ["more steps than there may be", JSON.stringify({ steps: Array.from({ length: 201 }, () => ({ timer: "t" })) })],
  ["lists without end", `{"steps":[{"userTask":"x","set":{"a":${"[".repeat(20_000)}${"]".repeat(20_000)}}}]}`],
])("a page that carries %s begins anew", async (_what, ensaio) => {
  await analyst.open(path);
  const page = await analyst.send(path, { ato: "voltar", ensaio });
  expect(page.status).toBe(422);
  expect(page.text).toContain("O ensaio não pôde ser lido, e recomeça do início.");
});

test("a scenario is opened at its end, and can be left for another way", async () => {
  await analyst.open(path);
  const opened = await analyst.send(path, { ato: "abrir", cenario: "scenarios/service-request-rejected.yml" });
  expect(opened.text).toContain("O ensaio terminou em “request-rejected”.");
  const page = await act({ ato: "voltar" });
  expect(page.text).toMatch(/O serviço “[^”]+” responde/);
});

describe("a rehearsal is kept as a scenario", () => {
  test("not before it has ended", async () => {
    expect((await begin()).text).toContain("Um cenário vai até o fim");
    const kept = await act({ ato: "guardar", titulo: "Cedo demais" });
    expect(kept.status).toBe(422);
    expect(kept.text).toContain("Um cenário vai até o fim");
  });

  test("of live models: in a change of its own, and it goes as it says", async () => {
    await analysis();
    await step("userTask analyse-request", { "v-decision": "approve", "v-opinion": "Está: certo" });
    await step("externalTask request-approve");
    expect((await act({ ato: "guardar", titulo: "x" })).text).toContain("Escreva uma frase de 3 a 100 caracteres.");
    await act({ ato: "guardar", titulo: "A equipe aprova, ágil" });
    const [change] = await analysed.store.modelChanges.list({ authorId: acting.actor });
    expect(change).toMatchObject({
      title: "Cenário: A equipe aprova, ágil",
      paths: ["scenarios/service-request-a-equipe-aprova-agil.yml"],
    });
    const { files } = (await analysed.store.modelChanges.get(change!.id))!;
    expect(files[0]!.baseDigest).toBeNull();
    expect(parseScenario(files[0]!.content, "x.yml")).toMatchObject({
      ...{ title: "A equipe aprova, ágil", process: PROCESS, businessKey: "k-1", end: "request-approved" },
      variables: { startTicket: "autorizacao" },
      path: expect.arrayContaining(["process-start-guard/redeem-ticket", "analyse-request"]),
    });
  });

  test("of a change: with its models, in the same change, in the place of the scenario that was opened", async () => {
    const { modelChanges } = analysed.store;
    const id = await modelChanges.create({ title: "Outro nome" }, acting);
    const live = rehearsalPath(id, PROCESS);
    await analyst.open(path);
    const model = await analyst.request("GET", `${path}/modelo.bpmn?processo=${PROCESS}`);
    const content = model.html.replaceAll("request-approved", "request-granted");
    const file = { path: `${PROCESS}.bpmn`, content, revision: 0, baseDigest: null };
    await modelChanges.saveFile(id, file, acting);
    const origin = "scenarios/service-request-approved.yml";
    // The browser renders nothing that an analyst drafted.
    const drafted = await analyst.request("GET", `${live.replace("/ensaio?", "/ensaio/modelo.bpmn?")}`);
    expect(drafted.headers.get("content-type")).toMatch(/^text\/plain/);
    expect(drafted.headers.get("x-content-type-options")).toBe("nosniff");
    await analyst.open(live);
    const opened = await analyst.send(live, { ato: "abrir", cenario: origin });
    expect(opened.text).toContain("Com os arquivos da mudança “Outro nome”");
    expect(opened.text).toContain("O ensaio terminou em “request-granted”.");
    await act({ ato: "guardar", titulo: "Pedido: a equipe defere.", substituir: "sim" }, live);
    const saved = (await modelChanges.get(id))!.files.find((one) => one.path === origin)!;
    expect(saved.baseDigest).not.toBeNull();
    // Opened before it was saved, it would be written over what was saved.
    const stale = await analyst.send(live, { ato: "guardar", ensaio: carried(opened), titulo: "De novo", substituir: "sim" });
    expect([stale.status, stale.text.includes("Alguém gravou este cenário")]).toEqual([422, true]);
    const forged = carried(opened).replace(origin, `${PROCESS}.bpmn`);
    await analyst.send(live, { ato: "guardar", ensaio: forged, titulo: "Disfarce", substituir: "sim" });
    const kept = (await modelChanges.get(id))!.files.find((one) => one.path === `${PROCESS}.bpmn`)!;
    expect(kept.content).toBe(content);
    expect(parseScenario(saved.content, origin).end).toBe("request-granted");

    await modelChanges.propose(id, { reason: "outro nome para o fim", warnings: [] }, acting);
    const visitor = await analysed.enter(tiago);
    await visitor.open(live);
    const again = await visitor.send(live, { ato: "abrir", cenario: origin });
    const refused = await visitor.send(live, { ato: "guardar", ensaio: carried(again), titulo: "Tarde demais" });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("Esta mudança não recebe mais arquivos.");
  });
});

test("a draft that loops, or that is no model, is told, and the portal answers on", async () => {
  const { modelChanges } = analysed.store;
  const id = await modelChanges.create({ title: "Laço" }, acting);
  const flow = (name: string, from: string, to: string) => `<sequenceFlow id="${name}" sourceRef="${from}" targetRef="${to}"/>`;
  const loop = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="x">
    <process id="loop" isExecutable="true" camunda:historyTimeToLive="P1D"><startEvent id="s"/><exclusiveGateway id="a"/><exclusiveGateway id="b"/>${flow("f1", "s", "a")}${flow("f2", "a", "b")}${flow("f3", "b", "a")}</process></definitions>`;
  for (const [name, content] of [
    ["loop", loop],
    ["broken", "<nonsense"],
  ] as const)
    await modelChanges.saveFile(id, { path: `${name}.bpmn`, content, revision: 0, baseDigest: null }, acting);
  for (const [name, said] of [
    ["loop", "há um laço sem fim"],
    ["broken", "O ensaio não segue"],
  ] as const) {
    const at = rehearsalPath(id, name);
    await analyst.open(at);
    const page = await analyst.send(at, { ato: "comecar" });
    expect(page.status).toBe(200);
    expect(page.text).toContain(said);
  }
  expect((await analyst.open(path)).status).toBe(200);
}, 30_000);
