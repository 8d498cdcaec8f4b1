import { randomUUID } from "node:crypto";
import { type CompanyStore, openCompanyStore, type Person } from "./support/company.ts";

let company: CompanyStore;
beforeEach(async () => {
  company = await openCompanyStore();
});
afterEach(() => company.store.finish());

const start = async (person: Person, instanceId: string) => {
  const { companyId, store } = company;
  const question = { accountId: person.id, companyId, serviceId: "p001", serviceVersion: 3 };
  const prepared = await store.processes.prepareStart({ ...question, idempotencyKey: randomUUID() });
  if ("refused" in prepared) throw new Error(prepared.refused);
  const { process, ticket } = prepared;
  await store.processes.redeem({ ticket, instanceId, businessKey: process.id, processKey: "service-request" });
  return process.id;
};
const add = (processId: string | null, parts: object = {}) => {
  const { ana, companyId, store } = company;
  const file = { name: "ata.pdf", mediaType: "application/pdf", content: Buffer.from("%PDF-1.7") };
  return store.documents.add({ companyId, processId, accountId: ana.id, ...file, ...parts });
};

test("a document is kept with its digest, and taken away only by who has to do with it", async () => {
  const { ana, bruno, carla, davi, companyId, store } = company;
  await store.delegations.update({ actorId: ana.id, companyId, cpf: carla.cpf, grants: [{ serviceId: "p001" }] });
  const processId = await start(carla, "i1");
  const kept = await add(processId, { accountId: carla.id });
  expect(kept).toMatchObject({ size: 8, uploadedBy: { name: "Carla" }, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect((await store.documents.get(kept.id))?.content.toString()).toBe("%PDF-1.7");
  const remove = (accountId: string, documentId = kept.id) => store.documents.remove({ accountId, documentId });
  await expect(remove(davi.id)).rejects.toMatchObject({ code: "document-unknown" });
  expect(await store.documents.ofProcess(processId)).toEqual([kept]);
  await remove(carla.id);
  await expect(remove(carla.id)).rejects.toMatchObject({ code: "document-unknown" });
  const other = await add(processId, { accountId: carla.id });
  await remove(bruno.id, other.id);
  expect(await store.documents.ofProcess(processId)).toEqual([]);
});

test("a process holds fifty documents or a hundred megabytes, counting what is there", async () => {
  const processId = await start(company.ana, "i1");
  const first = await add(processId);
  for (let count = 1; count < 50; count++) await add(processId);
  await expect(add(processId)).rejects.toMatchObject({ code: "document-limit" });
  await company.store.documents.remove({ accountId: company.ana.id, documentId: first.id });
  await company.store.sql("update store.documents set size = $1 where process_id = $2 and id = any($3)", [
    100 * 1024 * 1024 - 48 * 8 - 8,
    processId,
    [(await company.store.documents.ofProcess(processId))[0]!.id],
  ]);
  await expect(add(processId, { content: Buffer.alloc(9) })).rejects.toMatchObject({ code: "document-limit" });
  expect(await add(processId, { content: Buffer.alloc(8) })).toMatchObject({ size: 8 });
});

test("a document is for a process of its company", async () => {
  await expect(add(randomUUID())).rejects.toMatchObject({ code: "process-unknown" });
  await expect(add(null, { companyId: randomUUID() })).rejects.toMatchObject({ code: "company-unknown" });
});

test("a proof of the tie is kept once, until it runs out or another takes its place", async () => {
  const { ana, carla, companyId, store } = company;
  const tie = { accountId: ana.id, companyId };
  const [one, other] = [await add(null), await add(null)];
  const validUntil = new Date(store.now.getTime() + 3600_000);
  expect(await store.documents.proof(tie)).toBeNull();
  await store.documents.giveProof({ ...tie, documentId: one.id, validUntil: null });
  const both = [one, other].map(({ id }) => store.documents.giveProof({ ...tie, documentId: id, validUntil }));
  await Promise.all(both);
  expect(await store.documents.proof(tie)).toMatchObject({ validUntil });
  expect(await store.documents.proof({ ...tie, accountId: carla.id })).toBeNull();
  await expect(store.documents.giveProof({ ...tie, documentId: randomUUID(), validUntil })).rejects.toMatchObject({
    code: "document-unknown",
  });
  store.later(3600);
  expect(await store.documents.proof(tie)).toBeNull();
});
