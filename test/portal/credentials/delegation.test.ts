import { type DelegationSite, openDelegationSite, Visitor } from "../delegation/support/company.ts";
import { codeAt, enter, type Foreigner, linkTo, password, settle, siteOf } from "./support/person.ts";

let site: DelegationSite;
let greta: Foreigner;
let visitor: Visitor;
const members = (path = "") => `/membros${path}?empresa=${greta.company.id}`;
beforeAll(async () => {
  site = await openDelegationSite();
  greta = await settle(siteOf(site), "kessel");
  visitor = await enter(siteOf(site), greta);
}, 60_000);
afterAll(() => site.stop());

test("the home is that of a representative, and nothing on it speaks of an e-CNPJ", async () => {
  const { text } = await visitor.open("/inicio?idioma=pt");
  expect(text).toContain("O Inmetro validou você como Representante Legal da empresa estrangeira");
  expect(text).toContain("KESSEL MESSTECHNIK GMBH (Registro SGCI EX-DE-");
  expect(text).not.toContain("e-CNPJ");
  expect(text).not.toContain("Vincular outra empresa");
  expect((await visitor.open(`/processos?empresa=${greta.company.id}`)).text).toContain("Iniciar");
});

test("a person with CPF is found and gets a service", async () => {
  const carla = await site.register("Carla Dias");
  await visitor.open(members("/delegar"));
  expect((await visitor.press("Pesquisar", { cpf: carla.cpf })).text).toContain("Carla Dias");
  await visitor.open(members(`/${carla.cpf}`));
  expect((await visitor.press("Atualizar", { servico: ["p001"] })).text).toContain("Carla Dias");
  const [acting] = await site.portal.store.members.companiesOf(carla.id);
  expect(acting).toMatchObject({ cnpj: greta.company.cnpj, capacity: "MEMBER" });
});

test("a person without CPF is invited by name and address, and what was delegated meanwhile comes into force", async () => {
  await visitor.open(members("/delegar"));
  const invalid = await visitor.press("Convidar sem CPF", { nome: "Jonas Berg", email: "no address", idioma: "en" });
  expect([invalid.status, invalid.value("nome")]).toEqual([422, "Jonas Berg"]);
  expect((await visitor.press("Convidar sem CPF", { nome: "", email: "jonas@example.org" })).status).toBe(422);
  const done = await visitor.press("Convidar sem CPF", { nome: "Jonas Berg", email: "jonas@example.org", idioma: "es" });
  expect(done.text).toContain("Convite enviado para jonas@example.org");
  const number = /\/membros\/(E\d{10})/.exec(done.url)![1]!;
  await visitor.press("Atualizar", { servico: ["p001", "p070"] });
  const first = await linkTo(site.portal.store, "jonas@example.org");
  // Messages of one moment have no order.
  site.portal.advance(1_000);
  await visitor.press("Enviar o link de novo");
  const second = await linkTo(site.portal.store, "jonas@example.org");
  expect(second).not.toBe(first);

  const jonas = new Visitor(site.portal.url);
  expect((await jonas.open(`/ativar/${first}`)).status).toBe(410);
  expect((await jonas.open(`/ativar/${second}`)).text).toContain("Hola, Jonas Berg.");
  await jonas.press("Continuar", { senha: password, repetir: password, concordo: "sim" });
  const account = (await site.portal.store.accounts.findByCpf(number))!;
  const { secret } = await site.portal.store.credentials.secondFactorSecret(account.id);
  await jonas.press("Confirmar", { codigo: codeAt(secret, site.portal.now()) });
  const home = await jonas.open("/inicio");
  expect(home.text).toContain("Su registro como miembro está confirmado");
  expect(home.text).not.toContain("e-CNPJ");
  const list = await jonas.open(`/processos?empresa=${greta.company.id}`);
  expect(list.text).toContain("P001 - Acreditação Inicial de Organismos");
  const given = await site.portal.store.delegations.ofMember({ companyId: greta.company.id, cpf: number });
  expect(given.map(({ state }) => state)).toEqual(["active", "active"]);

  const row = await visitor.open(members());
  expect(row.text).toContain(`Jonas Berg E ${number.slice(1, 5)}.${number.slice(5, 8)}.${number.slice(8)}`);
  await visitor.open(members(`/${number}/desvincular`));
  await visitor.press("Desvincular", { motivo: "Mudou de empresa" });
  expect(await site.portal.store.members.companiesOf(account.id)).toEqual([]);
});

test("who logs in with the address already is a member at once; the representative himself is none", async () => {
  const other = await settle(siteOf(site), "walther");
  await visitor.open(members("/delegar"));
  const linked = await visitor.press("Convidar sem CPF", { nome: "Somebody", email: other.email.toUpperCase(), idioma: "en" });
  expect(linked.text).toContain("Greta Lindqvist já entra no SGCI com este e-mail");
  await visitor.open(members("/delegar"));
  const self = await visitor.press("Convidar sem CPF", { nome: "Me", email: greta.email, idioma: "en" });
  expect(self.text).toContain("É você");
});

test("a Brazilian company's members come through Gov.br: nobody without CPF is invited", async () => {
  const ana = await site.enter(site.ana);
  await ana.open(`/membros/delegar?empresa=${site.alfa}`);
  expect(ana.page.text).not.toContain("A pessoa não tem CPF?");
  await expect(
    site.portal.store.credentials.inviteMember({
      ...{ actorId: site.ana.id, companyId: site.alfa, name: "X", email: "x@example.org", language: "en" },
    }),
  ).rejects.toMatchObject({ code: "cnpj-invalid" });
});

test("only who represents the company invites", async () => {
  const stranger = await settle(siteOf(site), "stranger");
  const session = await enter(siteOf(site), stranger);
  await session.open("/inicio");
  const fields = { empresa: greta.company.id, nome: "X", email: "x@example.org", idioma: "en" };
  expect((await session.send("/membros/convidar-sem-cpf", fields)).status).toBe(403);
});
