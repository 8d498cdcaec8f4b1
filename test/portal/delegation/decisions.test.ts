import { type DelegationSite, openDelegationSite, type Person, type Visitor } from "./support/company.ts";

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
const openOf = async ({ cpf }: Person) =>
  (await site.portal.store.delegations.ofMember({ companyId: site.alfa, cpf })).map(({ serviceId }) => serviceId).sort();
const ask = (person: Person, serviceId: string) =>
  site.portal.store.delegationRequests.ask({
    ...{ accountId: person.id, cnpj: "12ABC34501DE35", serviceId, reason: "Preciso para o laudo" },
  });

describe("a request", () => {
  const decide = (visitor: Visitor, { id }: { id: string }, decision: string, more: Record<string, string> = {}) =>
    visitor.send(`/membros/pedidos/${id}`, { empresa: site.alfa, pessoa: carla.id, decisao: decision, ...more });

  test("is shown where members are, and approved with one press", async () => {
    const request = await ask(carla, "p001");
    expect((await ana.open(page())).text).toContain("1 pedido espera a sua decisão.");
    const list = await ana.open(page("/pedidos"));
    expect(list.text).toContain("Carla Dias pede P001 - Acreditação Inicial de Organismos");
    expect(list.text).toContain("Motivo: Preciso para o laudo");
    const done = await decide(ana, request, "aprovar");
    expect(done.text).toContain("Carla Dias já pode iniciar P001");
    expect(await openOf(carla)).toEqual(["p001"]);
    expect((await decide(ana, request, "aprovar")).text).toContain("já pode iniciar");
    expect(await site.portal.store.delegationRequests.openOf(site.alfa)).toEqual([]);
  });

  test("is refused only with a reason, which the member gets", async () => {
    const request = await ask(carla, "p001");
    await ana.open(page("/pedidos"));
    expect((await decide(ana, request, "recusar")).status).toBe(422);
    await ana.open(page("/pedidos"));
    await decide(ana, request, "recusar", { motivo: "O laudo é da filial" });
    const [decided] = await site.portal.store.delegationRequests.ofAccount(carla.id);
    expect(decided).toMatchObject({ state: "refused", decisionReason: "O laudo é da filial" });
    expect(await openOf(carla)).toEqual([]);
  });

  test("decided by the other partner meanwhile says by whom and when", async () => {
    const request = await ask(carla, "p001");
    await ana.open(page("/pedidos"));
    await site.portal.store.delegationRequests.decide({
      ...{ actorId: site.bruno.id, requestId: request.id, approve: false, reason: "não" },
    });
    const told = await decide(ana, request, "aprovar");
    expect(told.text).toMatch(/já tinha sido recusado por Bruno Lima em \d\d\/\d\d\/\d{4}/);
    expect(await openOf(carla)).toEqual([]);
  });

  test("belongs to the company that was asked", async () => {
    const request = await ask(carla, "p001");
    const davi = await site.enter(site.davi);
    await davi.open(page("", site.beta));
    const form = { pessoa: carla.id, decisao: "aprovar" };
    expect((await davi.send(`/membros/pedidos/${request.id}`, { ...form, empresa: site.alfa })).status).toBe(403);
    await davi.open(page("", site.beta));
    const other = await davi.send(`/membros/pedidos/${request.id}`, { ...form, empresa: site.beta });
    expect(other.text).toContain("não existe nesta empresa");
    expect(await openOf(carla)).toEqual([]);
    await ana.open(page("/pedidos"));
    await decide(ana, request, "recusar", { motivo: "fim do teste" });
  });
});

describe("suspended delegations", () => {
  /** Somebody grants, and then leaves the company. */
  async function suspend(services: string[]): Promise<void> {
    const leaver = await site.register("Ester Melo");
    await site.represent(leaver, "12ABC34501DE35", "ALFA LTDA");
    const grants = services.map((serviceId) => ({ serviceId }));
    await site.portal.store.delegations.update({ actorId: leaver.id, companyId: site.alfa, cpf: carla.cpf, grants });
    const [bond] = await site.portal.store.companies.bondsOf(leaver.id);
    await site.portal.store.companies.endBond(bond!.id, { actor: "system:test", reason: "saiu" });
  }
  const idOf = async (serviceId: string) =>
    (await site.portal.store.delegations.suspendedIn(site.alfa)).find((one) => one.serviceId === serviceId)!.id;

  test("are confirmed or ended in one list, and who comes second is told", async () => {
    await suspend(["p001", "p070"]);
    expect((await ana.open(page())).text).toContain("2 delegações suspensas esperam a sua decisão.");
    const list = await ana.open(page("/suspensas"));
    expect(list.text).toContain("Ester Melo");
    expect(ana.ticked("delegacao")).toHaveLength(2);
    const [kept, ended] = [await idOf("p001"), await idOf("p070")];
    const confirmed = await ana.press("Confirmar as marcadas", { delegacao: kept });
    expect(confirmed.text).toContain("1 delegação confirmada.");
    const asked = await ana.press("Encerrar as marcadas", { delegacao: ended });
    expect(asked.text).toContain("Encerrar delegações?");
    expect(await openOf(carla)).toEqual(["p001", "p070"]);
    expect((await ana.press("Encerrar")).text).toContain("1 delegação encerrada.");
    const [left] = await site.portal.store.delegations.ofMember({ companyId: site.alfa, cpf: carla.cpf });
    expect(left).toMatchObject({ serviceId: "p001", state: "active", grantedBy: { name: "Ana Souza" } });

    const bruno = await site.enter(site.bruno);
    await bruno.open(page("/suspensas"));
    const late = await bruno.send("/membros/suspensas", { empresa: site.alfa, acao: "confirmar", delegacao: [kept, ended] });
    expect(late.text).toContain("já tinham sido decididas");
    expect(await openOf(carla)).toEqual(["p001"]);
  });

  test("are not touched by the list of services, nor from another company", async () => {
    await suspend(["p001"]);
    await ana.open(page(`/${carla.cpf}`));
    expect(ana.page.text).toContain("quem delegou não representa mais a empresa");
    await ana.press("Atualizar", { servico: ["p001", "p018"] });
    expect(await site.portal.store.delegations.suspendedIn(site.alfa)).toHaveLength(1);
    const davi = await site.enter(site.davi);
    await davi.open(page("", site.beta));
    const form = { acao: "confirmar", delegacao: await idOf("p001") };
    expect((await davi.send("/membros/suspensas", { ...form, empresa: site.alfa })).status).toBe(403);
    await davi.open(page("", site.beta));
    await davi.send("/membros/suspensas", { ...form, empresa: site.beta });
    expect(await site.portal.store.delegations.suspendedIn(site.alfa)).toHaveLength(1);
    await ana.open(page("/suspensas"));
    expect((await ana.press("Confirmar as marcadas", { delegacao: [] })).status).toBe(422);
    await ana.press("Confirmar as marcadas", { delegacao: form.delegacao });
    expect(await site.portal.store.delegations.suspendedIn(site.alfa)).toEqual([]);
  });
});
