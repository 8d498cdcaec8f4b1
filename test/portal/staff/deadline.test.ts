import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { deadlineAfter } from "../../../src/domain/migration-deadline.ts";
import { addLegacyAccount, addLegacyProcess } from "../../store/support/legacy-rows.ts";
import type { HttpBrowser } from "../support/browser.ts";
import { type Served, startServed } from "../support/served.ts";

const PATH = "/equipe/migracao/prazo";
let served: Served;
let admin: HttpBrowser;
beforeEach(async () => {
  served = await startServed();
  served.store.now = new Date("2027-01-10T12:00:00-03:00");
  admin = await served.enterStaff(["administrator"], { name: "Paulo Sampaio" });
  const old = await addLegacyAccount(served.store, { login: "joana" });
  await addLegacyProcess(served.store, old);
});
afterEach(() => served?.stop());

const set = async (dia: string, motivo: string) => {
  await admin.open(PATH);
  await admin.send(PATH, { dia, motivo });
  return admin.send(PATH, { dia, motivo, confirmado: "sim" });
};

test("an administrator sets the deadline, having seen what it would do; the history says who, when and why", async () => {
  const empty = await admin.open(PATH);
  const told: unknown[] = [];
  served.engine.correlateMessage = async (message) => void told.push(message);
  expect(empty.text).toContain("Nenhum prazo foi definido.");
  expect(empty.text).toContain("Contas antigas que não migraram 1");
  const review = await admin.send(PATH, { dia: "31/01/2027", motivo: "Portaria 12/2027" });
  expect(review.text).toContain("O prazo passa a terminar em 31/01/2027, às 23h59 de Brasília.");
  expect(review.text).toContain("1 conta recebe já um e-mail: faltam 22 dias.");
  expect(review.text).toContain("1 processo seria suspenso");
  expect(await served.store.migrationDeadline.current()).toBeNull();

  const saved = await admin.send(PATH, { dia: "31/01/2027", motivo: "Portaria 12/2027", confirmado: "sim" });
  expect(saved.text).toContain("O prazo agora termina em 31/01/2027.");
  expect(saved.text).toContain("faltam 22 dias");
  expect(await served.store.migrationDeadline.current()).toMatchObject({
    ...{ at: deadlineAfter(new Date("2027-01-31T12:00:00-03:00")), reason: "Portaria 12/2027", setByName: "Paulo Sampaio" },
  });
  expect(told).toEqual([{ messageName: "migration-deadline-changed", businessKey: "migration-deadline" }]);

  served.store.later(60);
  const moved = await set("28/02/2027", "Prorrogado a pedido do setor");
  expect(moved.text).toMatch(/Histórico.*28\/02\/2027.*Paulo Sampaio.*Prorrogado.*31\/01\/2027.*Portaria 12\/2027/);
  const audit = await served.store.sql("SELECT capacity FROM store.audit WHERE action = 'migration-deadline-set'");
  expect(audit).toEqual([{ capacity: "staff:administrator" }, { capacity: "staff:administrator" }]);
});

test.each([
  ["31/02/2027", "x", "Informe o último dia"],
  ["", "x", "Informe o último dia"],
  ["09/01/2027", "x", "não pode ter passado"],
  ["31/01/2027", "", "Informe o motivo"],
  ["31/01/2027", "x".repeat(501), "Informe o motivo"],
])("%s with such a reason is refused", async (dia, motivo, text) => {
  await admin.open(PATH);
  const page = await admin.send(PATH, { dia, motivo, confirmado: "sim" });
  expect(page.status).toBe(422);
  expect(page.text).toContain(text);
  expect(page.value("dia") ?? "").toBe(dia);
  expect(await served.store.migrationDeadline.current()).toBeNull();
});

test("the last day itself can be set until it ends", async () => {
  expect((await set("10/01/2027", "Hoje")).text).toContain("hoje é o último dia");
});

test("support looks and does not move it; everybody else stays outside", async () => {
  const support = await served.enterStaff(["support"], { cpf: "52998224725", name: "Sara" });
  const page = await support.open(PATH);
  expect(page.text).toContain("Somente administradores da equipe mudam o prazo.");
  expect((await support.post(PATH, { _csrf: page.csrf, dia: "31/01/2027", motivo: "x", confirmado: "sim" })).status).toBe(403);
  const operator = await served.enterStaff(["operator"], { cpf: "11144477735" });
  expect((await operator.open(PATH)).status).toBe(403);
  expect((await admin.post(PATH, { dia: "31/01/2027", motivo: "x", confirmado: "sim", _csrf: "wrong" })).status).toBe(403);
  expect(await served.store.migrationDeadline.current()).toBeNull();
});

test("an engine that does not answer keeps nobody from moving the deadline: the workers tell it later", async () => {
  served.engine.down = true;
  expect((await set("31/01/2027", "Portaria")).text).toContain("O prazo agora termina em 31/01/2027.");
});
