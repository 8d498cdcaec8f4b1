import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { deadlineAfter } from "../../src/domain/migration-deadline.ts";
import type { Account } from "../../src/store/types.ts";
import { addLegacyAccount, type LegacyRow, markMigrated } from "../store/support/legacy-rows.ts";
import type { HttpBrowser } from "./support/browser.ts";
import { type Served, startServed } from "./support/served.ts";

const at = deadlineAfter(new Date("2027-01-31T12:00:00-03:00"));
let served: Served;
let maria: Account;
let joao: Account;
let old: LegacyRow;
beforeAll(async () => {
  served = await startServed();
  maria = await served.register();
  joao = await served.register({ cpf: "52998224725", name: "João Souza" });
  old = await addLegacyAccount(served.store, { login: "maria.antiga", cpf: maria.cpf });
  await served.store.migrationDeadline.set({
    ...{ at, actor: joao.id, capacity: "staff:administrator", origin: null, reason: "Portaria 12/2026" },
  });
});
afterAll(() => served?.stop());

/** Somebody signed in at this moment. */
const enter = (account: Account): Promise<HttpBrowser> => served.enter(account);
const anonymous = async () => (await fetch(served.url)).text();

test("who has an old login reads the deadline and its reason at home, at the migration and at the entry; nobody else does", async () => {
  served.store.now = new Date("2027-01-21T12:00:00-03:00");
  const browser = await enter(maria);
  for (const page of ["/inicio", "/migracao", "/"]) {
    const { text } = await browser.open(page);
    expect(text).toContain("Migre o seu login antigo até 31/01/2027, às 23h59 de Brasília: faltam 11 dias.");
    expect(text).toContain("O que o Inmetro informou: Portaria 12/2026");
  }
  const other = await enter(joao);
  for (const page of ["/inicio", "/migracao"]) expect((await other.open(page)).text).not.toContain("Prazo da migração");
});

test("everybody reads on the public page until when, and why", async () => {
  expect(await anonymous()).toMatch(/devem ser migrados até 31\/01\/2027.*Portaria 12\/2026/s);
  served.store.now = new Date("2027-02-01T00:00:00-03:00");
  expect(await anonymous()).toContain("terminou em 31/01/2027");
});

test("on the last second it is still time; one second later it says what is stopped and how it goes on", async () => {
  served.store.now = new Date("2027-01-31T23:59:59-03:00");
  expect((await (await enter(maria)).open("/inicio")).text).toContain("hoje é o último dia");
  served.store.now = new Date("2027-02-01T00:00:00-03:00");
  const page = await (await enter(maria)).open("/inicio");
  expect(page.text).toContain("O prazo para migrar o login antigo terminou em 31/01/2027.");
  expect(page.text).toContain("Ao migrar, tudo volta a andar na mesma hora.");
});

test("it stands only where something is stopped: not for a login that waits for staff, nor for one that staff has refused", async () => {
  const { store } = served;
  const isShown = async () => (await (await enter(maria)).open("/inicio")).text.includes("Prazo da migração");
  expect(await isShown()).toBe(true);
  await store.sql("UPDATE store.legacy_accounts SET state = 'blocked', blocked_reason = 'migration-shared-login'");
  expect(await isShown()).toBe(false);
  await store.sql("UPDATE store.legacy_accounts SET state = 'ready', blocked_reason = NULL");
  await store.sql(
    `INSERT INTO store.legacy_conflicts (legacy_account_id, account_id, codes, facts, state, decision, reference, opened_at, decided_at)
     VALUES ($1, $2, '{migration-cpf-differs}', '{}', 'decided', 'refuse', 'x', $3, $3)`,
    [old.id, maria.id, store.now],
  );
  expect(await isShown()).toBe(false);
  await store.sql("DELETE FROM store.legacy_conflicts");
  expect(await isShown()).toBe(true);
});

test("an extension is read at once, and so is the migration", async () => {
  await served.store.migrationDeadline.set({
    at: deadlineAfter(new Date("2027-03-31T12:00:00-03:00")),
    ...{ actor: joao.id, capacity: "staff:administrator", origin: null, reason: "Prorrogado a pedido do setor" },
  });
  const browser = await enter(maria);
  expect((await browser.open("/inicio")).text).toMatch(/até 31\/03\/2027.*Prorrogado a pedido do setor/);
  await markMigrated(served.store, old, maria.id);
  expect((await browser.open("/inicio")).text).not.toContain("Prazo da migração");
});
