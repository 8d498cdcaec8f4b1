import { PATIENCE } from "../../support/engine.ts";
import { until } from "../../support/until.ts";
import type { HttpBrowser, Page } from "../support/browser.ts";
import { joao, maria } from "../support/portal.ts";
import { administrator, type Migrating, startMigrating, support } from "./support/migrating.ts";

let world: Migrating;
beforeAll(async () => {
  world = await startMigrating();
  await world.person(maria);
  await world.person(joao);
}, PATIENCE);
afterAll(() => world?.stop());

const staff = { actor: "system:test", capacity: "staff:support" };
const waits = "precisa de uma decisão do Inmetro";

/** Maria proves a login that carries another CPF, which is a matter for staff; gives the page that says so, and the case. */
async function ask(login: string, identity = maria) {
  await world.oldLogin(login, { cpf: joao.cpf });
  const { browser, page } = await world.come(login, identity);
  const blocked = await shown(browser, page.url, waits);
  const conflict = (await world.store.legacy.conflicts({ state: "open" })).find((one) => one.login === login)!;
  return { browser, blocked, conflict };
}

function shown(browser: HttpBrowser, path: string, text: string): Promise<Page> {
  return until(`the page says: ${text}`, async () => {
    const page = await browser.open(path);
    return page.text.includes(text) ? page : null;
  });
}

test(
  "an answer is read on the page of the migration and in the list, and nothing is said to wait any more",
  async () => {
    const { browser, blocked, conflict } = await ask("recusado");
    expect(blocked.text).toContain("Você recebe um e-mail com a decisão");
    await world.store.legacy.decide({ ...staff, conflictId: conflict.id, decision: "refuse", reason: "O titular é outro" });
    const refused = await browser.open(blocked.url);
    for (const text of ["não autorizou a migração", "O titular é outro", conflict.reference])
      expect(refused.text).toContain(text);
    expect(refused.text).not.toContain(waits);
    expect(refused.html).not.toContain("/migracao/comecar");
    const list = await browser.open("/migracao");
    expect(list.text).toContain("Não autorizada pelo Inmetro");
    expect(list.text).not.toContain("Espera uma decisão");
    // Proven again, staff is not asked again, and the answer is the same.
    const { browser: again, page } = await world.come("recusado", maria);
    const same = await shown(again, page.url, "não autorizou a migração");
    expect(same.url).not.toBe(blocked.url);
    for (const text of ["O titular é outro", conflict.reference]) expect(same.text).toContain(text);
    expect(same.text).not.toContain(waits);
  },
  2 * PATIENCE,
);

test(
  "after staff has allowed it, the same page begins the migration",
  async () => {
    const { browser, blocked, conflict } = await ask("permitido");
    await world.store.legacy.decide({ ...staff, conflictId: conflict.id, decision: "allow", reason: "Conferido" });
    const allowed = await browser.open(blocked.url);
    expect(allowed.text).toContain("O Inmetro autorizou a migração");
    await browser.send("/migracao/comecar", { legado: allowed.value("legado")! });
    await shown(browser, browser.page.url, "Conferir a migração");
    const later = await browser.open(blocked.url);
    expect(later.text).toContain("Ver como ela está");
    expect(later.html).not.toContain('name="legado"');
  },
  2 * PATIENCE,
);

test("nobody is promised a mail who has no address", async () => {
  const ana = { ...maria, cpf: "52601815906", name: "Ana Sem Correio", email: null };
  await world.person(ana);
  const { blocked } = await ask("sem.correio", ana);
  expect(blocked.text).toContain("A sua conta não tem e-mail");
  expect(blocked.text).not.toContain("Você recebe um e-mail");
});

test(
  "who comes back while a migration is being undone is told so, keeps the proof, and begins when it is over",
  async () => {
    await world.oldLogin("desfazendo");
    const { browser } = await world.come("desfazendo", maria);
    const { page: receipt, migration } = await world.confirm(browser);
    expect(receipt.text).toContain("O login antigo não entra mais.");
    const reason = "Confirmada por engano";
    await world.store.legacy.undo({ ...staff, migrationId: migration.id, reason });
    const { page } = await world.come("desfazendo", maria, browser);
    expect(page).toMatchObject({ status: 200, url: "/migracao" });
    expect(page.text).toContain("está sendo desfeita pelo Inmetro");
    const legado = page.value("legado")!;
    expect((await browser.send("/migracao/comecar", { legado })).text).toContain("está sendo desfeita pelo Inmetro");

    // The receipt is worth nothing any more, and says so.
    const paper = await browser.open(`/migracao/${migration.id}/recibo`);
    for (const text of ["Este comprovante não vale mais", reason]) expect(paper.text).toContain(text);
    for (const text of ["não entra mais", "Aqui estão os primeiros", "Baixar a lista"]) expect(paper.text).not.toContain(text);
    expect((await browser.request("GET", `/migracao/${migration.id}/recibo.csv`)).status).toBe(404);

    const works = await world.store.legacy.engineBackWork();
    await world.store.legacy.noteEngineBack(works.map(({ processId }) => processId));
    await browser.open("/migracao");
    await browser.send("/migracao/comecar", { legado });
    await shown(browser, browser.page.url, "Conferir a migração");
  },
  2 * PATIENCE,
);

test(
  "the receipt of a part does not say that the login is dead, on the page nor by mail",
  async () => {
    const { browser, blocked, conflict } = await ask("em.partes");
    const [first] = await world.store.legacy.processesOf(conflict.legacyAccountId);
    const part = { decision: "split" as const, reason: "Cada um o seu", processIds: [first!.id] };
    await world.store.legacy.decide({ ...staff, conflictId: conflict.id, ...part });
    const page = await browser.open(blocked.url);
    expect(page.text).toContain("O Inmetro autorizou uma parte da migração");
    await browser.send("/migracao/comecar", { legado: page.value("legado")! });
    await shown(browser, browser.page.url, "Conferir a migração");
    const { page: receipt, migration } = await world.confirm(browser);
    expect(receipt.text).toContain("A parte dos processos do login antigo “em.partes”");
    expect(receipt.text).not.toContain("não entra mais");
    const mails = await world.store.outbox.list({ to: maria.email! });
    const mail = mails.find(({ template, data }) => template === "migration-receipt" && data.migrationId === migration.id)!;
    expect(mail.data).toMatchObject({ split: true });
  },
  2 * PATIENCE,
);

test(
  "staff decides nothing that is its own; numbers of processes are read line by line",
  async () => {
    const helper = await world.enter(support, "support");
    const chief = await world.enter(administrator, "administrator", "support");
    await world.person(support);
    const { conflict } = await ask("da.rita, 2020", support);
    const address = `/equipe/migracao/conflitos/${conflict.id}`;
    await helper.open(address);
    const refused = await helper.send(address, { decisao: "allow", motivo: "É meu", processos: "" });
    expect(refused.status).toBe(403);
    expect(refused.text).toContain("Este caso é seu");
    expect((await world.store.legacy.conflict(conflict.id))!.state).toBe("open");
    const stands = async () => (await chief.open(`/equipe/migracao/${conflict.migrationId}`)).text;
    expect(await stands()).toContain("Bloqueada: espera decisão");
    await chief.open(address);
    const done = await chief.send(address, { decisao: "split", motivo: "Conferido", processos: " da.rita, 2020-2 \r\n" });
    expect(done.text).toContain("A decisão está registrada");
    expect(await stands()).toContain("Bloqueada; depois dividida");
  },
  2 * PATIENCE,
);
