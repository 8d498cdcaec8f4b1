import { randomUUID } from "node:crypto";
import { type CompanyStore, openCompanyStore, type Person } from "./support/company.ts";

let company: CompanyStore;
beforeEach(async () => {
  company = await openCompanyStore();
});
afterEach(() => company.store.finish());

const prepare = (person: Person, parts: object = {}) =>
  company.store.processes.prepareStart({
    ...{ accountId: person.id, companyId: company.companyId, serviceId: "p001", serviceVersion: 3 },
    ...{ idempotencyKey: randomUUID(), ...parts },
  });
const started = async (person: Person, parts: object = {}) => {
  const prepared = await prepare(person, parts);
  if ("refused" in prepared) throw new Error(prepared.refused);
  return prepared;
};
const redeem = (ticket: string | null, businessKey: string | null, instanceId = "i1", processKey = "service-request") =>
  company.store.processes.redeem({ ticket, businessKey, instanceId, processKey });

test("a start is decided, numbered, and admitted once by its ticket", async () => {
  const { ana, store } = company;
  const { process, ticket } = await started(ana);
  expect(process).toMatchObject({ number: "P001-2026-000001", state: "starting", company: { cnpj: company.cnpj } });
  expect(await redeem(ticket, process.id)).toMatchObject({ admitted: true, process: { state: "draft", capacity: "SOCIO" } });
  expect(await redeem(ticket, process.id)).toMatchObject({ admitted: true, process: { id: process.id } });
  expect(await redeem(ticket, process.id, "i2")).toMatchObject({ admitted: false, code: "start-ticket-used" });
  expect(await store.processes.ofInstance("i1")).toMatchObject({ id: process.id, basis: { kind: "bond" } });
  expect(await store.processes.ofInstance("i2")).toBeNull();
});

test("a double click opens one process", async () => {
  const { ana, store } = company;
  const idempotencyKey = randomUUID();
  const [one, other] = await Promise.all([started(ana, { idempotencyKey }), started(ana, { idempotencyKey })]);
  expect(one?.process.id).toBe(other?.process.id);
  expect(await store.sql("select count(*)::int as n from store.processes")).toEqual([{ n: 1 }]);
  const results = await Promise.all([redeem(one!.ticket, one!.process.id, "i1"), redeem(other!.ticket, one!.process.id, "i2")]);
  expect(results.filter(({ admitted }) => admitted)).toHaveLength(1);
  expect(await started(ana, { idempotencyKey })).toMatchObject({ ticket: null });
});

test.each([
  ["without a ticket", "start-ticket-missing", () => [null, "key"] as const],
  ["with an invented one", "start-ticket-unknown", () => ["x", "key"] as const],
])("a start %s is refused, with a number that the audit knows", async (_how, code, dress) => {
  const [ticket, businessKey] = dress();
  const refusal = await redeem(ticket, businessKey);
  expect(refusal).toMatchObject({ admitted: false, code });
  const entry = await company.store.audit.findByReference(refusal.admitted ? "" : refusal.reference);
  expect(entry).toMatchObject({ action: "process-start-refused", details: { code } });
});

test("a ticket is for its process alone, and for two minutes", async () => {
  const { ana, store } = company;
  const one = await started(ana);
  const other = await started(ana);
  expect(await redeem(one.ticket, other.process.id)).toMatchObject({ code: "start-ticket-other-process" });
  expect(await redeem(one.ticket, one.process.id, "i1", "another-model")).toMatchObject({ code: "start-ticket-other-process" });
  expect(await redeem(one.ticket, one.process.id)).toMatchObject({ admitted: true });
  store.later(120);
  expect(await redeem(other.ticket, other.process.id, "i2")).toMatchObject({ code: "start-ticket-expired" });
});

test("a right lost between the click and the guard counts, and so does one lost before the submission", async () => {
  const { ana, carla, companyId, store } = company;
  const change = (parts: object) =>
    store.delegations.update({ actorId: ana.id, companyId, cpf: carla.cpf, grants: [], ...parts });
  await change({ grants: [{ serviceId: "p001" }] });
  const lost = await started(carla);
  const kept = await started(carla);
  expect(await redeem(kept.ticket, kept.process.id, "kept")).toMatchObject({ admitted: true, process: { capacity: "MEMBER" } });
  expect(await store.notices.list({ accountId: ana.id })).toMatchObject([{ kind: "delegation-used", data: { person: "Carla" } }]);
  await change({ revokes: ["p001"] });
  const refusal = await redeem(lost.ticket, lost.process.id, "lost");
  expect(refusal).toMatchObject({ admitted: false, code: "start-delegation-revoked", process: { state: "refused" } });
  expect(await redeem(lost.ticket, lost.process.id, "lost")).toEqual(refusal);
  expect(await store.processes.submit("kept")).toMatchObject({ allowed: false, process: { state: "refused" } });
  expect(await prepare(carla)).toMatchObject({ refused: "start-delegation-revoked", reference: expect.any(String) });
});

test("what may be submitted is, and its end is kept", async () => {
  const { ana, store } = company;
  const { process, ticket } = await started(ana);
  await redeem(ticket, process.id);
  expect(await store.processes.submit("i1")).toMatchObject({ allowed: true, process: { state: "submitted" } });
  await store.processes.advance({ instanceId: "i1", state: "finished", outcome: "approved" });
  const end = await store.processes.advance({ instanceId: "i1", state: "finished", outcome: "approved" });
  expect(end).toMatchObject({ state: "finished", outcome: "approved", finishedAt: store.now });
  await expect(store.processes.submit("unknown")).rejects.toMatchObject({ code: "process-unknown" });
});

test("a representative sees all processes of the company, a member only his own", async () => {
  const { ana, bruno, carla, companyId, store } = company;
  await store.delegations.update({ actorId: ana.id, companyId, cpf: carla.cpf, grants: [{ serviceId: "p001" }] });
  for (const [index, person] of [ana, carla].entries()) {
    const { process, ticket } = await started(person);
    await redeem(ticket, process.id, `i${index}`);
  }
  const seenBy = async ({ id }: Person) =>
    (await store.processes.visibleTo({ accountId: id, companyId })).map(({ openedBy }) => openedBy.name).sort();
  expect(await seenBy(bruno)).toEqual(["Ana", "Carla"]);
  expect(await seenBy(carla)).toEqual(["Carla"]);
  expect(await seenBy(company.davi)).toEqual([]);
});
