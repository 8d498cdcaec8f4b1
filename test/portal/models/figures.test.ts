import { createFiguresReader } from "../../../src/figures/reader.ts";
import { PATIENCE } from "../../support/engine.ts";
import { type Operated, startOperated } from "../operator/support/operated.ts";
import type { HttpBrowser } from "../support/browser.ts";
import { joao, maria } from "../support/portal.ts";
import { admit, completeTask, runningOnTheFirst } from "./support/moving.ts";

let operated: Operated;
let analyst: HttpBrowser;
/** Instances of "watched": the first has ended, the second waits for its confirmation, the third for its review. */
let ids: string[];
/** The page before anything was read of the engine. */
let unread: string;

const pathOf = (key: string) => `/equipe/modelos/${key}/andamento`;
const path = pathOf("watched");

beforeAll(async () => {
  operated = await startOperated();
  const { store, engine } = operated;
  analyst = await operated.enter(["analyst"]);
  const accountId = (await store.accounts.findByCpf(maria.cpf))!.id;
  ({ ids } = await runningOnTheFirst(operated, "watched", [true, true, false]));
  await completeTask(engine, ids[0]!);
  await admit(store, { accountId, cnpj: "12ABC34501DE35", key: "watched", instanceId: ids[0]! });
  const guard = { instanceId: "x", businessKey: null, processKey: "watched", ticket: null };
  await store.processes.redeem(guard);
  await store.processes.redeem(guard);
  unread = (await analyst.open(path)).text;
  await readHistory();
}, PATIENCE);
afterAll(() => operated?.stop());

/** Reads the history as the workers do; a little later, so that everything has settled. */
const readHistory = () => createFiguresReader({ ...operated, clock: () => new Date(Date.now() + 60_000) }).read();

test("only analysts see figures and try again", async () => {
  const others = await operated.enter(["operator", "support", "administrator", "service-team:dicor"], joao);
  for (const page of [path, `${path}/andamento.csv`, `${path}/recusas.csv`]) expect((await others.open(page)).status).toBe(403);
  // A page with a form: what is sent is refused for the role, not for the token.
  await others.open("/equipe/papeis");
  const sent = await others.send(`${path}/repetir`, { incidente: "x" });
  expect([sent.status, sent.text.includes("Página reservada à equipe")]).toEqual([403, true]);
  expect((await analyst.open(path)).status).toBe(200);
  for (const page of [pathOf("unknown"), `${pathOf("unknown")}/andamento.csv`])
    expect((await analyst.open(page)).status).toBe(404);
});

test("before anything was read, the page says so", () => {
  expect(unread).toContain("ainda não foram lidos");
  expect(unread).toMatch(/Revisar tudo Tarefa de pessoa 0 0 0 — — — 0/);
});

test("how often, how long and where they stand: in the map, in the table, in the file", async () => {
  const page = await analyst.open(`${path}?mapa=passagens&versao=1`);
  expect(page.text).toMatch(/Números lidos do motor de processos até \d\d\/\d\d\/\d{4}/);
  expect(page.text).toMatch(/Pedido Evento de início 0 3 0 menos de 1 s/);
  expect(page.text).toMatch(/Revisar Tarefa de pessoa 1 2 0 /);
  expect(page.text).toMatch(/Confirmar Tarefa de pessoa 1 1 0 /);
  const marks = (html: string) =>
    JSON.parse(/data-marks="([^"]*)"/.exec(html)![1]!.replaceAll("&quot;", '"')) as { id: string; heat: number; label: string }[];
  expect(marks(page.html)).toEqual([
    { id: "begin", heat: 5, incidents: 0, label: "3" },
    { id: "review", heat: 4, incidents: 0, label: "2" },
    { id: "confirm", heat: 2, incidents: 0, label: "1" },
    { id: "end", heat: 2, incidents: 0, label: "1" },
  ]);
  expect(page.html).toContain('data-model="/equipe/modelos/watched/versoes/1/modelo.bpmn"');
  expect((await analyst.request("GET", "/equipe/modelos/watched/versoes/1/modelo.bpmn")).html).toContain('name="Revisar"');
  expect(marks((await analyst.open(`${path}?versao=1`)).html).map(({ id, label }) => [id, label])).toEqual([
    ...[
      ["review", "1"],
      ["confirm", "1"],
    ],
  ]);
  const csv = await analyst.request("GET", `${path}/andamento.csv?versao=1`);
  expect(csv.headers.get("content-disposition")).toMatch(/filename=andamento-watched-\d{4}-\d\d-\d\d-a-\d{4}-\d\d-\d\d\.csv/);
  expect(csv.html.split("\r\n").slice(1, 3)).toEqual([
    '"Pedido";"begin";"Evento de início";"0";"3";"0";"0";"0";"0";"0"',
    expect.stringMatching(/^"Revisar";"review";"Tarefa de pessoa";"1";"2";"0";"0(,\d+)?";"0(,\d+)?";"0(,\d+)?";"0"$/),
  ]);
});

test("without a version, the newest is drawn, and what only another one has is in the table", async () => {
  const page = await analyst.open(path);
  expect(page.html).toContain("/versoes/2/modelo.bpmn");
  expect(page.text).toMatch(/Revisar tudo Tarefa de pessoa 1 2/);
  expect(page.text).toContain("confirm só em outra versão 1 1");
  expect(page.text).toMatch(/Gargalos .* Revisar tudo|Gargalos .* confirm/);
});

test("company, team and period narrow the figures; what makes no sense is said", async () => {
  const passed = async (query: string) =>
    /Pedido Evento de início 0 (\d+)/.exec((await analyst.open(`${path}${query}`)).text)![1];
  expect(await passed("?empresa=12.ABC.345/01DE-35")).toBe("1");
  expect(await passed("?equipe=dicor")).toBe("1");
  expect(await passed("?equipe=dicla")).toBe("0");
  expect(await passed("?de=01/01/2020&ate=31/01/2020")).toBe("0");
  expect((await analyst.open(path)).html).toContain('<option value="dicor">Dicor</option>');
  for (const [query, message] of [
    ["?de=31/02/2026", "Escreva o dia assim"],
    ["?de=02/01/2026&ate=01/01/2026", "O período termina antes de começar."],
    ["?empresa=11.222.333/0001-81", "Nenhuma empresa com este CNPJ."],
  ] as const) {
    const page = await analyst.open(`${path}${query}`);
    expect([page.status, page.text.includes(message)]).toEqual([422, true]);
    expect((await analyst.open(`${path}/andamento.csv${query}`)).status).toBe(404);
  }
});

test("refusals are counted by reason, in the page and in a file that no spreadsheet takes for formulas", async () => {
  expect((await analyst.open(path)).text).toMatch(/Recusas por motivo .* no início 2/);
  expect((await analyst.open(`${path}?equipe=dicla`)).text).toContain("Nenhuma recusa neste período.");
  const csv = await analyst.request("GET", `${path}/recusas.csv`);
  expect(csv.html.split("\r\n")[1]).toMatch(/^"[^"]+";"start-ticket-missing";"no início";"2";"todas"$/);
});

test("refusals are of no version, which is said where figures of one are asked", async () => {
  const said = "As recusas são de todas as versões";
  expect((await analyst.open(path)).text).not.toContain(said);
  expect((await analyst.open(`${path}?versao=1`)).text).toContain(said);
});

test("an incident is shown where it is, and tried again under the role analyst; another model's is not", async () => {
  const { id } = await operated.engine.startProcess("trouble", { variables: { divisor: 0 } });
  const [task] = await operated.engine.externalTasks({ processInstanceId: id });
  await operated.engine.operations.setExternalTaskRetries(task!.id, 0);
  const [incident] = await operated.engine.incidents({ processInstanceId: id });
  const trouble = pathOf("trouble");
  await analyst.open(trouble);
  expect((await analyst.send(`${path}/repetir`, { incidente: incident!.id })).text).toContain(
    "0 novas tentativas pedidas; 1 não",
  );
  const page = await analyst.open(trouble);
  expect(page.html).toContain(`value="${incident!.id}"`);
  expect(page.html).not.toContain("/equipe/motor/incidentes/");
  expect(page.text).toMatch(/Conferir dados Tarefa automática 0 0 0 — — — 1/);
  expect((await analyst.send(`${trouble}/repetir`)).text).toContain("Escolha pelo menos um");
  const done = await analyst.send(`${trouble}/repetir`, { incidente: incident!.id, filtro: `${trouble}?mapa=espera` });
  expect(done.url).toBe(`${trouble}?mapa=espera`);
  expect(done.text).toContain("Nova tentativa pedida.");
  expect(await operated.engine.operations.externalTask(task!.id)).toMatchObject({ retries: 1 });
  expect((await operated.audited()).filter(({ subject }) => subject === task!.id)).toMatchObject([
    { action: "engine-external-task-retries", capacity: "staff:analyst" },
    { action: "engine-act-done", capacity: "staff:analyst" },
  ]);
});
