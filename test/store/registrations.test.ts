import { randomUUID } from "node:crypto";
import { type CompanyStore, openCompanyStore } from "./support/company.ts";

let company: CompanyStore;
beforeEach(async () => {
  company = await openCompanyStore();
});
afterEach(() => company.store.finish());

const prepare = async () => {
  const { ana, companyId, store } = company;
  const question = { accountId: ana.id, companyId, serviceId: "p001", serviceVersion: 3 };
  const prepared = await store.processes.prepareStart({ ...question, idempotencyKey: randomUUID() });
  if ("refused" in prepared) throw new Error(prepared.refused);
  return prepared.process.id;
};

test("the newest registration of a company counts, and saving the same again changes nothing", async () => {
  const { ana, bruno, companyId, store } = company;
  const [one, other] = [await prepare(), await prepare()];
  const save = (processId: string, content: object, accountId = ana.id) =>
    store.companyRegistrations.save({ companyId, processId, accountId, content: { ...content } });
  expect(await store.companyRegistrations.of(companyId)).toBeNull();
  await save(one, { city: "Rio" });
  const before = store.now;
  store.later(60);
  await save(one, { city: "Rio" });
  expect(await store.companyRegistrations.of(companyId)).toMatchObject({ registeredAt: before, registeredBy: { name: "Ana" } });
  await save(other, { city: "Recife" }, bruno.id);
  expect(await store.companyRegistrations.of(companyId)).toMatchObject({
    ...{ processId: other, content: { city: "Recife" }, registeredBy: { name: "Bruno" } },
  });
  expect(await store.sql("select 1 from store.audit where action = 'company-registered'")).toHaveLength(2);
  await expect(save(randomUUID(), {})).rejects.toMatchObject({ code: "process-unknown" });
});

test("a setting holds from its change on, which is in the audit with its reason", async () => {
  const { store } = company;
  expect(await store.settings.get("delegation-grace-days")).toBe(30);
  await store.settings.set("delegation-grace-days", 10, { actor: "system:test", reason: "Portaria 1" });
  expect(await store.settings.get("delegation-grace-days")).toBe(10);
  expect(await store.settings.get("invitation-days")).toBe(21);
  const [entry] = await store.sql("select details from store.audit where action = 'setting-changed'");
  expect(entry).toMatchObject({ details: { before: 30, value: 10, reason: "Portaria 1" } });
});
