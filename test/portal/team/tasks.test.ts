import { teams as groups } from "../../../src/texts/teams.ts";
import { PATIENCE } from "../../support/engine.ts";
import { until } from "../../support/until.ts";
import type { HttpBrowser } from "../support/browser.ts";
import { analyst, colleague, startTeams, stranger, type Teams } from "./support/teams.ts";

let teams: Teams;
/** Two people of Dicor. */
let browser: HttpBrowser;
let other: HttpBrowser;

beforeAll(async () => {
  teams = await startTeams();
  other = await teams.enter(colleague, "service-team:dicor");
  browser = await teams.enter(analyst, "service-team:dicor");
}, PATIENCE);
afterAll(() => teams?.stop());

const at = (taskId: string, part = "") => `/equipe/tarefas/${taskId}${part}`;
const opinion = (decision: string, text: string) => ({ "f.decision": decision, "f.opinion": text });
const stateOf = async (id: string) => (await teams.store.processes.get(id))!;

test("a request is claimed, commented on and approved; the company is told, and everything has a name", async () => {
  const document = { name: "Estatuto & contrato.pdf", content: Buffer.from("%PDF-1.7 test") };
  const { task, process, instanceId } = await teams.request("p001", document);
  const home = await browser.open("/equipe");
  expect(home.text).toContain("Tarefas da equipe");
  const list = await browser.open("/equipe/tarefas");
  expect(list.text).toContain(process.number);
  expect(list.text).toContain("ALFA METROLOGIA LTDA");

  const before = await browser.open(at(task.id));
  expect(before.text).toContain("Ninguém assumiu esta tarefa");
  expect(before.text).toContain("Sílvia Prado");
  expect(before.text).not.toContain("Concluir a tarefa");
  expect((await browser.send(at(task.id, "/assumir"))).text).toContain("A tarefa está com você");
  expect((await teams.engine.task(task.id)).assignee).toBe(await teams.accountOf(analyst));

  const link = /documentos\/[\w-]+/.exec(browser.page.html)![0];
  const download = await browser.request("GET", at(task.id, `/${link}`));
  expect(download.html).toBe("%PDF-1.7 test");
  expect(download.headers.get("content-disposition")).toContain("attachment");

  await browser.open(at(task.id, "/historico"));
  expect((await browser.send(at(task.id, "/comentar"), { comentario: " " })).status).toBe(422);
  expect((await browser.send(at(task.id, "/comentar"), { comentario: "Falta conferir o escopo." })).text).toContain(
    "Maria da Silva (Equipe Dicor): Falta conferir o escopo.",
  );
  expect(browser.page.text).toMatch(/Preencher o pedido Sílvia Prado/);

  await browser.open(at(task.id));
  const missing = await browser.send(at(task.id), { "f.decision": "approve", "f.opinion": "" });
  expect(missing.status).toBe(422);
  const after = await browser.send(at(task.id), opinion("approve", "Tudo conforme."));
  expect(after.url).toBe("/equipe/tarefas");
  expect(after.text).toContain(`“Analisar o pedido” concluída: processo ${process.number}`);
  await until("the process has ended", async () => (await stateOf(process.id)).state === "finished");
  expect(await stateOf(process.id)).toMatchObject({ outcome: "approved" });
  const [notice] = await teams.store.notices.list({ accountId: teams.partnerId });
  expect(notice).toMatchObject({ kind: "process-decided", data: { reason: "Tudo conforme." } });
  const [decision] = await teams.engine.operations.comments(instanceId);
  expect(decision!.message).toContain("Maria da Silva (Equipe Dicor): concluiu “Analisar o pedido”.\nDecisão: Deferir\nParecer:");
});

test("the list says what is overdue, and shows it alone", async () => {
  const { process } = await teams.request("p001");
  const model = (key: string, due: string) => `<?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
      targetNamespace="http://example.com"><process id="${key}" isExecutable="true" camunda:historyTimeToLive="P1D">
      <startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="t"/>
      <userTask id="t" name="Tarefa ${key}" camunda:candidateGroups="dicor" camunda:dueDate="${due}"/></process></definitions>`;
  const dues = { atrasada: "2020-01-01T12:00:00", futura: "2090-01-01T12:00:00" };
  const resources = Object.entries(dues).map(([key, due]) => ({ name: `${key}.bpmn`, content: model(key, due) }));
  await teams.engine.deploy({ name: "dues", resources });
  for (const key of Object.keys(dues)) await teams.engine.startProcess(key);

  const all = await browser.open("/equipe/tarefas?mostrar=todas");
  for (const text of [process.number, "Tarefa futura", "Tarefa atrasada", ", vencido"]) expect(all.text).toContain(text);
  const overdue = await browser.open("/equipe/tarefas?mostrar=vencidas");
  expect(overdue.text).toMatch(/Tarefa atrasada.*, vencido/);
  for (const text of [process.number, "Tarefa futura"]) expect(overdue.text).not.toContain(text);
});

test("who acts for the company, or opened the process, does not decide it: another of the team does", async () => {
  const { task } = await teams.request("p001");
  const me = await teams.accountOf(analyst);
  const { bond } = await teams.store.companies.link({
    ...{ accountId: me, cnpj: "12ABC34501DE35", legalName: "ALFA METROLOGIA LTDA", capacity: "SOCIO" },
    ...{ evidence: "govbr-companies", validUntil: null },
  });
  await browser.open(at(task.id));
  expect((await browser.send(at(task.id, "/assumir"))).text).toContain("quem tem interesse no processo não o decide");
  expect((await teams.engine.task(task.id)).assignee).toBeNull();
  const refused = await browser.send(at(task.id), opinion("approve", "Sou da empresa."));
  expect(refused.status).toBe(403);
  expect(refused.text).toContain("Sou da empresa.");
  expect((await teams.engine.task(task.id)).assignee).toBeNull();

  const other = await teams.enter(colleague, "service-team:dicor");
  await other.open(at(task.id));
  await other.send(at(task.id, "/assumir"));
  await other.open(at(task.id));
  const given = { para: me, motivo: "Férias", responsavel: await teams.accountOf(colleague) };
  expect((await other.send(at(task.id, "/passar"), given)).text).toContain("Escolha outra pessoa");
  expect((await teams.engine.task(task.id)).assignee).toBe(await teams.accountOf(colleague));

  // The control: without the tie the same person decides.
  await teams.store.companies.endBond(bond.id, { actor: "system:test", reason: "left" });
  await other.open(at(task.id));
  await other.send(at(task.id, "/passar"), given);
  expect((await teams.engine.task(task.id)).assignee).toBe(me);
});

test("every act is in the audit: who, in which capacity, for which company, and how it came out", async () => {
  const { task, process } = await teams.request("p001", { name: "a.pdf", content: Buffer.from("%PDF") });
  const [document] = await teams.store.documents.ofProcess(process.id);
  teams.audited.length = 0;
  await browser.open(at(task.id));
  await browser.send(at(task.id, "/assumir"));
  await browser.request("GET", at(task.id, `/documentos/${document!.id}`));
  await browser.open(at(task.id));
  await browser.send(at(task.id), opinion("refuse", "Não atende."));
  const who = { actor: await teams.accountOf(analyst), capacity: "staff:service-team:dicor", companyCnpj: "12ABC34501DE35" };
  const about = { process: process.number, activity: "analyse-request" };
  expect(teams.audited).toEqual([
    expect.objectContaining({ ...who, action: "team-task-claimed", subject: task.id, details: about }),
    expect.objectContaining({ ...who, action: "team-act-done", subject: task.id }),
    expect.objectContaining({ ...who, action: "document-read", subject: document!.id }),
    expect.objectContaining({ ...who, action: "team-task-completed", details: { ...about, choices: { decision: "refuse" } } }),
    expect.objectContaining({ ...who, action: "team-act-done", subject: task.id }),
  ]);
});

test("the proof of who opened the process stands beside the documents, and reading it is in the audit", async () => {
  const { task, process } = await teams.request();
  expect((await browser.open(at(task.id))).text).toContain("Sílvia Prado não tem comprovante de vínculo em vigor");
  expect((await browser.request("GET", at(task.id, "/comprovante"))).status).toBe(404);
  const tie = { companyId: teams.companyId, accountId: teams.partnerId };
  const file = { name: "procuração.pdf", mediaType: "application/pdf", content: Buffer.from("%PDF-1.7 proof") };
  const { id: documentId } = await teams.store.documents.add({ ...tie, processId: null, ...file });
  await teams.store.documents.giveProof({ ...tie, documentId, validUntil: null });
  // The proof of somebody else's tie is not shown.
  const somebody = { ...tie, accountId: await teams.accountOf(colleague) };
  const { id: other } = await teams.store.documents.add({ ...somebody, processId: null, ...file, name: "de-outro.pdf" });
  await teams.store.documents.giveProof({ ...somebody, documentId: other, validUntil: null });
  expect((await browser.open(at(task.id))).text).toMatch(/Comprovante de vínculo.*procuração\.pdf.*sem data de término/);
  expect(browser.page.text).not.toContain("de-outro.pdf");
  teams.audited.length = 0;
  const download = await browser.request("GET", at(task.id, "/comprovante"));
  expect(download.html).toBe("%PDF-1.7 proof");
  expect(download.headers.get("content-disposition")).toContain("attachment");
  expect(teams.audited).toEqual([
    expect.objectContaining({
      ...{ actor: await teams.accountOf(analyst), capacity: "staff:service-team:dicor", companyCnpj: "12ABC34501DE35" },
      ...{ action: "tie-proof-read", subject: documentId },
      details: expect.objectContaining({ process: process.number, account: teams.partnerId }),
    }),
  ]);
});

test("corrections are asked for, and the request comes back to the team", async () => {
  const { task, process, instanceId } = await teams.request();
  await browser.open(at(task.id));
  await browser.send(at(task.id, "/assumir"));
  await browser.send(at(task.id), opinion("correct", "Falta o contrato social."));
  const correction = await teams.taskAt(instanceId, "correct-request");
  expect(await stateOf(process.id)).toMatchObject({ state: "correcting" });
  // A task of the company's is nobody's of the team.
  expect((await browser.open(at(correction.id))).status).toBe(404);
  await teams.engine.submitTaskForm(correction.id, { correctionAnswer: "Segue o contrato." });
  const again = await teams.taskAt(instanceId, "analyse-request");
  expect((await browser.open(at(again.id))).text).toContain("Segue o contrato.");
  expect((await browser.open(at(again.id, "/historico"))).text).toContain("Parecer: Falta o contrato social.");
});

test("somebody else claims it first: a clear message; the one who has it hands it over with a reason", async () => {
  const { task, process } = await teams.request();
  await browser.open(at(task.id));
  await other.open(at(task.id));
  await other.send(at(task.id, "/assumir"));
  const late = await browser.send(at(task.id, "/assumir"));
  expect(late.text).toContain("João Souza assumiu esta tarefa antes de você. Nada foi alterado.");
  expect((await teams.engine.task(task.id)).assignee).toBe(await teams.accountOf(colleague));

  const [me, colleagueId] = [await teams.accountOf(analyst), await teams.accountOf(colleague)];
  const handOver = { responsavel: colleagueId, para: me };
  expect((await other.send(at(task.id, "/passar"), { ...handOver, motivo: "" })).status).toBe(422);
  const outsider = await other.send(at(task.id, "/passar"), { ...handOver, para: teams.partnerId, motivo: "x" });
  expect(outsider.status).toBe(422);
  const passed = await other.send(at(task.id, "/passar"), { ...handOver, motivo: "férias" });
  expect(passed.text).toContain("A tarefa passou para Maria da Silva.");
  const moved = await other.send(at(task.id, "/passar"), { ...handOver, para: colleagueId, motivo: "de novo" });
  expect(moved.text).toContain("mudou de responsável");
  expect((await teams.engine.task(task.id)).assignee).toBe(me);
  expect((await browser.open("/avisos")).text).toContain("João Souza passou uma tarefa para você");
  expect(browser.page.text).toContain(`Analisar o pedido, processo ${process.number}. Motivo: férias`);
  expect((await browser.open(at(task.id, "/historico"))).text).toContain("passou a tarefa para Maria da Silva. Motivo: férias");

  expect((await browser.send(at(task.id, "/devolver"))).text).toContain("A tarefa voltou para a equipe.");
  expect((await browser.send(at(task.id, "/devolver"))).text).toContain("A tarefa não está mais com você.");
  expect((await teams.engine.task(task.id)).assignee).toBeNull();
});

test("taken while somebody writes: what was written comes back; completed meanwhile: it can be copied", async () => {
  const { task } = await teams.request();
  await browser.open(at(task.id));
  await browser.send(at(task.id, "/assumir"));
  await teams.engine.setAssignee(task.id, await teams.accountOf(colleague));
  const taken = await browser.send(at(task.id), opinion("approve", "Um parecer de muitas linhas."));
  expect(taken.status).toBe(409);
  expect(taken.text).toContain("Nada foi concluído: a tarefa está agora com João Souza.");
  expect(taken.html).toMatch(/<textarea[^>]*>Um parecer de muitas linhas\.<\/textarea>/);
  expect(taken.html).toMatch(/<input[^>]*value="approve"[^>]*checked|checked[^>]*value="approve"/);

  await other.open(at(task.id));
  await other.send(at(task.id), opinion("refuse", "Não atende."));
  const gone = await browser.send(at(task.id), {
    respostas: JSON.stringify({ decision: "approve", opinion: "Um parecer de muitas linhas." }),
  });
  expect(gone.status).toBe(409);
  expect(gone.text).toMatch(/“Analisar o pedido” foi concluída por João Souza em \d\d\/\d\d\/\d{4}/);
  expect(gone.html).toContain(">Um parecer de muitas linhas.</textarea>");
  expect((await browser.open(at(task.id))).status).toBe(410);
  // Whose answer was lost sends it again: it counts once.
  expect((await other.send(at(task.id), opinion("refuse", "Não atende."))).text).toContain(
    "Você já tinha concluído esta tarefa.",
  );
});

test("every team of the catalogue has its group in the engine's own task list", async () => {
  const services = await teams.store.services.list({ all: true });
  expect(Object.keys(groups)).toEqual(expect.arrayContaining(services.map(({ team }) => team.id)));
});

test("a suspended task is completed by nobody: nothing is lost", async () => {
  const { task, instanceId } = await teams.request();
  await browser.open(at(task.id));
  await browser.send(at(task.id, "/assumir"));
  await teams.engine.operations.suspendInstance(instanceId, true);
  const refused = await browser.send(at(task.id), opinion("approve", "Fica aqui."));
  expect(refused.status).toBe(409);
  expect(refused.text).toContain("O motor de processos não aceitou a conclusão");
  expect(refused.html).toContain(">Fica aqui.</textarea>");
  await teams.engine.operations.suspendInstance(instanceId, false);
  expect((await browser.send(at(task.id), opinion("approve", "Fica aqui."))).url).toBe("/equipe/tarefas");
});

test("a task that was claimed in the engine's own task list is shown, and can be taken over; one that was completed there is over", async () => {
  const { task, process } = await teams.request();
  await teams.engine.claimTask(task.id, "ana.lima");
  expect((await browser.open(at(task.id))).text).toContain("A tarefa está com ana.lima (na lista de tarefas do motor)");
  await browser.send(at(task.id, "/passar"), {
    ...{ responsavel: "ana.lima", para: await teams.accountOf(analyst), motivo: "Ana está ausente" },
  });
  expect(browser.page.text).toContain("A tarefa está com você.");
  await teams.engine.submitTaskForm(task.id, { decision: "refuse", opinion: "Decidido na lista do motor." });
  await until("the process has ended", async () => (await stateOf(process.id)).outcome === "rejected");
});

test("the list shows what one may take and what one has; filters narrow it, pages divide it", async () => {
  const [one, two] = [await teams.request(), await teams.request()];
  await teams.engine.claimTask(one.task.id, await teams.accountOf(colleague));
  await teams.engine.claimTask(two.task.id, await teams.accountOf(analyst));
  const listed = async (query: string) => (await browser.open(`/equipe/tarefas?${query}`)).text;
  expect(await listed("")).not.toContain(one.process.number);
  expect(await listed("")).toContain(two.process.number);
  expect(await listed("mostrar=todas")).toContain(one.process.number);
  expect(await listed("mostrar=todas")).toContain("João Souza");
  expect(await listed("mostrar=livres")).not.toContain(two.process.number);
  expect(await listed("mostrar=minhas")).toContain(two.process.number);
  const narrowed = await listed(`mostrar=todas&processo=${one.process.number.toLowerCase()}`);
  expect(narrowed).toContain(one.process.number);
  expect(narrowed).not.toContain(two.process.number);
  expect(await listed("mostrar=todas&pagina=2")).not.toContain(one.process.number);
});

test("a page says whether there is more, and counts at the end only; one behind the end is empty", async () => {
  const { taskPage } = teams.engine.operations;
  const all = [await teams.request("p004"), await teams.request("p004"), await teams.request("p004")];
  const query = { processInstanceIdIn: all.map(({ instanceId }) => instanceId), taskDefinitionKey: "analyse-request" };
  const page = async (first: number, size: number) => {
    const { items, total } = await taskPage(query, { first, size });
    return { shown: items.map(({ id }) => id), total };
  };
  const ids = all.map(({ task }) => task.id);
  expect(await page(0, 2)).toEqual({ shown: ids.slice(0, 2), total: null });
  expect(await page(2, 2)).toEqual({ shown: ids.slice(2), total: 3 });
  expect(await page(0, 3)).toEqual({ shown: ids, total: 3 });
  expect(await page(4, 2)).toEqual({ shown: [], total: 3 });
  expect((await taskPage({ ...query, taskDefinitionKey: "none" }, { first: 0, size: 2 })).total).toBe(0);
});

test("another team's task is not there; without a team's role no page is; a role that is taken ends at once", async () => {
  const { task } = await teams.request("p015");
  const own = await teams.request("p001", { name: "a.pdf", content: Buffer.from("%PDF") });
  const parts = ["", "/historico", "/diagrama", "/modelo.bpmn", "/documentos/x", "/comprovante"];
  for (const part of parts) expect((await browser.request("GET", at(task.id, part))).status).toBe(404);
  await browser.open("/equipe/tarefas");
  const acts = ["", "/assumir", "/devolver", "/passar", "/comentar"];
  for (const act of acts) expect((await browser.send(at(task.id, act), { comentario: "x" })).status).toBe(404);
  expect((await teams.engine.task(task.id)).assignee).toBeNull();
  // The control: a person of that team, and one's own team's task.
  const dicla = await teams.enter(stranger, "service-team:dicla");
  expect((await dicla.open(at(task.id))).status).toBe(200);
  expect((await dicla.open(at(task.id, "/diagrama"))).status).toBe(200);
  expect((await dicla.open(at(own.task.id))).status).toBe(404);
  const [document] = await teams.store.documents.ofProcess(own.process.id);
  // A document of a process that is not the task's.
  expect((await dicla.request("GET", at(task.id, `/documentos/${document!.id}`))).status).toBe(404);
  expect((await browser.request("GET", at(own.task.id, `/documentos/${document!.id}`))).status).toBe(200);

  await teams.revoke(stranger, "service-team:dicla");
  for (const path of ["/equipe/tarefas", at(task.id), at("none")]) expect((await dicla.open(path)).status).toBe(403);
  const operator = await teams.enter(stranger, "operator");
  const refused = await operator.open(at(task.id));
  expect(refused.status).toBe(403);
  expect(refused.text).toContain("Página reservada à equipe do Inmetro");
  expect((await operator.open("/equipe")).text).not.toContain("Tarefas da equipe");
});
