import { type DelegationSite, nextCpf, openDelegationSite, type Person, type Visitor } from "./support/company.ts";

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
const give = (person: Person, serviceIds: string[], actor = site.ana, companyId = site.alfa) =>
  site.portal.store.delegations.update({
    ...{ actorId: actor.id, companyId, cpf: person.cpf, grants: serviceIds.map((serviceId) => ({ serviceId })) },
  });

describe("an invitation", () => {
  test("goes to who cannot be found; what is delegated meanwhile waits for the first confirmed login", async () => {
    const eva = await site.register("Eva Nunes", { confirmed: false });
    await ana.open(page("/delegar"));
    await ana.press("Pesquisar", { cpf: eva.cpf });
    expect((await ana.press("Convidar", { email: "sem arroba" })).status).toBe(422);
    const invited = await ana.press("Convidar", { email: "eva@exemplo.com.br" });
    expect(invited.text).toContain("Convite enviado para eva@exemplo.com.br");
    expect(invited.text).not.toContain("Eva Nunes");
    await ana.press("Atualizar", { servico: "p001" });
    expect(ana.page.text).toContain("Passa a valer quando a pessoa concluir o cadastro.");
    expect((await ana.open(page())).text).toContain("Convidado(a), ainda sem cadastro");
    await site.portal.store.accounts.confirm(eva.id, { profile: "member" });
    const [delegation] = await site.portal.store.delegations.ofMember({ companyId: site.alfa, cpf: eva.cpf });
    expect(delegation).toMatchObject({ serviceId: "p001", state: "active" });
  });

  test("sent twice is one message; for somebody who is registered there is no need", async () => {
    const cpf = nextCpf();
    const form = { empresa: site.alfa, cpf, email: "novo@exemplo.com.br" };
    await ana.open(page("/delegar"));
    await ana.send("/membros/convidar", form);
    const first = await site.portal.store.members.find({ companyId: site.alfa, cpf });
    site.portal.advance(1_000);
    await ana.send("/membros/convidar", form);
    expect(await site.portal.store.members.find({ companyId: site.alfa, cpf })).toEqual(first);
    site.portal.advance(120_000);
    await ana.send("/membros/convidar", form);
    expect((await site.portal.store.members.find({ companyId: site.alfa, cpf }))!.invitationExpiresAt).not.toEqual(
      first!.invitationExpiresAt,
    );
    const known = await ana.send("/membros/convidar", { ...form, cpf: carla.cpf });
    expect(known.text).toContain("já tem cadastro confirmado");
  });

  test("for one company gives another nothing", async () => {
    const davi = await site.enter(site.davi);
    await davi.open(page("", site.beta));
    const cpf = nextCpf();
    const refused = await davi.send("/membros/convidar", { empresa: site.alfa, cpf, email: "x@exemplo.com.br" });
    expect(refused.status).toBe(403);
    expect(await site.portal.store.members.find({ companyId: site.alfa, cpf })).toBeNull();
  });
});

describe("unlinking", () => {
  test("asks for the reason, ends what the person had here, and keeps the person", async () => {
    await give(carla, ["p001", "p070"]);
    await give(carla, ["p001"], site.davi, site.beta);
    await ana.open(page(`/${carla.cpf}/desvincular`));
    expect((await ana.press("Desvincular", { motivo: " " })).status).toBe(422);
    expect(await site.portal.store.members.find({ companyId: site.alfa, cpf: carla.cpf })).not.toBeNull();
    const done = await ana.press("Desvincular", { motivo: "Saiu da empresa" });
    expect(done.text).toContain("Carla Dias não é mais membro da empresa.");
    const left = (companyId: string) => site.portal.store.delegations.ofMember({ companyId, cpf: carla.cpf });
    expect(await left(site.alfa)).toEqual([]);
    expect(await left(site.beta)).toHaveLength(1);
    const again = await ana.send(`/membros/${carla.cpf}/desvincular`, { empresa: site.alfa, motivo: "Saiu" });
    expect(again.text).toContain("já não era membro");
    expect(await site.portal.store.accounts.get(carla.id)).not.toBeNull();
  });

  test("is not for the representatives of another company", async () => {
    await give(carla, ["p001"]);
    const davi = await site.enter(site.davi);
    await davi.open(page("", site.beta));
    const form = (empresa: string) => ({ empresa, motivo: "x" });
    expect((await davi.send(`/membros/${carla.cpf}/desvincular`, form(site.alfa))).status).toBe(403);
    expect((await davi.send(`/membros/${carla.cpf}/desvincular`, form(site.beta))).text).toContain("já não era membro");
    expect(await site.portal.store.members.find({ companyId: site.alfa, cpf: carla.cpf })).not.toBeNull();
  });
});

describe("the history of a member", () => {
  test("names who gave, who ended, when and why, and the processes opened", async () => {
    const [granted] = await give(carla, ["p001"], site.bruno);
    const delegation = (granted as { delegation: { id: string } }).delegation;
    const start = await site.portal.store.processes.prepareStart({
      ...{ accountId: carla.id, companyId: site.alfa, serviceId: "p001", serviceVersion: 3 },
      idempotencyKey: "11111111-1111-4111-8111-111111111111",
    });
    if ("refused" in start) throw new Error(start.refused);
    await site.portal.store.processes.redeem({
      ...{ ticket: start.ticket, instanceId: "instance-1", businessKey: start.process.id, processKey: "service-request" },
    });
    await site.portal.store.delegations.update({
      ...{ actorId: site.ana.id, companyId: site.alfa, cpf: carla.cpf, grants: [], revokes: ["p001"], reason: "Fim do projeto" },
    });
    const history = await ana.open(page(`/${carla.cpf}/historico`));
    expect(history.text).toContain("Histórico de Carla Dias");
    expect(history.text).toMatch(/Bruno Lima.*Retirada por você em .*Motivo: Fim do projeto/);
    const uses = await ana.open(page(`/${carla.cpf}/usos/${delegation.id}`));
    expect(uses.text).toContain(start.process.number);
    expect(uses.text).toContain("Carla Dias");
    const davi = await site.enter(site.davi);
    expect((await davi.open(page(`/${carla.cpf}/historico`, site.beta))).status).toBe(404);
    await give(carla, ["p018"], site.davi, site.beta);
    expect((await davi.open(page(`/${carla.cpf}/historico`, site.beta))).text).not.toContain("P001");
    expect((await davi.open(page(`/${carla.cpf}/usos/${delegation.id}`, site.beta))).status).toBe(404);
  });
});
