import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { withoutSecrets } from "../../../src/mail/without-secrets.ts";
import type { HttpBrowser } from "../support/browser.ts";
import { type Served, startServed } from "../support/served.ts";

const PATH = "/equipe/mensagens";
let served: Served;
let support: HttpBrowser;
beforeAll(async () => {
  served = await startServed();
  support = await served.enterStaff(["support"], { name: "Sara Lima" });
  const { outbox } = served.store;
  const token = { name: "Ana", token: "segredo-do-link" };
  await outbox.enqueue({ eventKey: "alert", template: "alert-email-confirmation", to: "ana@exemplo.com.br", data: token });
  await outbox.enqueue({
    eventKey: "member",
    template: "registration-confirmed-member",
    to: "davi@gmial.com",
    data: { name: "Davi" },
  });
  await outbox.enqueue({ eventKey: "broken", template: "company-joined", to: "bia@exemplo.com.br", data: {} });
  const [failed] = await outbox.page({ text: "gmial", limit: 1 });
  await outbox.failed(failed!.id, { error: "550 5.1.1 no such user", retryAt: null });
});
afterAll(() => served?.stop());

const idOf = async (to: string) => (await served.store.outbox.page({ text: to, limit: 1 }))[0]!.id;
const audited = () =>
  served.store.sql("SELECT action, capacity, subject FROM store.audit WHERE action LIKE 'mail-%' ORDER BY sequence");

test("what waits and what failed is seen, with the reason, and found by situation and address", async () => {
  const all = await support.open(PATH);
  expect(all.text).toContain("Esperando (2)");
  expect(all.text).toContain("Falharam (1)");
  expect(all.text).toMatch(/davi@gmial.com Recusada .* 550 5.1.1 no such user/);
  const failed = await support.open(`${PATH}?situacao=failed`);
  expect(failed.text).toContain("davi@gmial.com");
  expect(failed.text).not.toContain("ana@exemplo.com.br");
  expect((await support.open(`${PATH}?busca=ana@`)).text).not.toContain("davi@gmial.com");
  expect((await support.open(`${PATH}?busca=ninguem`)).text).toContain("Nenhuma mensagem.");
  expect(await served.store.audit.search({ action: "mail-searched", limit: 1 })).toMatchObject([
    { capacity: "staff:support", details: { text: "ninguem", found: 0 } },
  ]);
});

test("a message is read without what opens doors, and reading it is audited", async () => {
  const id = await idOf("ana@exemplo");
  const page = await support.open(`${PATH}/${id}`);
  expect(page.text).toContain("Você pediu para receber neste endereço os alertas do Inmetro.");
  expect(page.html).not.toContain("segredo-do-link");
  const read = (await audited()).filter(({ action }) => action !== "mail-searched");
  expect(read).toEqual([{ action: "mail-read", capacity: "staff:support", subject: id }]);
  const broken = await support.open(`${PATH}/${await idOf("bia@exemplo")}`);
  expect(broken.text).toContain("não pode ser montado");
  expect((await support.open(`${PATH}/00000000-0000-4000-8000-000000000000`)).status).toBe(404);
  expect((await support.open(`${PATH}/nada`)).status).toBe(404);
});

test("a message that failed for good is tried again when staff says so", async () => {
  const id = await idOf("gmial");
  await support.open(PATH);
  expect((await support.post(`${PATH}/${id}/tentar`, { _csrf: "wrong" })).status).toBe(403);
  expect((await served.store.outbox.get(id))!.status).toBe("failed");
  await support.open(PATH);
  expect((await support.send(`${PATH}/${id}/tentar`)).text).toContain("A mensagem vai ser tentada agora.");
  expect(await served.store.outbox.get(id)).toMatchObject({ status: "waiting" });
  await served.store.outbox.sent(id);
  await support.open(PATH);
  expect((await support.send(`${PATH}/${id}/tentar`)).text).toContain("já foi enviada");
  expect((await audited()).at(-1)).toEqual({ action: "mail-retried", capacity: "staff:support", subject: id });
});

test("nobody but support and administrators opens it", async () => {
  const id = await idOf("ana@exemplo");
  const operator = await served.enterStaff(["operator", "service-team:dicor"], { cpf: "52998224725" });
  for (const path of [PATH, `${PATH}/${id}`]) expect((await operator.open(path)).status).toBe(403);
  expect((await operator.send(`${PATH}/${id}/tentar`)).status).toBe(403);
  const admin = await served.enterStaff(["administrator"], { cpf: "11144477735" });
  expect((await admin.open(PATH)).status).toBe(200);
});

test("secrets are hidden wherever they stand in the data, and nothing else is", () => {
  const data = { name: "Ana", code: "123", nested: { token: "x", list: [{ verificationCode: 4, city: "Rio" }] }, codes: ["a"] };
  expect(withoutSecrets(data)).toEqual({
    ...{ name: "Ana", code: "•••••" },
    nested: { token: "•••••", list: [{ verificationCode: "•••••", city: "Rio" }] },
    codes: ["a"],
  });
});
