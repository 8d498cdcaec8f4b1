import { EngineUnavailable } from "../../../src/camunda/errors.ts";
import { PATIENCE } from "../../support/engine.ts";
import { formOf, type Office, openOffice, press } from "./support/office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
}, PATIENCE);
afterAll(() => office?.stop());

const P001 = "P001 - Acreditação Inicial de Organismos v.3";

describe("the list of services", () => {
  test("a representative may start every service", async () => {
    const browser = await office.enter(office.ana);
    const page = await browser.open(`/processos?empresa=${office.alfa}`);
    expect(page.text).toContain("Você age por ALFA LTDA (CNPJ 12.ABC.345/01DE-35) como Sócio(a)");
    expect(page.html.match(/action="\/processos\/iniciar"/g)).toHaveLength(10);
    expect(page.text).not.toContain("Serviços que você não pode iniciar agora");
  });

  test("a member may start what was delegated, reads why not the rest, and gives a service back", async () => {
    const member = await office.register("Mauro");
    await office.delegate(member, "p001", "p070");
    const browser = await office.enter(member);
    const page = await browser.open(`/processos?empresa=${office.alfa}`);
    expect(page.text).toContain("como Membro por delegação");
    expect(page.html.match(/action="\/processos\/iniciar"/g)).toHaveLength(2);
    expect(page.text).toContain("Este serviço não foi delegado a você");
    const after = await press(browser, "Renunciar a P001 - Acreditação Inicial de Organismos");
    expect(after.text).toContain("Você renunciou a P001");
    expect(after.html.match(/action="\/processos\/iniciar"/g)).toHaveLength(1);
    expect(await office.store.notices.list({ accountId: office.ana.id })).toMatchObject([{ kind: "delegation-renounced" }]);
  });

  test("a notice about a company leads to the page of that company, whichever the browser shows", async () => {
    const member = await office.register("Olga");
    await office.delegate(member, "p001");
    const [notice] = await office.store.notices.list({ accountId: member.id });
    expect(notice).toMatchObject({ kind: "delegation-given" });
    const browser = await office.enter(member);
    const opened = await browser.request("GET", `/avisos/${notice!.id}`);
    expect(opened.location).toBe(`/processos?empresa=${office.alfa}`);
    // Who has lost the company is led to no page that is closed to him.
    await office.store.members.unlink({ actorId: office.ana.id, companyId: office.alfa, cpf: member.cpf, reason: "Saiu" });
    const [unlinked] = await office.store.notices.list({ accountId: member.id });
    expect((await browser.request("GET", `/avisos/${unlinked!.id}`)).location).toBe("/processos");
  });

  test("a delegation of somebody else cannot be renounced", async () => {
    const member = await office.register("Nina");
    await office.delegate(member, "p001");
    const [delegation] = await office.store.delegations.ofAccount(member.id);
    const browser = await office.enter(office.carla);
    await browser.open("/processos");
    expect((await browser.send("/processos/renunciar", { delegacao: delegation!.id })).status).toBe(404);
    expect(await office.store.delegations.ofAccount(member.id)).toMatchObject([{ state: "active" }]);
  });

  test("somebody without a company asks by CNPJ; what he typed stays when it was wrong", async () => {
    const browser = await office.enter(office.carla);
    expect((await browser.open("/processos")).text).toContain("Você ainda não age por uma empresa");
    const typed = { cnpj: "12.ABC.345/01DE-36", servico: "p034", motivo: "auditoria de julho" };
    const wrong = await press(browser, "Enviar o pedido", typed);
    expect(wrong).toMatchObject({ status: 422 });
    expect(wrong.text).toContain("Digite um CNPJ válido");
    expect(wrong.html).toContain("12.ABC.345/01DE-36");
    expect(wrong.html).toContain("auditoria de julho");
    const sent = await press(browser, "Enviar o pedido", { ...typed, cnpj: "12.ABC.345/01DE-35" });
    expect(sent.text).toContain("Seu pedido foi enviado");
    expect(await office.store.delegationRequests.openOf(office.alfa)).toMatchObject([{ serviceId: "p034" }]);
    const withdrawn = await press(browser, "Retirar o pedido de P034 - Feedback sobre a atuação da equipe avaliadora/inspetora");
    expect(withdrawn.text).toContain("Retirado por você");
    expect(await office.store.delegationRequests.openOf(office.alfa)).toEqual([]);
  });

  test("nobody sees the list of a company that is not his", async () => {
    const browser = await office.enter(office.carla);
    const page = await browser.open(`/processos?empresa=${office.alfa}`);
    expect(page.status).toBe(403);
    expect(page.text).toContain("Você não age por esta empresa");
    expect(page.text).not.toContain("ALFA");
  });
});

describe("opening a process", () => {
  test("pressed twice at once, a button opens one process", async () => {
    const browser = await office.enter(office.ana);
    await browser.open(`/processos?empresa=${office.beta}`);
    const { action, fields } = formOf(browser.page.html, `Iniciar ${P001}`);
    const before = (await office.engine.historyProcessInstances({ processDefinitionKey: "service-request" })).length;
    const answers = await Promise.all([browser.post(action, fields), browser.post(action, fields)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(answers[0]!.location).toBe(answers[1]!.location);
    const id = answers[0]!.location!.split("/").at(-1)!;
    const instances = await office.engine.historyProcessInstances({ processDefinitionKey: "service-request" });
    expect(instances.length - before).toBe(1);
    expect(await office.store.processes.get(id)).toMatchObject({ company: { id: office.beta }, openedBy: { name: "Ana" } });
  });

  test("when the engine's answer is lost, sending the same again opens nothing more", async () => {
    const browser = await office.enter(office.ana);
    await browser.open(`/processos?empresa=${office.beta}`);
    const { action, fields } = formOf(browser.page.html, `Iniciar ${P001}`);
    const { startProcess } = office.engine;
    office.engine.startProcess = async (...start) => {
      await startProcess(...start);
      throw new EngineUnavailable("start", { cause: new Error("socket hang up") });
    };
    const lost = await browser.post(action, fields);
    office.engine.startProcess = startProcess;
    expect(lost.status).toBe(503);
    expect(formOf(lost.html, "Enviar de novo").fields).toMatchObject(fields);
    const again = await press(browser, "Enviar de novo");
    expect(again.text).toContain("Preencher o pedido");
    const id = again.url.split("/").at(-1)!;
    expect(
      await office.engine.historyProcessInstances({ processInstanceBusinessKey: id, rootProcessInstances: true }),
    ).toHaveLength(1);
    expect(await office.store.processes.get(id)).toMatchObject({ state: "draft" });
  });

  test("a form for one company stays with it when another tab switched, and the page says so", async () => {
    const browser = await office.enter(office.ana);
    const open = await browser.open(`/processos?empresa=${office.alfa}`);
    const { action, fields } = formOf(open.html, `Iniciar ${P001}`);
    const other = await browser.send("/empresa", { empresa: office.beta, voltar: "/processos" });
    expect(other.text).toContain("Agora você age por BETA S.A.");
    expect(other.url).toBe(`/processos?empresa=${office.beta}`);
    const answer = await browser.post(action, fields);
    const id = answer.location!.split("/").at(-1)!;
    expect(await office.store.processes.get(id)).toMatchObject({ company: { id: office.alfa } });
    const reopened = await browser.open(`/processos?empresa=${office.alfa}`);
    expect(reopened.text).toContain(
      "Neste navegador você escolheu BETA S.A. por último. Esta página continua sendo de ALFA LTDA",
    );
    expect((await browser.open(`/processos?empresa=${office.beta}`)).text).not.toContain("Neste navegador você escolheu");
  });

  test("who lost the right meanwhile reads why, with the number that the audit knows", async () => {
    const member = await office.register("Olga");
    await office.delegate(member, "p001");
    const browser = await office.enter(member);
    const open = await browser.open(`/processos?empresa=${office.alfa}`);
    const { action, fields } = formOf(open.html, `Iniciar ${P001}`);
    await office.store.delegations.update({
      ...{ actorId: office.ana.id, companyId: office.alfa, cpf: member.cpf, grants: [], revokes: ["p001"] },
    });
    const page = await browser.send(action, fields);
    expect(page.status).toBe(403);
    expect(page.text).toContain("A delegação foi retirada");
    const reference = /atendimento: ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(page.text)![1]!;
    expect(await office.store.audit.findByReference(reference)).toMatchObject({ action: "process-start-refused" });
  });

  test("nobody opens a process for a company that is not his, whatever the form says", async () => {
    const browser = await office.enter(office.carla);
    const open = await browser.open("/processos");
    const fields = { empresa: office.alfa, servico: "p001", versao: "3", chave: "6b9c1a52-6d0e-4d3c-8a1e-111111111111" };
    expect((await browser.send("/processos/iniciar", { ...fields, _csrf: open.csrf })).text).toContain(
      "Este serviço não foi delegado a você",
    );
    const malformed = await browser.send("/processos/iniciar", { ...fields, _csrf: open.csrf, versao: "9" });
    expect(malformed.status).toBe(400);
  });
});
