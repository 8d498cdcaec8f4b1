import { PATIENCE } from "../../support/engine.ts";
import { until } from "../../support/until.ts";
import type { HttpBrowser } from "../support/browser.ts";
import { joao, maria } from "../support/portal.ts";
import { administrator, type Migrating, startMigrating, support } from "./support/migrating.ts";

let world: Migrating;
/** Somebody who helps people, and an administrator. */
let helper: HttpBrowser;
let chief: HttpBrowser;
beforeAll(async () => {
  world = await startMigrating();
  helper = await world.enter(support, "support");
  chief = await world.enter(administrator, "administrator");
}, PATIENCE);
afterAll(() => world?.stop());

const BASE = "/equipe/migracao";
const hrefs = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, href]) => href!.replaceAll("&amp;", "&"));
const audited = (action: string) => world.store.audit.search({ action, limit: 100 });

test("before an import the dashboard says so; who may not import is not led there", async () => {
  expect((await chief.open(BASE)).html).toContain('href="/equipe/migracao/importacoes"');
  const page = await helper.open(BASE);
  expect(page.text).toContain("Nenhum login antigo foi importado ainda.");
  expect(page.html).not.toContain("importacoes");
  expect((await helper.open(`${BASE}/importacoes`)).status).toBe(403);
});

test("the dashboard counts what is ready, done and blocked, and draws it by week beside a table", async () => {
  await world.oldLogin("pronto");
  await world.oldLogin("feito");
  await world.person(maria);
  await world.confirm((await world.come("feito", maria)).browser);
  const page = await helper.open(BASE);
  expect(page.text).toMatch(/Prontos 1 \(50%\)/);
  expect(page.text).toMatch(/Migrados 1 \(50%\)/);
  expect(page.html).toContain('role="img"');
  expect(page.text).toContain("Semana de");
  const ready = await helper.open(`${BASE}/logins?situacao=ready`);
  expect(ready.text).toContain("pronto");
  expect(ready.text).not.toContain("feito");
});

test("a search finds a login, masks the CPF, and is in the audit", async () => {
  await world.oldLogin("procurado", { cpf: joao.cpf, name: "Pessoa Procurada" });
  expect((await helper.open(`${BASE}/logins?busca=pr`)).status).toBe(422);
  const page = await helper.open(`${BASE}/logins?busca=procur`);
  expect(page.text).toContain("Pessoa Procurada");
  expect(page.html).not.toContain(joao.cpf);
  // The newest first: looking at the logins of one state is a search, too.
  const [searched] = await audited("legacy-searched");
  expect(searched).toMatchObject({ capacity: "staff:support", details: { text: "procur", found: 1 } });
  const [login] = hrefs(page.html, /href="(\/equipe\/migracao\/logins\/[\w-]{36})"/g);
  const shown = await helper.open(login!);
  expect(shown.text).toContain("procurado-1");
  expect(await audited("legacy-viewed")).toHaveLength(1);
});

test(
  "a shared login is blocked, explained, queued and decided with a reason; the person then migrates",
  async () => {
    await world.oldLogin("compartilhado");
    await world.person(maria);
    await world.person(joao);
    await world.come("compartilhado", maria);
    const { browser, page } = await world.come("compartilhado", joao);
    const blocked = await until("it is blocked", async () => {
      const shown = await browser.open(page.url);
      return shown.text.includes("precisa de uma decisão do Inmetro") ? shown : null;
    });
    expect(blocked.text).toContain("parece ser um login compartilhado");
    expect(blocked.text).toContain("Número para o atendimento");
    expect((await browser.open("/migracao")).text).toContain("espera uma decisão do Inmetro");

    const queue = await helper.open(`${BASE}/conflitos`);
    expect(queue.text).toContain("Login usado por várias pessoas");
    const address = hrefs(queue.html, /href="(\/equipe\/migracao\/conflitos\/[\w-]{36})"/g)[0]!;
    const facts = await helper.open(address);
    expect(facts.text).toContain("Maria da Silva");
    expect(facts.html).not.toContain(maria.cpf);
    expect(facts.html).not.toContain(joao.cpf);

    const incomplete = await helper.send(address, { decisao: "split", motivo: "", processos: "outro-1" });
    expect(incomplete.status).toBe(422);
    expect(incomplete.text).toContain("Não são deste login: outro-1.");
    expect(incomplete.text).toContain("Informe o motivo");
    const done = await helper.send(address, { decisao: "split", motivo: "Ofício 12", processos: "compartilhado-2" });
    expect(done.url).toBe(`${BASE}/conflitos`);
    expect(done.text).toContain("A decisão está registrada");
    expect((await helper.send(address, { decisao: "allow", motivo: "Outra", processos: "" })).text).toContain(
      "outra pessoa da equipe já tinha decidido",
    );
    expect((await helper.open(address)).text).toContain("Decidido por Rita Lopes");

    await browser.open("/migracao");
    const begin = /name="legado" value="([^"]+)"/.exec(browser.page.html)![1]!;
    await browser.send("/migracao/comecar", { legado: begin });
    await until("the preview", async () => (await browser.open(browser.page.url)).text.includes("Conferir a migração"));
    expect(browser.page.text).toContain("compartilhado-2");
    expect(browser.page.text).not.toContain("compartilhado-1");
    const { page: receipt } = await world.confirm(browser);
    expect(receipt.text).toContain("compartilhado-2");
  },
  2 * PATIENCE,
);

test(
  "an administrator undoes a migration with a reason, in the store and in the engine; others cannot",
  async () => {
    const { open } = await world.oldLogin("desfeito");
    const { browser } = await world.come("desfeito", maria);
    const { migration } = await world.confirm(browser);
    const address = `${BASE}/${migration.id}`;
    expect((await helper.open(address)).text).toContain("Só administradores desfazem migrações.");
    expect((await helper.open(`${address}/desfazer`)).status).toBe(403);
    await helper.open(address);
    expect((await helper.send(`${address}/desfazer`, { motivo: "Engano" })).status).toBe(403);

    await chief.open(`${address}/desfazer`);
    expect((await chief.send(`${address}/desfazer`, { motivo: " " })).status).toBe(422);
    const undone = await chief.send(`${address}/desfazer`, { motivo: "Confirmada por engano" });
    expect(undone.text).toContain("A migração foi desfeita");
    expect((await chief.send(`${address}/desfazer`, { motivo: "De novo" })).text).toContain("Nada mudou");
    expect((await browser.open(`/migracao/${migration.id}`)).text).toContain("Confirmada por engano");
    expect((await browser.open("/migracao/processos")).text).not.toContain("desfeito-1");
    const [task] = await world.engine.tasks({ processInstanceId: open.instanceId });
    expect(task).toBeDefined();
  },
  2 * PATIENCE,
);

test("a single process is taken away again, once, with a reason", async () => {
  await world.oldLogin("retirado");
  const { browser } = await world.come("retirado", maria);
  const { migration } = await world.confirm(browser);
  const address = `${BASE}/${migration.id}`;
  const page = await chief.open(address);
  const removal = hrefs(page.html, /href="(\/equipe\/migracao\/[\w-]+\/processos\/[\w-]+\/retirar)"/g)[0]!;
  expect((await helper.open(removal)).status).toBe(403);
  await chief.open(removal);
  expect((await chief.send(removal, { motivo: "" })).status).toBe(422);
  expect((await chief.send(removal, { motivo: "É da empresa vizinha" })).text).toContain("O processo retirado-1 foi retirado.");
  expect((await chief.send(removal, { motivo: "É da empresa vizinha" })).text).toContain("Nada mudou");
  expect((await browser.open("/migracao/processos")).text).not.toContain("retirado-1");
  expect((await browser.open(`/migracao/${migration.id}/recibo`)).text).toContain("Retirado pelo Inmetro");
  // The process of another migration is not taken away through this one.
  const other = (await world.store.legacy.migrations({ state: "receipted" })).find(({ id }) => id !== migration.id)!;
  expect((await chief.open(removal.replace(migration.id, other.id))).status).toBe(404);
});
