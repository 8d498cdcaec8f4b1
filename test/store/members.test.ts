import { type CompanyStore, openCompanyStore } from "./support/company.ts";

let company: CompanyStore;
beforeEach(async () => {
  company = await openCompanyStore();
});
afterEach(() => company.store.finish());

const link = (cpf: string, actorId = company.ana.id) =>
  company.store.members.link({ actorId, companyId: company.companyId, cpf });
const audited = (action: string) => company.store.sql("select subject from store.audit where action = $1", [action]);

test("a registered person is tied once, by representatives only", async () => {
  const { ana, bruno, carla, davi, companyId, store, register } = company;
  expect(await link(carla.cpf)).toMatchObject({ account: { id: carla.id }, linkedBy: { name: "Ana" }, delegations: 0 });
  expect(await link(carla.cpf, bruno.id)).toMatchObject({ linkedBy: { name: "Ana" } });
  expect(await audited("member-linked")).toHaveLength(1);
  await expect(link(carla.cpf, davi.id)).rejects.toMatchObject({ code: "not-representative" });
  await expect(link("123")).rejects.toMatchObject({ code: "cpf-invalid" });
  await expect(link(ana.cpf)).rejects.toMatchObject({ code: "member-is-oneself" });
  await expect(link(bruno.cpf)).rejects.toMatchObject({ code: "member-is-representative" });
  const eva = await register("Eva", { confirmed: false });
  await expect(link(eva.cpf)).rejects.toMatchObject({ code: "member-unconfirmed" });
  expect((await store.members.list({ companyId })).total).toBe(1);
});

test("an invitation is mailed, renewed, and carries nothing that opens an account", async () => {
  const { ana, carla, companyId, store, register } = company;
  const eva = await register("Eva", { confirmed: false });
  const invite = (parts: object = {}) =>
    store.members.invite({ actorId: ana.id, companyId, cpf: eva.cpf, email: "eva@example.org", ...parts });
  const first = await invite();
  expect(first).toMatchObject({ account: null, invitedEmail: "eva@example.org" });
  expect(first.invitationExpiresAt).toEqual(new Date(store.now.getTime() + 21 * 24 * 3600_000));
  store.later(3600);
  expect((await invite()).id).toBe(first.id);
  const mails = await store.outbox.list({ to: "eva@example.org" });
  expect(mails.map(({ template }) => template)).toEqual(["invitation", "invitation"]);
  await expect(invite({ email: "nobody" })).rejects.toMatchObject({ code: "email-invalid" });
  await expect(invite({ cpf: carla.cpf })).rejects.toMatchObject({ code: "member-confirmed" });
  await expect(invite({ actorId: carla.id })).rejects.toMatchObject({ code: "not-representative" });
});

test("who registered after the invitation had run out can be tied and given services all the same", async () => {
  const { ana, companyId, store, register } = company;
  const eva = await register("Eva", { confirmed: false });
  await store.members.invite({ actorId: ana.id, companyId, cpf: eva.cpf, email: "eva@example.org" });
  const give = () => store.delegations.update({ actorId: ana.id, companyId, cpf: eva.cpf, grants: [{ serviceId: "p001" }] });
  expect(await give()).toMatchObject([{ delegation: { state: "pending" } }]);
  store.later(22 * 24 * 3600);
  await store.accounts.confirm(eva.id, { profile: "member" });
  expect(await give()).toMatchObject([{ result: "changed", delegation: { state: "active", accountId: eva.id, version: 2 } }]);
  expect(await store.delegations.expire()).toBe(0);
  expect(await store.members.find({ companyId, cpf: eva.cpf })).toMatchObject({ account: { id: eva.id }, delegations: 1 });
});

test("unlinking ends what rests on the tie and leaves the person", async () => {
  const { ana, bruno, carla, davi, companyId, store } = company;
  for (const { cpf } of [carla, davi]) {
    await store.delegations.update({ actorId: ana.id, companyId, cpf, grants: [{ serviceId: "p001" }] });
    const period = { from: store.now, until: new Date(store.now.getTime() + 3600_000) };
    await store.substitutions.create({
      absentId: ana.id,
      companyId,
      substituteCpfs: [cpf],
      serviceIds: null,
      ...period,
      reason: "Férias",
    });
  }
  const unlink = (cpf: string) => store.members.unlink({ actorId: bruno.id, companyId, cpf, reason: "Mudou de empresa" });
  await unlink(carla.cpf);
  const decide = (accountId: string) => store.delegations.decide({ accountId, companyId, serviceId: "p001", serviceVersion: 3 });
  expect(await decide(carla.id)).toEqual({ allowed: false, code: "start-delegation-revoked" });
  expect(await decide(davi.id)).toMatchObject({ allowed: true });
  expect(await store.accounts.get(carla.id)).toMatchObject({ cpf: carla.cpf });
  expect((await store.members.list({ companyId })).members.map(({ cpf }) => cpf)).toEqual([davi.cpf]);
  expect(await store.members.companiesOf(carla.id)).toEqual([]);
  expect(await store.members.companiesOf(davi.id)).toMatchObject([{ id: companyId, capacity: "MEMBER" }]);
  const told = (await store.notices.list({ accountId: carla.id })).map(({ kind }) => kind);
  expect(told).toEqual(expect.arrayContaining(["member-unlinked", "substitution-ended"]));
  expect(await audited("substitution-ended")).toHaveLength(1);
  await expect(unlink(carla.cpf)).rejects.toMatchObject({ code: "member-unknown" });
});

test("the list goes by names, in pages, and finds by name and by CPF what was typed and nothing else", async () => {
  const { ana, companyId, store, register } = company;
  for (const name of ["Zeca 100%", "Eva", "Fabio"]) await link((await register(name)).cpf);
  const waiting = await register("Gil", { confirmed: false });
  await store.members.invite({ actorId: ana.id, companyId, cpf: waiting.cpf, email: "gil@example.org" });
  const names = async (request: object) => {
    const { members, total } = await store.members.list({ companyId, ...request });
    return [total, ...members.map(({ account }) => account?.name ?? "?")];
  };
  expect(await names({})).toEqual([4, "Eva", "Fabio", "Zeca 100%", "?"]);
  expect(await names({ offset: 1, limit: 2 })).toEqual([4, "Fabio", "Zeca 100%"]);
  expect(await names({ search: " fab " })).toEqual([1, "Fabio"]);
  expect(await names({ search: "0%" })).toEqual([1, "Zeca 100%"]);
  expect(await names({ search: "_" })).toEqual([0]);
  const cpf = `${waiting.cpf.slice(0, 3)}.${waiting.cpf.slice(3, 6)}.${waiting.cpf.slice(6, 9)}-${waiting.cpf.slice(9)}`;
  expect(await names({ search: cpf })).toEqual([1, "?"]);
});
