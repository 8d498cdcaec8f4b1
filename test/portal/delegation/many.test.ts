import { formatCpf } from "../../../src/domain/identifiers.ts";
import { readPage } from "../../support/html.ts";
import { type DelegationSite, nextCpf, openDelegationSite, type Person, type Visitor } from "./support/company.ts";

let site: DelegationSite;
let ana: Visitor;
let carla: Person;
let elisa: Person;
beforeAll(async () => {
  site = await openDelegationSite();
  ana = await site.enter(site.ana);
});
afterAll(() => site?.stop());
beforeEach(async () => {
  [carla, elisa] = [await site.register("Carla Dias"), await site.register("Elisa Prado")];
});

const page = (path = "", company = site.alfa) => `/membros${path}?empresa=${company}`;
const openOf = async ({ cpf }: Pick<Person, "cpf">) => {
  const open = await site.portal.store.delegations.ofMember({ companyId: site.alfa, cpf });
  return open.sort((one, other) => one.serviceId.localeCompare(other.serviceId));
};
const idsOf = async (person: Pick<Person, "cpf">) => (await openOf(person)).map(({ serviceId }) => serviceId);

describe("delegation to many at once", () => {
  test("shows a result per line before anything is done, then does it, and gives the result as a file", async () => {
    const stranger = nextCpf();
    const lines = [
      `${formatCpf(carla.cpf)}; P001, P004 v.3; 01/01/2031; 31/12/2031`,
      elisa.cpf,
      `${stranger}; P001`,
      `123; P001`,
      `${elisa.cpf}; P061`,
      `${elisa.cpf}; P061 Registro`,
      `${site.bruno.cpf}; P001`,
      `${carla.cpf}; p001`,
    ];
    await ana.open(page("/em-lote"));
    const preview = await ana.press("Conferir", { linhas: lines.join("\r\n"), servico: ["p070"] });
    expect(preview.text).toContain("4 linhas prontas, 5 linhas com problema. Nada foi delegado ainda.");
    for (const text of [
      "Será delegado.",
      "Sem cadastro confirmado.",
      "CPF ou registro inválido.",
      "“P061” pode ser: P061 Cadastro de Empresas; P061 Registro.",
      "já pode iniciar todos os serviços",
      "Repete a linha 1.",
    ]) {
      expect(preview.text).toContain(text);
    }
    expect(preview.text).not.toMatch(/Carla|Elisa/);
    expect([await idsOf(carla), await idsOf(elisa)]).toEqual([[], []]);

    const done = await ana.press("Delegar as linhas prontas");
    expect(done.text).toContain("4 linhas feitas, 5 linhas não feitas.");
    expect(await openOf(carla)).toMatchObject([
      { serviceId: "p001", serviceVersion: null, validFrom: new Date("2031-01-01T03:00:00Z") },
      { serviceId: "p004", serviceVersion: 3, validUntil: new Date("2032-01-01T03:00:00Z") },
    ]);
    expect(await idsOf(elisa)).toEqual(["p061-registro", "p070"]);
    const { href } = readPage(done.html).links.find(({ label }) => label === "Baixar o resultado (CSV)")!;
    const csv = Buffer.from(href.split("base64,")[1]!, "base64").toString();
    expect(csv).toContain(`"1";"${formatCpf(carla.cpf)}";"P001 - Acreditação Inicial de Organismos";"Delegado."`);
    expect(csv).toContain(`"4";"123";"P001";"CPF ou registro inválido."`);
  });

  test("sent twice changes nothing more", async () => {
    await ana.open(page("/em-lote"));
    await ana.press("Conferir", { linhas: `${carla.cpf}; p001` });
    const form = { empresa: site.alfa, linhas: `${carla.cpf}; p001`, acao: "aplicar" };
    await ana.send("/membros/em-lote", form);
    const again = await ana.send("/membros/em-lote", form);
    expect(again.text).toContain("Já estava delegado por você");
    const all = await site.portal.store.delegations.ofMember({ companyId: site.alfa, cpf: carla.cpf, all: true });
    expect(all).toHaveLength(1);
  });

  test("what another partner changed after the dry run is told, not overwritten", async () => {
    await ana.open(page("/em-lote"));
    await ana.press("Conferir", { linhas: `${carla.cpf}; p001; ; 31/12/2031\n${elisa.cpf}; p001` });
    const grants = [{ serviceId: "p001", validUntil: new Date("2030-01-01T03:00:00Z") }];
    await site.portal.store.delegations.update({ actorId: site.bruno.id, companyId: site.alfa, cpf: carla.cpf, grants });
    const done = await ana.press("Delegar as linhas prontas");
    expect(done.text).toContain("1 linha feita, 1 linha não feita.");
    expect(done.text).toMatch(/Outra pessoa mudou esta delegação.*Delegado por Bruno Lima em/);
    expect((await openOf(carla))[0]!.validUntil).toEqual(new Date("2030-01-01T03:00:00Z"));
    expect(await idsOf(elisa)).toEqual(["p001"]);
  });

  test("takes the services of a package, and can be corrected", async () => {
    const { id } = await site.portal.store.servicePackages.save({
      ...{ actorId: site.ana.id, companyId: site.alfa, name: "Laboratório", description: "", serviceIds: ["p015", "p018"] },
    });
    await ana.open(page("/em-lote"));
    expect((await ana.press("Conferir", { linhas: " " })).status).toBe(422);
    await ana.press("Conferir", { linhas: carla.cpf, pacote: id });
    const form = await ana.press("Corrigir");
    expect(form.html).toContain(carla.cpf);
    expect(ana.ticked()).toEqual(["p015", "p018"]);
    await ana.press("Conferir", { linhas: carla.cpf });
    await ana.press("Delegar as linhas prontas");
    expect(await idsOf(carla)).toEqual(["p015", "p018"]);
  });

  test("a cell that begins like a formula stays text", async () => {
    await ana.open(page("/em-lote"));
    await ana.press("Conferir", { linhas: `=1+1;p001\n${carla.cpf};p001` });
    const done = await ana.press("Delegar as linhas prontas");
    const { href } = readPage(done.html).links.find(({ label }) => label === "Baixar o resultado (CSV)")!;
    expect(Buffer.from(href.split("base64,")[1]!, "base64").toString()).toContain(`"'=1+1"`);
  });

  test("is for the representatives of that company only", async () => {
    const davi = await site.enter(site.davi);
    await davi.open(page("", site.beta));
    const form = { empresa: site.alfa, linhas: `${carla.cpf}; p001`, acao: "aplicar" };
    expect((await davi.send("/membros/em-lote", form)).status).toBe(403);
    expect(await idsOf(carla)).toEqual([]);
  });
});

describe("copying", () => {
  test("gives what one member has to others, with period and version, and takes nothing away", async () => {
    const update = (person: Person, grants: { serviceId: string; serviceVersion?: number; validUntil?: Date }[]) =>
      site.portal.store.delegations.update({ actorId: site.ana.id, companyId: site.alfa, cpf: person.cpf, grants });
    await update(carla, [
      { serviceId: "p001" },
      { serviceId: "p004", serviceVersion: 3, validUntil: new Date("2031-01-01T03:00:00Z") },
    ]);
    await update(elisa, [{ serviceId: "p070" }]);
    await ana.open(`${page("/copiar")}&de=${carla.cpf}`);
    expect(ana.page.value("origem")).toBe(carla.cpf);
    const preview = await ana.press("Conferir", { destinos: `${formatCpf(elisa.cpf)}\n${carla.cpf}` });
    expect(preview.text).toContain("2 linhas prontas, 0 linhas com problema");
    await ana.press("Delegar as linhas prontas");
    expect(await openOf(elisa)).toMatchObject([
      { serviceId: "p001", validUntil: null },
      { serviceId: "p004", serviceVersion: 3, validUntil: new Date("2031-01-01T03:00:00Z") },
      { serviceId: "p070" },
    ]);
  });

  test.each([
    [{ origem: "1" }, "CPF válido"],
    [{ origem: "52998224725", destinos: "11144477735" }, "não tem serviços delegados"],
  ])("%j is refused", async (form, message) => {
    await ana.open(page("/copiar"));
    const refused = await ana.press("Conferir", { destinos: elisa.cpf, ...form });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(message);
  });
});

describe("packages", () => {
  test("are made, changed and removed; pressing twice makes one", async () => {
    const form = { nome: "Importação", descricao: "Para a equipe de comércio", servico: ["p070", "p020"] };
    await ana.open(page("/pacotes/novo"));
    expect((await ana.press("Salvar", { ...form, nome: "" })).status).toBe(422);
    const saved = await ana.send("/membros/pacotes", { empresa: site.alfa, ...form });
    expect(saved.text).toContain("Pacote “Importação” salvo.");
    expect((await ana.send("/membros/pacotes", { empresa: site.alfa, ...form })).text).toContain("salvo");
    const other = await ana.send("/membros/pacotes", { empresa: site.alfa, ...form, servico: ["p001"] });
    expect(other.text).toContain("já tem um pacote com este nome");
    const list = (await site.portal.store.servicePackages.list(site.alfa)).filter(({ name }) => name === "Importação");
    expect(list).toHaveLength(1);
    await ana.open(page(`/pacotes/${list[0]!.id}`));
    await ana.press("Salvar", { nome: "Anuência" });
    expect((await ana.open(page("/pacotes"))).text).toContain("Anuência");

    const davi = await site.enter(site.davi);
    await davi.open(page("", site.beta));
    const path = `/membros/pacotes/${list[0]!.id}/excluir`;
    expect((await davi.send(path, { empresa: site.alfa })).status).toBe(403);
    await davi.open(page("", site.beta));
    expect((await davi.send(path, { empresa: site.beta })).text).toContain("já não existe");
    await davi.send("/membros/pacotes", { empresa: site.beta, id: list[0]!.id, nome: "Alheio", servico: "p001" });
    expect((await site.portal.store.servicePackages.list(site.alfa)).map(({ name }) => name)).toContain("Anuência");

    await ana.open(page(`/pacotes/${list[0]!.id}/excluir`));
    expect((await ana.press("Excluir")).text).toContain("Pacote “Anuência” excluído.");
    expect((await ana.send(path, { empresa: site.alfa })).text).toContain("já não existe");
  });
});

describe("substitution", () => {
  const form = () => ({
    ...{ cpfs: `${carla.cpf}\n${formatCpf(elisa.cpf)}`, de: "01/12/2026", ate: "15/12/2026", motivo: "Férias" },
    servico: ["p001"],
  });
  const ofAlfa = async () =>
    (await site.portal.store.substitutions.ofCompany(site.alfa)).filter(({ substitute }) =>
      [carla.id, elisa.id].includes(substitute.accountId),
    );

  test("is marked for several people, once, and ended with a reason", async () => {
    const days = { de: "01/03/2031", ate: "15/03/2031" };
    await ana.open(page("/substituicoes"));
    expect((await ana.press("Marcar ausência", { ...form(), ...days })).text).toContain("Substituição marcada: 2 pessoas.");
    await ana.press("Marcar ausência", { ...form(), ...days });
    const marked = await ofAlfa();
    expect(marked).toHaveLength(2);
    expect(marked[0]).toMatchObject({
      ...{ absent: { name: "Ana Souza" }, serviceIds: ["p001"], reason: "Férias", state: "planned" },
      ...{ from: new Date("2031-03-01T03:00:00Z"), until: new Date("2031-03-16T03:00:00Z") },
    });
    const bruno = await site.enter(site.bruno);
    await bruno.open(page(`/substituicoes/${marked[0]!.id}/encerrar`));
    expect((await bruno.press("Encerrar")).status).toBe(422);
    expect((await bruno.press("Encerrar", { motivo: "Ana voltou" })).text).toContain("Substituição encerrada.");
    const path = `/membros/substituicoes/${marked[0]!.id}/encerrar`;
    expect((await bruno.send(path, { empresa: site.alfa, motivo: "x" })).text).toContain("já tinha terminado");
    expect((await ofAlfa()).map(({ state }) => state).sort()).toEqual(["ended", "planned"]);
    const davi = await site.enter(site.davi);
    await davi.open(page("", site.beta));
    const left = (await ofAlfa()).find(({ state }) => state === "planned")!;
    const other = await davi.send(`/membros/substituicoes/${left.id}/encerrar`, { empresa: site.beta, motivo: "x" });
    expect(other.text).toContain("não existe nesta empresa");
    expect((await ofAlfa()).filter(({ state }) => state === "planned")).toHaveLength(1);
  });

  test.each([
    [{ cpfs: "1" }, "Não é um CPF válido"],
    [{ cpfs: "52998224725" }, "não tem cadastro confirmado"],
    [{ ate: "" }, "primeiro e o último dia"],
    [{ ate: "01/11/2020", de: "01/10/2020" }, "já passou"],
    [{ motivo: "" }, "Escreva o motivo"],
  ])("%j is refused, and what was written stays", async (wrong, message) => {
    await ana.open(page("/substituicoes"));
    const refused = await ana.press("Marcar ausência", { ...form(), de: "01/03/2031", ate: "15/03/2031", ...wrong });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(message);
    expect(ana.ticked()).toEqual(["p001"]);
    expect(await ofAlfa()).toEqual([]);
  });

  test("nobody substitutes himself", async () => {
    await ana.open(page("/substituicoes"));
    const self = { ...form(), cpfs: site.ana.cpf, de: "01/03/2031", ate: "15/03/2031" };
    expect((await ana.press("Marcar ausência", self)).text).toContain("Ninguém substitui a si mesmo");
  });
});
