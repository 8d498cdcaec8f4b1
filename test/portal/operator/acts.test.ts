import { PATIENCE } from "../../support/engine.ts";
import { until } from "../../support/until.ts";
import { HttpBrowser } from "../support/browser.ts";
import { maria } from "../support/portal.ts";
import { type Operated, startOperated } from "./support/operated.ts";

let operated: Operated;
let browser: HttpBrowser;
let accountId: string;

beforeAll(async () => {
  operated = await startOperated();
  browser = await operated.enter(["operator"]);
  accountId = (await operated.store.accounts.findByCpf(maria.cpf))!.id;
}, PATIENCE);
afterAll(() => operated?.stop());

const start = async (variables: Record<string, unknown> = {}) =>
  (await operated.engine.startProcess("trouble", { variables: { divisor: 0, ...variables } })).id;
const at = (id: string, part: string) => `/equipe/motor/instancias/${id}${part}`;

/** Fails the external task of an instance for good: an incident. */
async function failCheck(id: string): Promise<string> {
  const [task] = await operated.engine.externalTasks({ processInstanceId: id });
  await operated.engine.operations.setExternalTaskRetries(task!.id, 0);
  return task!.id;
}

/** What the audit says of the acts on one thing. */
const actsOn = async (subject: string) =>
  (await operated.audited()).filter((entry) => entry.subject === subject).map(({ action, details }) => ({ action, details }));

/** The remark that names the person in the engine's own log. */
async function expectRemark(query: Record<string, string>, operationType: string): Promise<void> {
  const { items } = await operated.engine.operations.userOperations({ ...query, operationType }, { first: 0, size: 5 });
  expect(items[0]).toMatchObject({ operationType, annotation: expect.stringContaining(accountId) });
}

test.each([
  ["suspender", "SUSPENDED", "engine-instance-suspend", "Suspend", "Suspensão"],
  ["cancelar", "EXTERNALLY_TERMINATED", "engine-instance-cancel", "Delete", "Exclusão ou cancelamento"],
])("%s: asks for the reason, does it, and both logs name who and why", async (verb, state, action, type, shown) => {
  const id = await start();
  await browser.open(at(id, `/${verb}`));
  expect((await browser.send(at(id, `/${verb}`), { motivo: "" })).status).toBe(422);
  expect(await operated.engine.operations.instance(id)).toMatchObject({ state: "ACTIVE" });
  await browser.open(at(id, `/${verb}`));
  const page = await browser.send(at(id, `/${verb}`), { motivo: "pedido 123" });
  expect(page.status).toBe(200);
  expect(await operated.engine.operations.instance(id)).toMatchObject({ state });
  const [asked, done] = await actsOn(id);
  expect(asked).toMatchObject({ action, details: { reason: "pedido 123" } });
  expect(done).toMatchObject({ action: "engine-act-done", details: { operationIds: [expect.any(String)] } });
  await expectRemark({ processInstanceId: id }, type);
  expect((await browser.open(at(id, "/registro"))).text).toContain(shown);
});

test("a suspended instance is activated again", async () => {
  const id = await start();
  await operated.engine.operations.suspendInstance(id, true);
  await browser.open(at(id, "/ativar"));
  await browser.send(at(id, "/ativar"), { motivo: "resolvido" });
  expect(await operated.engine.operations.instance(id)).toMatchObject({ state: "ACTIVE" });
});

test("a definition is suspended, starts nothing, and is activated again", async () => {
  const [definition] = await operated.engine.processDefinitions({ key: "caller" });
  const path = `/equipe/motor/definicoes/${definition!.id}`;
  await browser.open(`${path}/suspender`);
  expect((await browser.send(`${path}/suspender`, { motivo: "erro no modelo" })).text).toContain("Definição suspensa");
  await expect(operated.engine.startProcess("caller")).rejects.toMatchObject({ message: expect.stringMatching(/suspended/) });
  await browser.open(`${path}/ativar`);
  await browser.send(`${path}/ativar`, { motivo: "corrigido" });
  const { id } = await operated.engine.startProcess("caller");
  await operated.engine.deleteProcessInstance(id);
  await expectRemark({ processDefinitionId: definition!.id }, "SuspendProcessDefinition");
  await expectRemark({ processDefinitionId: definition!.id }, "ActivateProcessDefinition");
  expect((await actsOn(definition!.id)).map(({ action }) => action)).toEqual([
    ...["engine-definition-suspend", "engine-act-done", "engine-definition-activate", "engine-act-done"],
  ]);
});

test("several incidents are tried again at once; each is an act of its own", async () => {
  const ids = [await start(), await start()];
  const tasks = await Promise.all(ids.map(failCheck));
  const page = await browser.open("/equipe/motor/incidentes");
  const chosen = [...page.html.matchAll(/name="incidente" value="([^"]+)"/g)].map(([, id]) => id!);
  expect(chosen.length).toBeGreaterThanOrEqual(2);
  const after = await browser.send("/equipe/motor/incidentes/repetir", { incidente: [...chosen, "none"] });
  expect(after.text).toMatch(new RegExp(`${chosen.length} novas tentativas pedidas; 1 não`));
  for (const task of tasks) {
    expect(await operated.engine.operations.externalTask(task)).toMatchObject({ retries: 1 });
    expect((await actsOn(task)).map(({ action }) => action)).toEqual(["engine-external-task-retries", "engine-act-done"]);
    await expectRemark({ externalTaskId: task }, "SetExternalTaskRetries");
  }
  expect(await operated.engine.incidents()).toEqual([]);
});

test("nothing chosen: nothing happens, and the page says so", async () => {
  await browser.open("/equipe/motor");
  await browser.open(at(await start(), "/cancelar"));
  expect((await browser.send("/equipe/motor/incidentes/repetir")).text).toContain("Escolha pelo menos um");
});

test("a job is executed now: its failure is shown with its stack trace, and tried again", async () => {
  const id = await start();
  await operated.completeExternalTask(id);
  const [review] = await operated.engine.tasks({ processInstanceId: id });
  await operated.engine.completeTask(review!.id);
  const job = await operated.failJob(id);
  const path = `/equipe/motor/trabalhos/${job}`;
  await browser.open(path);
  const failed = await browser.send(`${path}/executar`);
  expect(failed.text).toMatch(/foi executado e falhou/);
  expect(failed.text).toContain("Detalhes da falha");
  expect((await actsOn(job)).map(({ action }) => action)).toEqual(["engine-job-execute", "engine-act-refused"]);

  const { items } = await operated.engine.operations.variables(id, { first: 0, size: 10 });
  const divisor = items.find(({ name }) => name === "divisor")!;
  await operated.engine.operations.writeVariable(divisor, { type: "Integer", value: 2 });
  await browser.open(path);
  expect((await browser.send(`${path}/executar`)).text).toContain("Trabalho executado.");
  await expectRemark({ jobId: job }, "Execute");
  expect(await operated.engine.tasks({ processInstanceId: id })).toMatchObject([{ taskDefinitionKey: "sign" }]);
});

test("a job is given retries, and goes on by itself once its cause is gone", async () => {
  const id = await start();
  await operated.completeExternalTask(id);
  const [review] = await operated.engine.tasks({ processInstanceId: id });
  await operated.engine.completeTask(review!.id);
  const job = await operated.failJob(id);
  const { items } = await operated.engine.operations.variables(id, { first: 0, size: 10 });
  const divisor = items.find(({ name }) => name === "divisor")!;
  await operated.engine.operations.writeVariable(divisor, { type: "Integer", value: 2 });
  const path = `/equipe/motor/trabalhos/${job}`;
  await browser.open(path);
  expect((await browser.send(`${path}/tentativas`, { tentativas: "99" })).status).toBe(422);
  expect(await operated.engine.incidents({ processInstanceId: id })).toHaveLength(1);
  await browser.open(path);
  await browser.send(`${path}/tentativas`, { tentativas: "5" });
  await expectRemark({ jobId: job }, "SetJobRetries");
  await until("it goes on", async () => (await operated.engine.tasks({ processInstanceId: id })).length === 1);
});

test("a variable is changed with a reason; a value of another type is refused and nothing hidden is shown", async () => {
  const id = await start({ personName: "Maria da Silva", stage: "representative", answers: { a: 1 } });
  const { items } = await operated.engine.operations.variables(id, { first: 0, size: 10 });
  const path = (name: string) => at(id, `/variaveis/${items.find((item) => item.name === name)!.id}`);
  await browser.open(path("divisor"));
  expect((await browser.send(path("divisor"), { valor: "dois", motivo: "x" })).status).toBe(422);
  const hidden = await browser.send(path("personName"), { valor: "Ana", motivo: "" });
  expect(hidden.status).toBe(422);
  expect(hidden.text).not.toContain("Maria da Silva Novo valor");
  expect(hidden.html).not.toMatch(/<pre[^>]*>Maria/);
  expect((await browser.send(path("answers"), { valor: "{broken", motivo: "x" })).status).toBe(422);
  expect(await operated.engine.processVariables(id)).toMatchObject({ divisor: 0, personName: "Maria da Silva" });
  await browser.send(path("divisor"), { valor: "3", motivo: "divisão por zero" });
  await browser.open(path("answers"));
  await browser.send(path("answers"), { valor: '{"a": 2}', motivo: "correção" });
  expect(await operated.engine.processVariables(id)).toMatchObject({ divisor: 3, answers: { a: 2 } });
  await expectRemark({ processInstanceId: id }, "SetVariable");
  expect(await actsOn(id)).toContainEqual({
    action: "engine-variable-change",
    details: { variable: "divisor", reason: "divisão por zero" },
  });
});

test("a note is kept with its author; an empty one is refused", async () => {
  const id = await start();
  await browser.open(at(id, "/notas"));
  expect((await browser.send(at(id, "/notas"), { nota: " " })).status).toBe(422);
  const page = await browser.send(at(id, "/notas"), { nota: "liguei <b>para</b> a empresa" });
  expect(page.html).toContain("liguei &lt;b>para&lt;/b> a empresa");
  expect(page.text).toContain("Maria da Silva");
  expect(await actsOn(id)).toMatchObject([{ action: "engine-instance-noted" }]);
});

test("an act without the session's token, from elsewhere, or without a session does nothing", async () => {
  const id = await start();
  await browser.open(at(id, "/cancelar"));
  const fields = { motivo: "ataque", _csrf: browser.page.csrf };
  expect((await browser.post(at(id, "/cancelar"), { ...fields, _csrf: "wrong" })).status).toBe(403);
  const evil = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
  expect((await browser.post(at(id, "/cancelar"), fields, evil)).status).toBe(403);
  expect((await new HttpBrowser(operated.url).post(at(id, "/cancelar"), fields)).status).toBe(403);
  expect(await operated.engine.operations.instance(id)).toMatchObject({ state: "ACTIVE" });
  expect(await actsOn(id)).toEqual([]);
  expect((await browser.post(at(id, "/cancelar"), fields)).status).toBe(303);
  expect(await operated.engine.operations.instance(id)).toMatchObject({ state: "EXTERNALLY_TERMINATED" });
});

test("an operator whose role was taken cannot finish what the page offered", async () => {
  const id = await start();
  const other = await operated.enter(["operator"], { ...maria, cpf: "11144477735" });
  await other.open(at(id, "/cancelar"));
  const by = { reason: "test", actor: "system:test", capacity: "system" };
  await operated.store.staff.revoke({ cpf: "11144477735", role: "operator", ...by });
  expect((await other.send(at(id, "/cancelar"), { motivo: "tarde" })).status).toBe(403);
  expect(await operated.engine.operations.instance(id)).toMatchObject({ state: "ACTIVE" });
});

test("an act that the engine refuses is said, and audited as refused", async () => {
  const id = await start();
  await browser.open(at(id, "/cancelar"));
  await operated.engine.deleteProcessInstance(id);
  const page = await browser.send(at(id, "/cancelar"), { motivo: "tarde" });
  expect(page.status).toBe(409);
  expect(page.text).toContain("A instância já terminou");
  expect((await actsOn(id)).map(({ action }) => action)).toEqual(["engine-instance-cancel", "engine-act-refused"]);
});

test("an instance that has ended is not offered to be cancelled, suspended or activated; a running one is", async () => {
  const id = await start();
  for (const verb of ["cancelar", "suspender", "ativar"]) {
    expect(await browser.open(at(id, `/${verb}`))).toMatchObject({ status: 200, text: expect.stringContaining("Motivo") });
  }
  await operated.engine.deleteProcessInstance(id);
  for (const verb of ["cancelar", "suspender", "ativar"]) {
    const page = await browser.open(at(id, `/${verb}`));
    expect(page.status).toBe(409);
    expect(page.text).toMatch(/A instância já terminou .* terminou em \d\d\/\d\d\/\d{4}.*“Cancelada”/);
    expect(page.html).not.toContain('name="motivo"');
  }
});

test("an incident is told by the name of its element and the business key of its instance, beside their ids", async () => {
  const key = `pedido-${maria.cpf}`;
  const { id } = await operated.engine.startProcess("trouble", { businessKey: key });
  await failCheck(id);
  const list = await browser.open("/equipe/motor/incidentes");
  const own = await browser.open(at(id, "/incidentes"));
  const address = /href="(\/equipe\/motor\/incidentes\/[^"]+)"/.exec(own.html)![1]!;
  for (const page of [list, own, await browser.open(address)]) {
    expect(page.text).toContain("Tarefa externa falhou");
    expect(page.text).toContain("Conferir dados check");
    expect(page.text).toContain(`pedido-***.456.789-** ${id}`);
    expect(page.html).not.toContain(maria.cpf);
  }
  await operated.engine.deleteProcessInstance(id);
});
