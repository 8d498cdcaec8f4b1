import type { StaffRole } from "../../../src/domain/staff.ts";
import { enter, type Foreigner, linkTo, settle } from "../credentials/support/person.ts";
import { Visitor } from "../delegation/support/company.ts";
import { joao, maria, type TestPortal, testPortal } from "../support/portal.ts";

let portal: TestPortal;
let greta: Foreigner;
let support: Visitor;

/** Somebody of the staff, signed in. */
async function staff(role: StaffRole, identity = maria): Promise<Visitor> {
  const { id, cpf } = await portal.store.accounts.upsertFromGovbr(identity);
  await portal.store.staff.grant({ cpf, role, reason: "teste", actor: "system:test", capacity: "system" });
  const session = await portal.store.sessions.create({ journeyId: null, accountId: id, csrfToken: "x".repeat(32) });
  const visitor = new Visitor(portal.url);
  visitor.cookies.set("sgci", session.id);
  return visitor;
}

beforeAll(async () => {
  portal = await testPortal({ limits: { login: 10_000, session: 10_000, post: 10_000 } });
  greta = await settle(portal, "greta");
  support = await staff("support");
});
afterAll(() => portal.stop());

const path = () => `/equipe/acessos/${greta.account.id}`;

test("support finds the person and reads where the credentials stand", async () => {
  const list = await support.open("/equipe/acessos?busca=greta%40");
  expect(list.text).toContain("Greta Lindqvist");
  expect((await support.open("/equipe/acessos?busca=nobody")).text).toContain("Nenhum acesso encontrado");
  const page = await support.open(path());
  expect(page.text).toContain("Situação Ativa");
  expect(page.text).toContain("GRETA MESSTECHNIK GMBH (Registro SGCI EX-DE-");
});

test("addresses and numbers are masked, and searches and looks are in the audit", async () => {
  const list = await support.open("/equipe/acessos?busca=greta%40");
  const page = await support.open(path());
  for (const { html } of [list, page]) {
    const shown = html.replace(/value="[^"]*"/g, "").replace(/href="[^"]*"/g, "");
    expect([shown.includes(greta.email), shown.includes(greta.account.cpf)]).toEqual([false, false]);
    expect(shown).toContain("•••@");
  }
  const { audit } = portal.store;
  const [searched] = await audit.search({ action: "credentials-searched", limit: 1 });
  expect(searched).toMatchObject({ capacity: "staff:support", details: { text: "greta@", found: 1 } });
  expect(await audit.search({ action: "credential-viewed", limit: 1 })).toMatchObject([{ subject: greta.account.id }]);
});

test("the second factor is taken away with a reason only, which the person reads; sessions end", async () => {
  const open = await enter(portal, greta);
  await support.open(path());
  expect((await support.press("Confirmar", { ato: "resetSecondFactor" })).status).toBe(422);
  expect((await support.press("Confirmar", { ato: [], motivo: "Perdeu o celular" })).status).toBe(422);
  expect((await open.open("/inicio")).status).toBe(200);
  const done = await support.press("Confirmar", { ato: "resetSecondFactor", motivo: "Perdeu o celular" });
  expect(done.text).toContain("O segundo fator foi retirado");
  expect(done.text).toContain("Situação Sem segundo fator");
  expect((await open.open("/inicio")).status).toBe(403);
  const mails = await portal.store.outbox.list({ to: greta.email });
  expect(mails.find(({ template }) => template === "credential-event")!.data).toMatchObject({
    ...{ event: "second-factor-reset", reason: "Perdeu o celular" },
  });
  expect((await new Visitor(portal.url).open(`/segundo-fator/${await linkTo(portal.store, greta.email)}`)).status).toBe(200);
});

test("blocking and unblocking; an act that does not fit the state is refused", async () => {
  await support.open(path());
  await support.press("Confirmar", { ato: "block", motivo: "Pedido da empresa" });
  expect(support.page.text).toContain("Motivo do bloqueio Pedido da empresa");
  expect((await support.press("Confirmar", { ato: "resetSecondFactor", motivo: "x" })).status).toBe(422);
  expect((await support.press("Confirmar", { ato: "unblock", motivo: "Resolvido" })).text).toContain("O acesso foi liberado");
});

test("nobody else sees these pages, whatever there is behind them", async () => {
  const operator = await staff("operator", joao);
  for (const address of ["/equipe/acessos", path(), "/equipe/acessos/nothing"]) {
    expect([address, (await operator.open(address)).status]).toEqual([address, 403]);
  }
  expect((await operator.send(path(), { ato: "block", motivo: "x" })).status).toBe(403);
  expect((await support.open("/equipe/acessos/nothing")).status).toBe(404);
  const other = await settle(portal, "outsider");
  const session = await enter(portal, other);
  expect((await session.open("/equipe/acessos")).status).toBe(403);
});
