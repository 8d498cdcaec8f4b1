import { type DelegationSite, openDelegationSite, type Person, Visitor } from "./support/company.ts";

let site: DelegationSite;
let ana: Visitor;
let carla: Person;
beforeAll(async () => {
  site = await openDelegationSite();
  ana = await site.enter(site.ana);
});
afterAll(() => site?.stop());
beforeEach(async () => {
  carla = await site.register("Carla Dias");
});

const page = (path = "", company = site.alfa) => `/membros${path}?empresa=${company}`;
const openOf = async ({ cpf }: Person, companyId = site.alfa) =>
  (await site.portal.store.delegations.ofMember({ companyId, cpf })).map(({ serviceId }) => serviceId).sort();

describe("the search by CPF", () => {
  test("shows code, name, masked e-mail and login, and leads to the list of services", async () => {
    await ana.open(page("/delegar"));
    expect(ana.page.text).toContain("12ABC34501DE35 - ALFA LTDA");
    const found = await ana.press("Pesquisar", { cpf: carla.cpf });
    const { code } = (await site.portal.store.accounts.get(carla.id))!;
    for (const text of [String(code), "Carla Dias", "c•••@exemplo.com.br", carla.cpf]) expect(found.text).toContain(text);
    expect(found.text).not.toContain(carla.email);
    expect(found.html).toContain(page(`/${carla.cpf}`));
  });

  test("is written into the audit", async () => {
    await ana.open(page("/delegar"));
    const count = async () => (await site.portal.store.audit.verify()).entries;
    const before = await count();
    await ana.press("Pesquisar", { cpf: carla.cpf });
    expect(await count()).toBe(before + 1);
  });

  test("finds nobody who has not finished the registration, and offers to invite", async () => {
    const eva = await site.register("Eva Nunes", { confirmed: false });
    await ana.open(page("/delegar"));
    const found = await ana.press("Pesquisar", { cpf: eva.cpf });
    expect(found.text).toContain("Não encontramos um cadastro confirmado");
    expect(found.text).not.toContain("Eva");
    expect(found.text).toContain("Convidar por e-mail");
  });

  test("says why nothing is delegated to oneself or to another partner", async () => {
    await ana.open(page("/delegar"));
    expect((await ana.press("Pesquisar", { cpf: site.ana.cpf })).text).toContain("É você");
    expect((await ana.press("Pesquisar", { cpf: site.bruno.cpf })).text).toContain("já pode iniciar tudo");
    expect((await ana.press("Pesquisar", { cpf: "123" })).status).toBe(422);
  });
});

describe("the list of services", () => {
  test("gives what is ticked, and shows it ticked the next time", async () => {
    await ana.open(page(`/${carla.cpf}`));
    expect(ana.page.text).toContain("0 selecionados");
    expect(ana.page.text).toContain("P001 - Acreditação Inicial de Organismos v.3");
    const done = await ana.press("Atualizar", { servico: ["p001", "p070"] });
    expect(done.text).toContain("Pronto: 2 serviços delegados — Carla Dias.");
    expect(ana.ticked()).toEqual(["p001", "p070"]);
    expect(done.text).toContain("2 selecionados");
    expect(done.text).toContain(carla.email);
    expect((await ana.open(page())).text).toContain("Carla Dias");
  });

  test("takes away what is unticked only after asking, with the reason that is told", async () => {
    await ana.open(page(`/${carla.cpf}`));
    await ana.press("Atualizar", { servico: ["p001", "p070"] });
    const asked = await ana.press("Atualizar", { servico: ["p070", "p018"] });
    expect(asked.text).toContain("Carla Dias não poderá mais iniciar");
    expect(await openOf(carla)).toEqual(["p001", "p070"]);
    const done = await ana.press("Retirar", { motivo: "Mudou de área" });
    expect(done.text).toContain("1 serviço delegado, 1 serviço retirado");
    expect(await openOf(carla)).toEqual(["p018", "p070"]);
    const [ended] = (await site.portal.store.delegations.ofMember({ companyId: site.alfa, cpf: carla.cpf, all: true })).filter(
      ({ state }) => state === "revoked",
    );
    expect(ended).toMatchObject({ serviceId: "p001", stateReason: "Mudou de área" });
  });

  test("sent twice does it once, and says so kindly", async () => {
    await ana.open(page(`/${carla.cpf}`));
    const form = { empresa: site.alfa, servico: ["p001"] };
    await ana.send(`/membros/${carla.cpf}`, form);
    const again = await ana.send(`/membros/${carla.cpf}`, form);
    expect(again.status).toBe(200);
    expect(again.text).toContain("Nada mudou");
    const all = await site.portal.store.delegations.ofMember({ companyId: site.alfa, cpf: carla.cpf, all: true });
    expect(all).toHaveLength(1);
    const seen = { "visto.p001": all[0]!.id };
    const revoke = { empresa: site.alfa, confirmado: "sim", ...seen };
    await ana.send(`/membros/${carla.cpf}`, revoke);
    expect((await ana.send(`/membros/${carla.cpf}`, revoke)).text).toContain("Nada mudou");
  });

  test("keeps period and version as they are written, days of Brasília, the last one included", async () => {
    await ana.open(page(`/${carla.cpf}`));
    const terms = { "de.p004": "01/03/2030", "ate.p004": "31/03/2030", "versao.p004": "3" };
    await ana.press("Atualizar", { servico: ["p004", "p018"], de: "01/05/2031", ate: "02/05/2031", ...terms });
    const [own, common] = ["p004", "p018"].map((service) => (d: { serviceId: string }) => d.serviceId === service);
    const open = await site.portal.store.delegations.ofMember({ companyId: site.alfa, cpf: carla.cpf });
    expect(open.find(own!)).toMatchObject({
      serviceVersion: 3,
      validFrom: new Date("2030-03-01T03:00:00Z"),
      validUntil: new Date("2030-04-01T03:00:00Z"),
    });
    expect(open.find(common!)).toMatchObject({ serviceVersion: null, validUntil: new Date("2031-05-03T03:00:00Z") });
    expect(ana.page.value("ate.p004")).toBe("31/03/2030");
    const changed = await ana.press("Atualizar", { "ate.p004": "30/04/2030" });
    expect(changed.text).toContain("1 serviço com prazo ou versão mudado");
    expect(ana.page.value("ate.p004")).toBe("30/04/2030");
    expect((await ana.press("Atualizar")).text).toContain("Nada mudou");
  });

  test.each([
    [{ "ate.p001": "31/02/2030" }, "dd/mm/aaaa"],
    [{ "ate.p001": "01/01/2020" }, "já passou"],
    [{ "de.p001": "02/01/2030", "ate.p001": "01/01/2030" }, "antes do início"],
    [{ ate: "amanhã" }, "dd/mm/aaaa"],
  ])("%j is refused, and what was written stays", async (wrong, message) => {
    await ana.open(page(`/${carla.cpf}`));
    const refused = await ana.press("Atualizar", { servico: "p001", ...wrong });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(message);
    expect(ana.ticked()).toEqual(["p001"]);
    const [name, value] = Object.entries(wrong).at(-1)!;
    expect(refused.value(name)).toBe(value);
    expect(await openOf(carla)).toEqual([]);
  });

  test("ticks everything, or a package, without doing anything yet", async () => {
    await ana.open(page(`/${carla.cpf}`));
    await ana.press("Selecionar Todos");
    expect(ana.ticked()).toHaveLength(10);
    await site.portal.store.servicePackages.save({
      ...{ actorId: site.ana.id, companyId: site.alfa, name: `Importação ${carla.cpf}`, description: "" },
      serviceIds: ["p070", "p020"],
    });
    await ana.open(page(`/${carla.cpf}`));
    await ana.press(`Importação ${carla.cpf}`, { servico: ["p001"] });
    expect(ana.ticked()).toEqual(["p001", "p020", "p070"]);
    expect(await openOf(carla)).toEqual([]);
  });
});

describe("two partners at once", () => {
  test("what the other gave meanwhile is told with name and time, not overwritten", async () => {
    const bruno = await site.enter(site.bruno);
    await ana.open(page(`/${carla.cpf}`));
    await bruno.open(page(`/${carla.cpf}`));
    await bruno.press("Atualizar", { servico: ["p001", "p018"], "ate.p001": "31/12/2030" });
    const told = await ana.press("Atualizar", { servico: ["p001", "p070"] });
    expect(told.status).toBe(409);
    expect(told.text).toContain("Outra pessoa mudou esta delegação depois que você abriu a página");
    expect(told.text).toMatch(/P001 - Acreditação Inicial de Organismos:.*Delegado por Bruno Lima em \d\d\/\d\d\/\d{4}/);
    expect(told.text).toMatch(/P018 - Alterações:.*Delegado por Bruno Lima/);
    const open = await site.portal.store.delegations.ofMember({ companyId: site.alfa, cpf: carla.cpf });
    expect(open.find(({ serviceId }) => serviceId === "p001")?.validUntil).toEqual(new Date("2031-01-01T03:00:00Z"));
    expect(await openOf(carla)).toEqual(["p001", "p018", "p070"]);
    expect(ana.ticked()).toEqual(["p001", "p018", "p070"]);
  });

  test("what the other took away meanwhile is told with name and time", async () => {
    const bruno = await site.enter(site.bruno);
    await ana.open(page(`/${carla.cpf}`));
    await ana.press("Atualizar", { servico: ["p001", "p070"] });
    await bruno.open(page(`/${carla.cpf}`));
    await bruno.press("Atualizar", { servico: ["p070"] });
    await bruno.press("Retirar");
    const told = await ana.press("Atualizar", { servico: [] });
    expect(told.text).toContain("não poderá mais iniciar");
    const after = await ana.press("Retirar");
    expect(after.status).toBe(409);
    expect(after.text).toMatch(/já tinha terminado. Não há o que retirar. Retirada por Bruno Lima em/);
    expect(await openOf(carla)).toEqual([]);
  });
});

describe("two partners in the same moment", () => {
  test("one result, and a clear answer to each", async () => {
    const bruno = await site.enter(site.bruno);
    await Promise.all([ana.open(page(`/${carla.cpf}`)), bruno.open(page(`/${carla.cpf}`))]);
    const answers = await Promise.all([
      ana.press("Atualizar", { servico: "p001", "ate.p001": "31/12/2030" }),
      bruno.press("Atualizar", { servico: "p001", "ate.p001": "31/12/2031" }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [winner, loser] = answers[0].status === 200 ? ["Ana Souza", answers[1]] : ["Bruno Lima", answers[0]];
    expect(loser!.text).toContain(`Delegado por ${winner} em`);
    const all = await site.portal.store.delegations.ofMember({ companyId: site.alfa, cpf: carla.cpf, all: true });
    expect(all).toMatchObject([{ state: "active", grantedBy: { name: winner } }]);
  });
});

describe("whoever does not represent the company", () => {
  test("is refused everywhere, and learns nothing", async () => {
    const davi = await site.enter(site.davi);
    const unknown = await davi.open(page("", "00000000-0000-4000-8000-000000000000"));
    const other = await davi.open(page(`/${carla.cpf}`));
    for (const answer of [unknown, other]) {
      expect(answer.status).toBe(403);
      expect(answer.text).toContain("Você não age por esta empresa");
      expect(answer.text).not.toMatch(/ALFA|Carla/);
    }
    await davi.open(page("", site.beta));
    const act = await davi.send(`/membros/${carla.cpf}`, { empresa: site.alfa, servico: "p001" });
    expect(act.status).toBe(403);
    expect(await openOf(carla)).toEqual([]);
    await davi.open(page("", site.beta));
    expect((await davi.send(`/membros/${carla.cpf}`, { empresa: site.beta, servico: "p001" })).status).toBe(200);
    expect(await openOf(carla, site.beta)).toEqual(["p001"]);
  });

  test("a member is told who decides", async () => {
    await site.portal.store.members.link({ actorId: site.ana.id, companyId: site.alfa, cpf: carla.cpf });
    const visitor = await site.enter(carla);
    for (const path of ["", "/delegar", "/pedidos", "/suspensas", "/pacotes", "/em-lote", "/copiar", "/substituicoes"]) {
      const refused = await visitor.open(page(path));
      expect([path, refused.status]).toEqual([path, 403]);
      expect(refused.text).toContain("um sócio ou representante legal decide");
    }
    expect((await visitor.open("/membros")).status).toBe(403);
  });

  test("somebody who is not signed in is asked to sign in", async () => {
    const nobody = new Visitor(site.portal.url);
    for (const path of [page(), page(`/${carla.cpf}`)]) {
      const refused = await nobody.open(path);
      expect(refused.status).toBe(403);
      expect(refused.text).toContain("Entre com a sua conta gov.br");
      expect(refused.text).not.toMatch(/ALFA|Carla/);
    }
  });

  test("a form without company, without token or without login does nothing", async () => {
    await ana.open(page(`/${carla.cpf}`));
    expect((await ana.send(`/membros/${carla.cpf}`, { servico: "p001" })).status).toBe(400);
    const form = { empresa: site.alfa, servico: "p001" };
    expect((await ana.post(`/membros/${carla.cpf}`, { ...form, _csrf: "wrong" })).status).toBe(403);
    expect(await openOf(carla)).toEqual([]);
    await ana.open(page(`/${carla.cpf}`));
    await ana.send(`/membros/${carla.cpf}`, form);
    expect(await openOf(carla)).toEqual(["p001"]);
  });

  test("losing the company between the page and the act ends in the same refusal", async () => {
    const elisa = await site.register("Elisa Prado");
    await site.represent(elisa, "12ABC34501DE35", "ALFA LTDA");
    const visitor = await site.enter(elisa);
    await visitor.open(page(`/${carla.cpf}`));
    const [bond] = await site.portal.store.companies.bondsOf(elisa.id);
    await site.portal.store.companies.endBond(bond!.id, { actor: "system:test", reason: "saiu" });
    expect((await visitor.press("Atualizar", { servico: "p001" })).status).toBe(403);
    expect(await openOf(carla)).toEqual([]);
  });
});
