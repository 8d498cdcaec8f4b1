import { randomUUID } from "node:crypto";
import type { Account, Process } from "../../../src/store/types.ts";
import { PATIENCE } from "../../support/engine.ts";
import { HttpBrowser } from "../support/browser.ts";
import { maria } from "../support/portal.ts";
import { logIn } from "../support/walk.ts";
import { type Office, openOffice, press } from "./support/office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
}, PATIENCE);
afterAll(() => office?.stop());

const P001 = "P001 - Acreditação Inicial de Organismos v.3";
const REQUEST = { "f.requestObject": "Escopo 12", "f.requestContact": "Ana", "f.requestPhone": "21 2563-2800" };
const CORRECTED = { ...REQUEST, "f.correctionAnswer": "Escopo completado" };

/** Opens a process of the first company. */
async function open(browser: HttpBrowser, service = P001): Promise<Process> {
  await browser.open(`/processos?empresa=${office.alfa}`);
  await press(browser, `Iniciar ${service}`);
  const id = /\/processos\/([\w-]+)/.exec(browser.page.url)![1]!;
  return (await office.store.processes.get(id))!;
}
const submit = (browser: HttpBrowser, fields: Record<string, string>) => {
  const action = /action="(\/processos\/[^"]+\/tarefas\/[^"]+)"/.exec(browser.page.html)?.[1] ?? "no task on this page";
  return browser.send(action, fields);
};
/** The team completes its task. */
async function decide({ id }: Process, decision: string, opinion = "Parecer"): Promise<void> {
  const [task] = await office.engine.tasks({ processInstanceBusinessKey: id });
  await office.engine.submitTaskForm(task!.id, { decision, opinion });
}
const taskOf = async ({ id }: Process) => (await office.engine.tasks({ processInstanceBusinessKey: id }))[0];
const lose = (member: Account, service: string) =>
  office.store.delegations.update({
    ...{ actorId: office.ana.id, companyId: office.alfa, cpf: member.cpf, grants: [], revokes: [service] },
  });

test("a request is filled in, corrected, and decided; every page says where it stands", async () => {
  const browser = await office.enter(office.ana);
  const process = await open(browser);
  expect(browser.page.text).toContain("Preencher o pedido");
  expect(browser.page.text).toMatch(/Aberto por\s+Ana/);
  expect(browser.page.text).toContain("Vínculo com a empresa como sócio(a) ou representante");
  expect(browser.page.html).toContain('href="/como-funciona/service-request?versao=1"');
  const rejected = await submit(browser, { ...REQUEST, "f.requestContact": "" });
  expect(rejected.status).toBe(422);
  expect(rejected.html).toContain("Escopo 12");
  const sent = await submit(browser, REQUEST);
  expect(sent.text).toContain("O pedido está com a equipe do Inmetro");
  expect(sent.text).toContain("Em análise no Inmetro");
  expect(sent.html).not.toContain("/tarefas/");

  await decide(process, "correct", "Falta o escopo completo");
  const correcting = await browser.open(`/processos/${process.id}`);
  expect(correcting.text).toContain("Corrigir o pedido");
  expect(correcting.text).toContain("Falta o escopo completo");
  expect((await submit(browser, CORRECTED)).text).toContain("Em análise no Inmetro");
  await decide(process, "approve", "Atende ao regulamento");
  const end = await browser.open(`/processos/${process.id}`);
  expect(end.text).toContain("Pedido deferido");
  expect(end.text).toContain("O Inmetro deferiu o pedido.");
  expect(end.text).toMatch(/Situação\s+Deferido\s+Parecer do Inmetro\s+Atende ao regulamento/);
}, 30_000);

test("what a member opened is the company's to see and his alone to fill in; others find nothing", async () => {
  const member = await office.register("Rosa");
  await office.delegate(member, "p001");
  const browser = await office.enter(member);
  const process = await open(browser);
  expect(browser.page.text).toMatch(/Delegação de Ana, de \d\d\/\d\d\/\d{4} \(versão 1\)/);
  const task = await taskOf(process);

  const representative = await office.enter(office.ana);
  const seen = await representative.open(`/processos/${process.id}`);
  expect(seen.status).toBe(200);
  expect(seen.text).toMatch(/Aberto por\s+Rosa\s+Na qualidade de\s+Membro por delegação/);
  expect(seen.text).toContain("ainda não foi enviado ao Inmetro");
  expect(seen.html).not.toContain("/tarefas/");
  expect((await representative.send(`/processos/${process.id}/tarefas/${task!.id}`, REQUEST)).status).toBe(404);

  const stranger = await office.enter(office.carla);
  for (const path of ["", "/documentos", "/modelo.bpmn"])
    expect((await stranger.open(`/processos/${process.id}${path}`)).status).toBe(404);
  const colleague = await office.register("Saulo");
  await office.delegate(colleague, "p001");
  expect((await (await office.enter(colleague)).open(`/processos/${process.id}`)).status).toBe(404);
  expect((await stranger.open("/processos/nothing")).status).toBe(404);
  expect((await taskOf(process))?.id).toBe(task!.id);
}, 30_000);

test("who lost the right before sending reads why, the next step, who can take it, and the number", async () => {
  const member = await office.register("Tiago");
  await office.delegate(member, "p001");
  const browser = await office.enter(member);
  const process = await open(browser);
  await lose(member, "p001");
  const page = await submit(browser, REQUEST);
  expect(page.text).toContain("Envio recusado");
  expect(page.text).toContain("A delegação foi retirada");
  expect(page.text).toContain("Um sócio ou representante legal da empresa.");
  const reference = /atendimento: ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(page.text)![1]!;
  expect(await office.store.audit.findByReference(reference)).toMatchObject({ action: "process-submission-refused" });
  expect(await office.store.processes.get(process.id)).toMatchObject({ state: "refused" });
}, 30_000);

test("a start that the guard did not take is explained: an authorisation that ran out, with its number", async () => {
  const key = { accountId: office.ana.id, companyId: office.alfa, serviceId: "p001", serviceVersion: 3 };
  const prepared = await office.store.processes.prepareStart({ ...key, idempotencyKey: randomUUID() });
  if ("refused" in prepared) throw new Error(prepared.refused);
  const { process } = prepared;
  const browser = await office.enter(office.ana);
  expect((await browser.open(`/processos/${process.id}`)).text).toContain("O processo não chegou a ser aberto");
  await office.engine.startProcess("service-request", { businessKey: process.id, variables: { startTicket: "invented" } });
  const page = await browser.open(`/processos/${process.id}`);
  expect(page.text).toContain("Processo não aberto");
  expect(page.text).toContain("A autorização de início não existe");
  const reference = /atendimento: ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(page.text)![1]!;
  expect(await office.store.audit.findByReference(reference)).toMatchObject({ details: { code: "start-ticket-unknown" } });
}, 30_000);

test("a task that another tab has completed leads to where the process stands", async () => {
  const browser = await office.enter(office.ana);
  await open(browser);
  const action = /action="(\/processos\/[^"]+\/tarefas\/[^"]+)"/.exec(browser.page.html)![1]!;
  await submit(browser, REQUEST);
  const again = await browser.send(action, REQUEST);
  expect(again.text).toContain("Esta etapa já foi concluída");
  expect(again.text).toContain("O pedido está com a equipe do Inmetro");
}, 30_000);

test("representatives follow all processes of the company, members their own", async () => {
  const member = await office.register("Ugo");
  await office.delegate(member, "p034");
  const browser = await office.enter(member);
  const process = await open(browser, "P034 - Feedback sobre a atuação da equipe avaliadora/inspetora v.1");
  const own = await browser.open(`/acompanhamento?empresa=${office.alfa}`);
  expect(own.html.match(/<tr>/g)).toHaveLength(2);
  const all = await (await office.enter(office.ana)).open(`/acompanhamento?empresa=${office.alfa}`);
  expect(all.html.match(/<tr>/g)!.length).toBeGreaterThan(2);
  expect(all.html).toContain(`href="/processos/${process.id}"`);
  expect(all.text).toMatch(/Ugo\s+Membro por delegação\s+Delegação de Ana/);
}, 30_000);

test("somebody with an open process who logs in again comes home, not into that process", async () => {
  const browser = await office.enter(office.ana);
  await open(browser);
  office.govbr.identity = { ...maria, cpf: office.ana.cpf, name: office.ana.name };
  const other = new HttpBrowser(office.url);
  expect((await logIn(other)).url).toBe("/inicio");
}, 30_000);

test("the public page names every service, who may open it, and the team", async () => {
  const page = await office.enter(office.carla).then((browser) => browser.open("/servicos"));
  expect(page.text).toContain("P130");
  expect(page.text).toContain("Divisão de Acreditação de Laboratórios (Dicla)");
  expect(page.html).toContain('href="mailto:dicor@inmetro.gov.br"');
});
