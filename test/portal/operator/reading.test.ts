import { PATIENCE } from "../../support/engine.ts";
import type { HttpBrowser } from "../support/browser.ts";
import { maria } from "../support/portal.ts";
import { type Operated, startOperated } from "./support/operated.ts";

let operated: Operated;
let browser: HttpBrowser;
let instanceId: string;

beforeAll(async () => {
  operated = await startOperated();
  const started = await operated.engine.startProcess("trouble", {
    businessKey: "vistoria-1",
    variables: {
      stage: "representative",
      divisor: 0,
      personName: "Maria da Silva",
      answers: { cpf: maria.cpf },
      long: "é ".repeat(900),
    },
  });
  instanceId = started.id;
  browser = await operated.enter(["operator"]);
}, PATIENCE);
afterAll(() => operated?.stop());

const open = (path: string) => browser.open(`/equipe/motor${path}`);
const instance = (part = "") => open(`/instancias/${instanceId}${part}`);

test("the dashboard counts what runs, and external tasks by topic", async () => {
  const { text } = await open("");
  expect(text).toMatch(/1 Instâncias em andamento/);
  expect(text).toMatch(/0 Incidentes abertos/);
  expect(text).toMatch(/check-data 1 0 0/);
});

test("a definition shows where its instances stand, in text, and its versions", async () => {
  const list = await open("/definicoes");
  expect(list.text).toMatch(/Vistoria com problemas trouble 1 Ativa 1 0/);
  const address = /href="(\/equipe\/motor\/definicoes\/trouble[^"]+)"/.exec(list.html)![1]!;
  const page = await browser.open(address);
  expect(page.text).toMatch(/Conferir dados Tarefa automática 1 instância 0/);
  expect(page.text).toMatch(/Versão 1 \(esta\)/);
  const model = await browser.request("GET", `${address}/modelo.bpmn`);
  expect(model.headers.get("content-type")).toMatch(/^text\/plain/);
  expect(model.html).toContain("bpmndi:BPMNDiagram");
});

test.each([
  ["chave=vistoria", true],
  ["chave=outra", false],
  ["definicao=trouble&situacao=active", true],
  ["definicao=caller", false],
  ["situacao=completed", false],
  ["situacao=invented", true],
  ["atividade=check", true],
  ["atividade=sign", false],
  ["incidente=sim", false],
])("a search for %s finds it: %s", async (query, found) => {
  const { text } = await open(`/instancias?${query}`);
  expect(text.includes("1 a 1 de 1")).toBe(found);
  expect(text.includes("Nada encontrado")).toBe(!found);
});

test("an instance shows its state, its tree and the elements it went through", async () => {
  const { text, html } = await instance();
  expect(text).toMatch(/Instância vistoria-1 Em andamento/);
  expect(text).toMatch(/Pedido Evento de início 0 1 0 Conferir dados Tarefa automática 1 0 0/);
  const marks = JSON.parse(/data-marks="([^"]+)"/.exec(html)![1]!.replaceAll("&quot;", '"')) as { id: string }[];
  expect(marks.map(({ id }) => id)).toEqual(["begin", "check"]);
});

test("variables that may be personal are hidden until somebody asks, and that is audited", async () => {
  const list = await instance("/variaveis");
  expect(list.text).toContain("representative");
  expect(list.html).not.toContain("Maria da Silva</code>");
  expect(list.html).not.toContain(maria.cpf);
  expect(list.text).toMatch(/long Texto Instância oculto/);
  const show = /action="([^"]+)\/mostrar"[^>]*>(?:(?!<\/form>).)*Mostrar o valor de personName/s.exec(list.html)![1]!;
  const hidden = await browser.open(show);
  expect(hidden.html).not.toMatch(/<pre[^>]*>Maria da Silva/);
  expect(await operated.audited()).not.toContainEqual(expect.objectContaining({ action: "engine-variable-shown" }));
  const shown = await browser.send(`${show}/mostrar`);
  expect(shown.html).toMatch(/<pre[^>]*>Maria da Silva/);
  expect(shown.headers.get("cache-control")).toBe("no-store");
  expect(await operated.audited()).toContainEqual(
    expect.objectContaining({
      ...{ action: "engine-variable-shown", capacity: "staff:operator", subject: instanceId },
      details: expect.objectContaining({ variable: "personName" }),
    }),
  );
});

test("a variable of another instance is not found under this one", async () => {
  const other = await operated.engine.startProcess("trouble", { variables: { stage: "member" } });
  const { items } = await operated.engine.operations.variables(other.id, { first: 0, size: 10 });
  expect((await instance(`/variaveis/${items[0]!.id}`)).status).toBe(404);
  expect((await open(`/instancias/${other.id}/variaveis/${items[0]!.id}`)).status).toBe(200);
  await operated.engine.deleteProcessInstance(other.id);
});

test.each(["/historico", "/tarefas", "/notas", "/registro", "/incidentes", "/trabalhos", "/tarefas-externas"])(
  "the part %s of an instance opens",
  async (part) => {
    const page = await instance(part);
    expect(page.status).toBe(200);
    expect(page.text).toContain("vistoria-1");
  },
);

test("a process that calls another links both ways", async () => {
  const { id } = await operated.engine.startProcess("caller", { businessKey: "caller-1" });
  const page = await open(`/instancias/${id}`);
  const called = [...page.html.matchAll(/href="\/equipe\/motor\/instancias\/([\w-]+)">caller-1/g)].map(([, found]) => found);
  expect(called).toHaveLength(1);
  const child = await open(`/instancias/${called[0]}`);
  expect(child.html).toContain(`href="/equipe/motor/instancias/${id}"`);
  await operated.engine.deleteProcessInstance(id);
});

test("identifiers in business keys, in reasons of the end and in comments are masked everywhere", async () => {
  const key = `cadastro-${maria.cpf}-11222333000181`;
  const masked = "cadastro-***.456.789-**-**.222.333/0001-**";
  const { id } = await operated.engine.startProcess("trouble", { businessKey: key });
  const expectMasked = async (path: string, expected = masked) => {
    const page = await open(path);
    expect([path, page.text.includes(expected)]).toEqual([path, true]);
    expect([path, page.html.includes(maria.cpf), page.html.includes("11222333000181")]).toEqual([path, false, false]);
  };
  const [task] = await operated.engine.externalTasks({ processInstanceId: id });
  await expectMasked("/instancias");
  for (const part of ["", "/variaveis", "/historico", "/tarefas-externas", "/cancelar"])
    await expectMasked(`/instancias/${id}${part}`);
  await expectMasked("/tarefas-externas");
  await expectMasked(`/tarefas-externas/${task!.id}`);
  await open(`/instancias/${id}/notas`);
  await browser.send(`/equipe/motor/instancias/${id}/notas`, { nota: `pedido de ${maria.cpf}` });
  await expectMasked(`/instancias/${id}/notas`, "pedido de ***.456.789-**");
  await open(`/instancias/${id}/suspender`);
  await browser.send(`/equipe/motor/instancias/${id}/suspender`, { motivo: `a pedido de ${maria.cpf}` });
  await expectMasked(`/instancias/${id}/registro`, "a pedido de ***.456.789-**");
  await operated.engine.deleteProcessInstance(id);
  await expectMasked(`/instancias/${id}`);
});

test("what does not exist is said to be gone", async () => {
  for (const path of ["/instancias/none", "/definicoes/none", "/trabalhos/none", "/tarefas-externas/none", "/incidentes/none"]) {
    const page = await open(path);
    expect([path, page.status]).toEqual([path, 404]);
    expect(page.text).toContain("já não existe no motor");
  }
});

test("every page is the operator's alone", async () => {
  const administrator = await operated.enter(["administrator"], { ...maria, cpf: "11144477735" });
  for (const path of ["", "/definicoes", `/instancias/${instanceId}`, `/instancias/${instanceId}/variaveis`, "/nothing"]) {
    expect((await administrator.open(`/equipe/motor${path}`)).status).toBe(403);
  }
  expect((await administrator.open("/equipe/papeis")).status).toBe(200);
});
