import { PATIENCE } from "../../support/engine.ts";
import { until } from "../../support/until.ts";
import { HttpBrowser } from "../support/browser.ts";
import { joao, maria } from "../support/portal.ts";
import { type Migrating, prove, startMigrating } from "./support/migrating.ts";

let world: Migrating;
beforeAll(async () => {
  world = await startMigrating();
}, PATIENCE);
afterAll(() => world?.stop());

test(
  "an old login goes over Gov.br to the preview, is confirmed, and gives a receipt, a mail and tasks that can be worked",
  async () => {
    const { open } = await world.oldLogin("maria.antiga");
    const account = await world.person(maria);
    const { browser, page } = await world.come("maria.antiga", maria);
    expect(page.url).toMatch(/^\/migracao\/[\w-]{36}$/);
    expect(page.text).toContain("Conferir a migração");
    for (const text of ["maria.antiga-1", "maria.antiga-2", "P001 Registro de objeto", "P002 Anuência"]) {
      expect(page.text).toContain(text);
    }
    const { page: receipt, migration } = await world.confirm(browser);
    expect(receipt.url).toBe(`/migracao/${migration.id}/recibo`);
    expect(receipt.text).toContain(`Comprovante ${migration.receipt}`);
    expect(receipt.text).toContain("maria.antiga-2");
    const mails = await world.store.outbox.list({ to: maria.email! });
    expect(mails.filter(({ template }) => template === "migration-receipt")).toHaveLength(1);
    const file = await browser.request("GET", `/migracao/${migration.id}/recibo.csv`);
    expect(file.html).toContain('"maria.antiga-1";"P001 Registro de objeto";"Em andamento"');
    expect(file.headers.get("content-disposition")).toContain("attachment");

    const overview = await browser.open("/migracao");
    expect(overview.text).toContain("Nada espera por você.");
    expect(overview.html).toContain(`href="/migracao/${migration.id}/recibo"`);

    const moved = await browser.open("/migracao/processos");
    expect(moved.text).toContain("Anexar o relatório");
    const link = /href="(\/migracao\/processos\/[^"]+\?tarefa=[^"]+)"/.exec(moved.html)![1]!;
    await browser.open(link);
    const action = () => /action="(\/migracao\/processos\/[^"]+\/tarefas\/[^"]+)"/.exec(browser.page.html)![1]!;
    expect((await browser.send(action(), { "f.report": "" })).status).toBe(422);
    const next = await browser.send(action(), { "f.report": "R-17" });
    expect(next.text).toContain("“Anexar o relatório” está concluída.");
    // The next task is still made for the old login, because the model names it: it is the person's all the same.
    const [task] = await world.engine.tasks({ processInstanceId: open.instanceId });
    expect(task).toMatchObject({ taskDefinitionKey: "acknowledge", assignee: "maria.antiga" });
    await browser.open("/migracao/processos");
    await browser.open(/href="(\/migracao\/processos\/[^"]+\?tarefa=[^"]+)"/.exec(browser.page.html)![1]!);
    expect((await browser.send(action())).text).toContain("Nada espera por você neste processo agora.");
    const [done] = await world.engine.operations.historicTasks({ taskId: task!.id });
    expect(done!.assignee).toBe(account.id);
    const [past] = await world.engine.historyProcessInstances({ processInstanceIds: open.instanceId });
    expect(past!.state).toBe("COMPLETED");
  },
  2 * PATIENCE,
);

test("a second login of the same person has its own proof and its own receipt", async () => {
  await world.oldLogin("maria.outra");
  const { browser } = await world.come("maria.outra", maria);
  const { migration } = await world.confirm(browser);
  const overview = await browser.open("/migracao");
  expect(overview.text).toContain("maria.antiga");
  expect(overview.text).toContain(migration.receipt!);
});

test("cancelling moves nothing, and says how to begin again", async () => {
  await world.oldLogin("indeciso");
  const { browser, page } = await world.come("indeciso", maria);
  const action = /action="(\/migracao\/[^"]+\/tarefas\/[^"]+)"/.exec(page.html)![1]!;
  const after = await browser.send(action, { "f.migrationDecision": "cancel" });
  await until("it is cancelled", async () => (await browser.open(page.url)).text.includes("Migração não confirmada"));
  expect(after.url).toBe(page.url);
  expect((await world.store.legacy.findByLogin("indeciso"))!.state).toBe("ready");
  // A second click, or another tab, finds the step done.
  expect((await browser.send(action, { "f.migrationDecision": "confirm" })).text).toContain("Esta etapa já foi concluída.");
});

test("nothing chosen is asked again, with the list still there", async () => {
  await world.oldLogin("apressado");
  const { browser, page } = await world.come("apressado", maria);
  const action = /action="(\/migracao\/[^"]+\/tarefas\/[^"]+)"/.exec(page.html)![1]!;
  const again = await browser.send(action, {});
  expect(again.status).toBe(422);
  expect(again.text).toContain("apressado-1");
});

test("whoever is signed in already continues with one button; somebody else's migration does not exist", async () => {
  await world.oldLogin("joao.antigo");
  await world.person(joao);
  const browser = new HttpBrowser(world.url);
  const state = new URL((await browser.request("GET", "/govbr/entrar")).location!).searchParams.get("state")!;
  await browser.open(`/govbr/retorno?${new URLSearchParams({ code: "code", state })}`);
  const proven = await prove(browser, "joao.antigo");
  expect(proven.text).toContain("Você já entrou como João Souza.");
  expect((await browser.open("/inicio")).text).toContain("Um login antigo foi confirmado neste navegador");
  const page = await browser.send("/normalizacao/continuar");
  expect(page.url).toMatch(/^\/migracao\/[\w-]{36}$/);
  expect((await browser.open("/inicio")).text).toContain("A migração de um login antigo espera pela sua confirmação.");

  const { browser: other } = await world.come("maria.antiga", maria);
  expect((await other.open(page.url)).status).toBe(404);
  expect((await other.open(`${page.url}/recibo`)).status).toBe(404);
  expect((await browser.open(page.url)).status).toBe(200);
});

test("a login that begins at another door does not take what was proven in this browser", async () => {
  await world.oldLogin("esquecido");
  await world.person(maria);
  const browser = new HttpBrowser(world.url);
  await prove(browser, "esquecido");
  // Whoever proved it set out for Gov.br and gave up.
  await browser.request("GET", "/govbr/entrar?migracao=1");
  const state = new URL((await browser.request("GET", "/govbr/entrar")).location!).searchParams.get("state")!;
  const page = await browser.open(`/govbr/retorno?${new URLSearchParams({ code: "code", state })}`);
  expect(page.url).toBe("/inicio");
  expect(
    (await world.store.legacy.migrationsOf((await world.store.accounts.findByCpf(maria.cpf))!.id)).map(({ login }) => login),
  ).not.toContain("esquecido");
  expect((await browser.open("/migracao")).text).toContain("O login antigo “esquecido” foi confirmado neste navegador.");
});

test("an old login with the person's CPF is mentioned, not named, and not moved", async () => {
  await world.oldLogin("so.cpf", { cpf: joao.cpf });
  await world.person(joao);
  const browser = new HttpBrowser(world.url);
  const state = new URL((await browser.request("GET", "/govbr/entrar")).location!).searchParams.get("state")!;
  await browser.open(`/govbr/retorno?${new URLSearchParams({ code: "code", state })}`);
  const page = await browser.open("/migracao");
  expect(page.text).toContain("Há um login antigo cadastrado com o seu CPF.");
  expect(page.text).not.toContain("so.cpf");
});

test("who has not registered does that first, and is led to the preview afterwards", async () => {
  const newcomer = { ...maria, cpf: "52601815906", name: "Ana Nova" };
  await world.oldLogin("ana.antiga");
  await world.person(newcomer, { confirmed: false });
  const { browser, page } = await world.come("ana.antiga", newcomer);
  expect(page.url).toBe("/migracao");
  expect(page.text).toContain("Falta o seu cadastro no SGCI");
  await browser.send("/comecar");
  const choose = (field: string, value: string) => {
    const action = /action="(\/jornada\/tarefas\/[^"]+)"/.exec(browser.page.html)![1]!;
    return browser.send(action, { [`f.${field}`]: value });
  };
  await choose("companyType", "national");
  await choose("stage", "member");
  const state = new URL((await browser.request("GET", "/govbr/entrar")).location!).searchParams.get("state")!;
  const back = await browser.open(`/govbr/retorno?${new URLSearchParams({ code: "code", state })}`);
  const last = await until("the preview", async () => {
    const shown = back.url.startsWith("/migracao/") ? back : await browser.open("/jornada");
    return shown.url.startsWith("/migracao/") ? shown : null;
  });
  expect(last.text).toContain("ana.antiga-1");
});

test(
  "five thousand processes are counted by service and listed in pages, and the receipt has them all",
  async () => {
    await world.oldLogin("grande", {}, 5_000);
    const { browser, page } = await world.come("grande", maria);
    expect(page.text).toContain("Processos por serviço");
    expect(page.text).toContain("1 a 100 de 5.002");
    expect((await browser.open(`${page.url}?pagina=2`)).text).toContain("101 a 200 de 5.002");
    await browser.open(page.url);
    const { page: receipt, migration } = await world.confirm(browser);
    expect(receipt.text).toContain("Aqui estão os primeiros 5.000 de 5.002.");
    const file = await browser.request("GET", `/migracao/${migration.id}/recibo.csv`);
    expect(file.html.trim().split("\r\n")).toHaveLength(5_003);
  },
  PATIENCE,
);
