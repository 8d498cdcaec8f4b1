import { type CompanyStore, openCompanyStore } from "./support/company.ts";

let company: CompanyStore;
beforeEach(async () => {
  company = await openCompanyStore();
});
afterEach(() => company.store.finish());

const ask = (parts: object = {}) => {
  const { carla, cnpj, store } = company;
  return store.delegationRequests.ask({ accountId: carla.id, cnpj, serviceId: "p001", reason: "Preciso", ...parts });
};
const decide = (requestId: string, approve: boolean, actorId = company.bruno.id) =>
  company.store.delegationRequests.decide({ actorId, requestId, approve, reason: "Certo" });
const kinds = async (accountId: string) => (await company.store.notices.list({ accountId })).map(({ kind }) => kind);
const mayStart = async () => {
  const { carla, companyId, store } = company;
  return (await store.delegations.decide({ accountId: carla.id, companyId, serviceId: "p001", serviceVersion: 3 })).allowed;
};

test("one request reaches every representative, and one decision counts", async () => {
  const { ana, bruno, carla, companyId, store } = company;
  const request = await ask();
  expect((await ask()).id).toBe(request.id);
  expect([await kinds(ana.id), await kinds(bruno.id)]).toEqual([["delegation-requested"], ["delegation-requested"]]);
  await expect(decide(request.id, true, carla.id)).rejects.toMatchObject({ code: "not-representative" });
  const decisions = await Promise.all([decide(request.id, true), decide(request.id, false, ana.id)]);
  expect(decisions[0]).toEqual(decisions[1]);
  expect(await mayStart()).toBe(decisions[0].state === "approved");
  expect(await store.delegationRequests.openOf(companyId)).toEqual([]);
  expect(await kinds(carla.id)).toEqual([`delegation-request-${decisions[0].state}`]);
});

test("an approval grants, a refusal and a withdrawal do not", async () => {
  const { carla, davi, store } = company;
  const refused = await ask();
  expect(await decide(refused.id, false)).toMatchObject({
    state: "refused",
    decisionReason: "Certo",
    decidedBy: { name: "Bruno" },
  });
  expect(await mayStart()).toBe(false);
  const taken = await ask();
  const withdraw = (accountId: string) => store.delegationRequests.withdraw({ accountId, requestId: taken.id });
  await expect(withdraw(davi.id)).rejects.toMatchObject({ code: "request-unknown" });
  expect(await withdraw(carla.id)).toMatchObject({ state: "withdrawn" });
  expect(await decide(taken.id, true)).toMatchObject({ state: "withdrawn" });
  expect(await mayStart()).toBe(false);
  await decide((await ask()).id, true);
  expect(await mayStart()).toBe(true);
  await expect(ask()).rejects.toMatchObject({ code: "already-allowed" });
  expect((await store.delegationRequests.ofAccount(carla.id)).map(({ state }) => state).sort()).toEqual([
    "approved",
    "refused",
    "withdrawn",
  ]);
});

test("what cannot be asked is refused with its reason", async () => {
  const { store, register } = company;
  const eva = await register("Eva", { confirmed: false });
  await expect(ask({ cnpj: "1" })).rejects.toMatchObject({ code: "cnpj-invalid" });
  await expect(ask({ cnpj: "11222333000181" })).rejects.toMatchObject({ code: "company-unknown" });
  await expect(ask({ serviceId: "nope" })).rejects.toMatchObject({ code: "service-unknown" });
  await expect(ask({ accountId: eva.id })).rejects.toMatchObject({ code: "member-unconfirmed" });
  const request = await ask();
  await store.services.publish((await store.services.list()).filter(({ id }) => id !== "p001"));
  await expect(decide(request.id, true)).rejects.toMatchObject({ code: "service-unknown" });
  expect(await decide(request.id, false)).toMatchObject({ state: "refused" });
});
