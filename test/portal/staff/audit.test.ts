import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { readCatalogue } from "../../../src/store/catalogue.ts";
import type { Account, Process } from "../../../src/store/types.ts";
import { addLegacyAccount, markMigrated } from "../../store/support/legacy-rows.ts";
import type { HttpBrowser } from "../support/browser.ts";
import { type Served, startServed } from "../support/served.ts";

const PATH = "/equipe/auditoria";
const CNPJ = "12ABC34501DE35";
let served: Served;
let support: HttpBrowser;
let ana: Account;
let carla: Account;
let process: Process;
beforeAll(async () => {
  served = await startServed();
  const { store } = served;
  const catalogue = await readFile(new URL("../../../workflows/services.json", import.meta.url), "utf8");
  await store.services.publish(readCatalogue(JSON.parse(catalogue)));
  support = await served.enterStaff(["support"], { name: "Sara Lima" });
  ana = await served.register({ cpf: "52998224725", name: "Ana Souza" });
  carla = await served.register({ cpf: "11144477735", name: "Carla Dias" });
  const tie = { capacity: "SOCIO", evidence: "govbr-companies", validUntil: null } as const;
  const { bond } = await store.companies.link({ accountId: ana.id, cnpj: CNPJ, legalName: "ALFA LTDA", ...tie });
  const companyId = bond.company.id;
  await store.members.link({ actorId: ana.id, companyId, cpf: carla.cpf });
  await store.delegations.update({ actorId: ana.id, companyId, cpf: carla.cpf, grants: [{ serviceId: "p001" }] });
  const version = (await store.services.get("p001"))!.versions[0]!.version;
  const start = { accountId: carla.id, companyId, serviceId: "p001", serviceVersion: version, idempotencyKey: randomUUID() };
  const prepared = await store.processes.prepareStart(start);
  if ("refused" in prepared) throw new Error(prepared.refused);
  const processKey = (await store.services.get("p001"))!.versions[0]!.processKey;
  await store.processes.redeem({
    ticket: prepared.ticket,
    instanceId: "instance-1",
    businessKey: prepared.process.id,
    processKey,
  });
  process = (await store.processes.get(prepared.process.id))!;
});
afterAll(() => served?.stop());

const ask = (criteria: Record<string, string>) => support.open(`${PATH}?${new URLSearchParams(criteria)}`);

test("who opened a process for whom is answered in a sentence, with capacity and ground", async () => {
  const page = await ask({ processo: process.number.toLowerCase() });
  expect(page.text).toContain(`Processo ${process.number}`);
  expect(page.text).toMatch(/Carla Dias abriu este processo por ALFA LTDA \(CNPJ 12\.ABC\.345\/01DE-35\) em \d\d\/11\/2026/);
  expect(page.text).toMatch(/Capacidade Membro por delegação Com base em .*Ana Souza/);
  expect(page.text).toContain("Processo aberto");
});

test("a process of the old system is answered from there", async () => {
  const old = await addLegacyAccount(served.store, { login: "bruno.velho" });
  await served.store.sql(
    `INSERT INTO store.legacy_processes (number, service, version, status, owner_id, opened_at, imported_at)
     VALUES ('ORQ-77', 'P001', '1', 'open', $1, $2, $2)`,
    [old.id, served.store.now],
  );
  const asked = async () => (await ask({ processo: "ORQ-77" })).text;
  expect(await asked()).toMatch(/Aberto pelo login antigo “bruno.velho” em .*\. O processo ainda não foi migrado/);
  const { sql, now } = served.store;
  await markMigrated(served.store, old, ana.id);
  expect(await asked()).toMatch(/Migrado para a conta de Ana Souza em /);
  await sql("UPDATE store.legacy_processes SET removed_at = $1 WHERE number = 'ORQ-77'", [now]);
  expect(await asked()).toMatch(/Retirado da conta em .* por decisão da equipe/);
  // A part of a number, or of somebody's login, is no answer about a process.
  for (const part of ["ORQ-7", "bruno.velho"]) expect((await ask({ processo: part })).status).toBe(422);
});

test("person, company, action and period narrow it down; the CPF is nowhere in the answer", async () => {
  const ofCarla = await ask({ pessoa: "111.444.777-35" });
  expect(ofCarla.text).toContain("Processo aberto");
  expect(ofCarla.html.replace(/value="[^"]*"/g, "")).not.toMatch(/111\.?444\.?777/);
  expect((await ask({ pessoa: String(carla.code) })).text).toContain("Processo aberto");
  const granted = await ask({ pessoa: "52998224725", ato: "delegation-granted", empresa: "12.ABC.345/01DE-35" });
  expect(granted.text).toMatch(/Ana Souza Sócio\(a\) Delegação feita CNPJ 12\.ABC\.345\/01DE-35/);
  expect((await ask({ ato: "delegation-granted", ate: "01/01/2026" })).text).toContain("Nenhum registro.");
  const days = await ask({ ato: "delegation-granted", de: "20/11/2026", ate: "20/11/2026" });
  expect(days.text).toContain("Delegação feita");
});

test.each([
  [{ pessoa: "39053344705" }, "Nenhuma conta tem este CPF ou código."],
  [{ empresa: "123" }, "Informe um CNPJ válido."],
  [{ processo: "P999-1" }, "Nenhum processo tem este número."],
  [{ de: "31/02/2026" }, "Informe o dia no formato dd/mm/aaaa."],
])("%j is answered with what is wrong", async (criteria, text) => {
  const page = await ask(criteria as Record<string, string>);
  expect(page.status).toBe(422);
  expect(page.text).toContain(text);
});

test("a search and the reading of an entry are in the audit, masked", async () => {
  const page = await ask({ pessoa: "111.444.777-35" });
  const [searched] = await served.store.audit.search({ action: "audit-searched", limit: 1 });
  expect(searched).toMatchObject({ capacity: "staff:support", actorName: "Sara Lima" });
  expect(JSON.stringify(searched!.details)).not.toContain("111.444.777-35");
  const reference = /equipe\/auditoria\/([0-9A-Z]{4}-[0-9A-Z]{4})"/.exec(page.html)![1]!;
  expect((await support.open(`${PATH}/${reference}`)).text).toContain(`Registro ${reference}`);
  expect((await served.store.audit.search({ action: "audit-read" }))[0]).toMatchObject({ subject: reference });
  expect((await support.open(`${PATH}/0000-0000`)).status).toBe(404);
});

test("long answers go on by pages", async () => {
  const by = { actor: ana.id, capacity: "self", subject: "x", action: "many", details: {} };
  for (let count = 0; count < 55; count++) await served.store.audit.append(by);
  const first = await ask({ ato: "many" });
  const references = (html: string) =>
    [...html.matchAll(/equipe\/auditoria\/([0-9A-Z]{4}-[0-9A-Z]{4})"/g)].map(([, one]) => one!);
  const next = /rel="next" href="([^"]+)"/.exec(first.html)![1]!.replaceAll("&amp;", "&");
  const second = await support.open(next);
  expect(references(first.html)).toHaveLength(50);
  expect(references(second.html)).toHaveLength(5);
  expect(new Set([...references(first.html), ...references(second.html)]).size).toBe(55);
  // Every page is a search, wherever it begins.
  const searches = await served.store.audit.search({ action: "audit-searched", limit: 2 });
  expect(searches.map(({ details }) => "before" in details)).toEqual([true, false]);
  for (const before of ["1.5", "1e30", "x"]) expect((await ask({ ato: "many", antes: before })).status).toBe(200);
});

test("the chain is verified: intact, and after somebody changed it", async () => {
  await support.open(PATH);
  expect((await support.send(`${PATH}/conferir`)).text).toMatch(/A auditoria está íntegra: \d+ registros conferidos/);
  await served.store.sql("ALTER TABLE store.audit DISABLE TRIGGER append_only");
  await served.store.sql("UPDATE store.audit SET actor = 'nobody' WHERE sequence = 3");
  await support.open(PATH);
  expect((await support.send(`${PATH}/conferir`)).text).toContain("A auditoria foi alterada: o registro 3 não confere");
  const verified = await served.store.audit.search({ action: "audit-verified" });
  expect(verified.map(({ details }) => details.intact)).toEqual([false, true]);
});

test("it is closed for everybody else", async () => {
  const operator = await served.enterStaff(["operator"], { cpf: "39053344705" });
  expect((await operator.open(PATH)).status).toBe(403);
  expect((await operator.send(`${PATH}/conferir`)).status).toBe(403);
});
