import { type CompanyStore, openCompanyStore } from "./support/company.ts";

let company: CompanyStore;
beforeEach(async () => {
  company = await openCompanyStore();
});
afterEach(() => company.store.finish());

const days = (count: number) => count * 24 * 3600;
const decide = (accountId: string, serviceId = "p001", serviceVersion = 3) =>
  company.store.delegations.decide({ accountId, companyId: company.companyId, serviceId, serviceVersion });
const update = (parts: object) => {
  const { ana, carla, companyId } = company;
  return company.store.delegations.update({ actorId: ana.id, companyId, cpf: carla.cpf, grants: [], ...parts });
};
const kinds = async (accountId: string) => (await company.store.notices.list({ accountId })).map(({ kind }) => kind);

test("a member may start what was delegated, nothing else, and no longer when it is taken away", async () => {
  const { carla, ana } = company;
  expect(await decide(carla.id)).toEqual({ allowed: false, code: "start-not-delegated" });
  const [granted] = await update({ grants: [{ serviceId: "p001" }] });
  expect(granted).toMatchObject({ result: "granted", delegation: { state: "active", version: 1, grantedBy: { name: "Ana" } } });
  expect(await decide(carla.id)).toEqual({
    ...{ allowed: true, capacity: "MEMBER" },
    basis: { kind: "delegation", id: granted?.delegation?.id, version: 1, grantorId: ana.id },
  });
  expect(await decide(carla.id, "p070", 4)).toEqual({ allowed: false, code: "start-not-delegated" });
  expect(await update({ revokes: ["p001"], reason: "Mudou de área" })).toMatchObject([{ result: "revoked" }]);
  expect(await decide(carla.id)).toEqual({ allowed: false, code: "start-delegation-revoked" });
  expect(await kinds(carla.id)).toEqual(expect.arrayContaining(["delegation-given", "delegation-ended"]));
  expect(await company.store.outbox.list({ to: carla.email })).toHaveLength(2);
});

test("a representative may start every service; who granted himself nothing is told so", async () => {
  const { ana, bruno } = company;
  expect(await decide(ana.id)).toMatchObject({ allowed: true, capacity: "SOCIO" });
  expect(await update({ cpf: ana.cpf, grants: [{ serviceId: "p001" }] })).toMatchObject([{ code: "delegation-to-oneself" }]);
  expect(await update({ cpf: bruno.cpf, grants: [{ serviceId: "p001" }] })).toMatchObject([
    { code: "delegation-to-representative" },
  ]);
});

test("only representatives of this company give and take", async () => {
  const { carla, davi } = company;
  await expect(update({ actorId: davi.id, grants: [{ serviceId: "p001" }] })).rejects.toMatchObject({
    code: "not-representative",
  });
  await update({ grants: [{ serviceId: "p001" }] });
  await expect(update({ actorId: carla.id, cpf: davi.cpf, grants: [{ serviceId: "p001" }] })).rejects.toMatchObject({
    code: "not-representative",
  });
});

test("two partners who grant the same at once make one delegation, and the second reads who gave it", async () => {
  const { ana, bruno, carla, companyId, store } = company;
  const by = (actorId: string) =>
    store.delegations.update({ actorId, companyId, cpf: carla.cpf, grants: [{ serviceId: "p001" }], seen: { p001: null } });
  const results = (await Promise.all([by(ana.id), by(bruno.id)])).flat();
  expect(results.map(({ result }) => result).sort()).toEqual(["granted", "unchanged"]);
  expect(results[0]?.delegation?.id).toBe(results[1]?.delegation?.id);
  expect(await store.sql("select count(*)::int as n from store.delegations")).toEqual([{ n: 1 }]);
});

test("what somebody else changed since one looked is not overwritten", async () => {
  const { bruno, store } = company;
  const [first] = await update({ grants: [{ serviceId: "p001" }] });
  const seen = { p001: first?.delegation?.id ?? null };
  const until = new Date(store.now.getTime() + days(10) * 1000);
  await update({ actorId: bruno.id, grants: [{ serviceId: "p001", validUntil: until }], seen });
  expect(await update({ revokes: ["p001"], seen })).toMatchObject([
    { result: "refused", code: "delegation-changed-meanwhile", delegation: { version: 2, grantedBy: { name: "Bruno" } } },
  ]);
  expect(await update({ revokes: ["p001"] })).toMatchObject([{ result: "revoked" }]);
  expect(await update({ revokes: ["p001"] })).toMatchObject([{ result: "refused", code: "delegation-not-open" }]);
});

test("validity begins and ends to the second, and a new grant follows an old one", async () => {
  const { carla, store } = company;
  const from = new Date(store.now.getTime() + days(1) * 1000);
  const until = new Date(store.now.getTime() + days(2) * 1000);
  await update({ grants: [{ serviceId: "p001", validFrom: from, validUntil: until }] });
  expect(await decide(carla.id)).toEqual({ allowed: false, code: "start-delegation-not-yet-valid" });
  store.later(days(1));
  expect(await decide(carla.id)).toMatchObject({ allowed: true });
  store.later(days(1) - 1);
  expect(await decide(carla.id)).toMatchObject({ allowed: true });
  store.later(1);
  expect(await decide(carla.id)).toEqual({ allowed: false, code: "start-delegation-expired" });
  expect(await update({ grants: [{ serviceId: "p001" }] })).toMatchObject([{ result: "granted", delegation: { version: 2 } }]);
  expect(await decide(carla.id)).toMatchObject({ allowed: true });
});

test("what has run out is written down once and told", async () => {
  const { carla, store } = company;
  const until = new Date(store.now.getTime() + 60_000);
  await update({ grants: [{ serviceId: "p001", validUntil: until }, { serviceId: "p070" }] });
  expect(await store.delegations.expire()).toBe(0);
  store.later(60);
  expect(await Promise.all([store.delegations.expire(), store.delegations.expire()])).toEqual(expect.arrayContaining([0, 1]));
  expect((await store.delegations.ofAccount(carla.id)).map(({ serviceId, state }) => [serviceId, state]).sort()).toEqual([
    ["p001", "expired"],
    ["p070", "active"],
  ]);
  expect(await kinds(carla.id)).toContain("delegation-ended");
});

test("a limit to one version holds for that version only", async () => {
  const { carla } = company;
  await update({ grants: [{ serviceId: "p004", serviceVersion: 2 }] });
  expect(await decide(carla.id, "p004", 2)).toMatchObject({ allowed: true });
  expect(await decide(carla.id, "p004", 3)).toEqual({ allowed: false, code: "start-delegation-other-version" });
  expect(await update({ grants: [{ serviceId: "p004", serviceVersion: 9 }] })).toMatchObject([
    { code: "delegation-version-unknown" },
  ]);
  expect(await update({ grants: [{ serviceId: "nope" }] })).toMatchObject([{ code: "delegation-service-unknown" }]);
});

test("a dry run says what would happen, and nothing happens", async () => {
  const { carla, store } = company;
  expect(await update({ grants: [{ serviceId: "p001" }], dryRun: true })).toMatchObject([{ result: "granted" }]);
  expect(await decide(carla.id)).toMatchObject({ allowed: false });
  expect(await kinds(carla.id)).toEqual([]);
  expect((await store.audit.verify()).intact).toBe(true);
});

test("a member may give back", async () => {
  const { ana, carla, davi, store } = company;
  const [given] = await update({ grants: [{ serviceId: "p001" }] });
  const delegationId = given!.delegation!.id;
  await expect(store.delegations.renounce({ accountId: davi.id, delegationId })).rejects.toMatchObject({
    code: "delegation-unknown",
  });
  expect(await store.delegations.renounce({ accountId: carla.id, delegationId, reason: "Férias" })).toMatchObject({
    state: "renounced",
  });
  expect(await decide(carla.id)).toEqual({ allowed: false, code: "start-delegation-renounced" });
  expect(await kinds(ana.id)).toEqual(["delegation-renounced"]);
});

test("grants of one who loses the company are suspended, and the next one confirms or ends them", async () => {
  const { ana, bruno, carla, companyId, store } = company;
  await update({ grants: [{ serviceId: "p001" }, { serviceId: "p070" }] });
  const [bond] = await store.companies.bondsOf(ana.id);
  await store.companies.endBond(bond!.id, { actor: "system:test", reason: "left" });
  expect(await decide(carla.id)).toEqual({ allowed: false, code: "start-delegation-suspended" });
  expect(await decide(ana.id)).toEqual({ allowed: false, code: "start-bond-ended" });
  const suspended = await store.delegations.suspendedIn(companyId);
  expect(suspended.map(({ serviceId }) => serviceId).sort()).toEqual(["p001", "p070"]);
  expect(await kinds(bruno.id)).toContain("delegations-to-settle");
  const [confirm, end] = ["p001", "p070"].map((id) => suspended.find(({ serviceId }) => serviceId === id)!.id);
  await expect(
    store.delegations.settleSuspended({ actorId: ana.id, companyId, confirm: [confirm!], end: [] }),
  ).rejects.toMatchObject({ code: "not-representative" });
  const results = await store.delegations.settleSuspended({ actorId: bruno.id, companyId, confirm: [confirm!], end: [end!] });
  expect(results.map(({ result }) => result).sort()).toEqual(["confirmed", "revoked"]);
  expect(await decide(carla.id)).toMatchObject({ allowed: true, basis: { version: 2, grantorId: bruno.id } });
  expect(await decide(carla.id, "p070", 4)).toEqual({ allowed: false, code: "start-delegation-revoked" });
});

test("nobody having confirmed, the grace period ends a suspended delegation", async () => {
  const { ana, carla, store } = company;
  await update({ grants: [{ serviceId: "p001" }] });
  const [bond] = await store.companies.bondsOf(ana.id);
  await store.companies.endBond(bond!.id, { actor: "system:test", reason: "left" });
  store.later(days(30) - 1);
  expect(await store.delegations.expire()).toBe(0);
  store.later(1);
  expect(await store.delegations.expire()).toBe(1);
  expect(await decide(carla.id)).toEqual({ allowed: false, code: "start-delegation-expired" });
});

test("an invited person gets what waits at the first confirmed login, and not after the invitation has run out", async () => {
  const { ana, companyId, store, register } = company;
  const eva = await register("Eva", { confirmed: false });
  const grants = [{ serviceId: "p001" }];
  await expect(update({ cpf: eva.cpf, grants })).rejects.toMatchObject({ code: "member-unknown" });
  await store.members.invite({ actorId: ana.id, companyId, cpf: eva.cpf, email: "eva@example.org" });
  expect(await update({ cpf: eva.cpf, grants })).toMatchObject([{ delegation: { state: "pending", accountId: null } }]);
  expect(await decide(eva.id)).toMatchObject({ allowed: false });
  await store.accounts.confirm(eva.id, { profile: "member" });
  expect(await decide(eva.id)).toMatchObject({ allowed: true });

  const fabio = await register("Fabio", { confirmed: false });
  await store.members.invite({ actorId: ana.id, companyId, cpf: fabio.cpf, email: "fabio@example.org" });
  await update({ cpf: fabio.cpf, grants });
  store.later(days(21));
  await store.accounts.confirm(fabio.id, { profile: "member" });
  expect(await decide(fabio.id)).toMatchObject({ allowed: false });
  expect(await store.delegations.expire()).toBe(1);
  expect(await store.members.find({ companyId, cpf: fabio.cpf })).toBeNull();
});

test("Gov.br no longer naming a representative takes effect at the login", async () => {
  const { ana, store } = company;
  await store.companies.saveReadings(ana.id, [
    { cnpj: company.cnpj, legalName: "ALFA LTDA", atuacao: "CONTADOR", registrar: false, linkedAt: null, expiresAt: null },
  ]);
  expect(await decide(ana.id)).toEqual({ allowed: false, code: "start-bond-ended" });
});

test("a link that Gov.br gave until a day ends on that day, with what rests on it", async () => {
  const { ana, bruno, carla, cnpj, companyId, store } = company;
  const validUntil = new Date(store.now.getTime() + 1000 * days(1));
  const link = { cnpj, legalName: "ALFA LTDA", capacity: "SOCIO", evidence: "govbr-companies", validUntil } as const;
  await store.companies.link({ ...link, accountId: ana.id });
  await update({ grants: [{ serviceId: "p001" }] });
  store.later(days(1) - 1);
  expect(await store.companies.expireLinks()).toBe(0);
  expect(await decide(ana.id)).toMatchObject({ allowed: true });
  store.later(1);
  // At once, before anybody has written it down.
  expect(await decide(ana.id)).toEqual({ allowed: false, code: "start-bond-ended" });
  expect(await decide(bruno.id)).toMatchObject({ allowed: true });
  expect(await Promise.all([store.companies.expireLinks(), store.companies.expireLinks()])).toEqual(expect.arrayContaining([1]));
  expect(await store.companies.expireLinks()).toBe(0);
  expect((await store.companies.representativesOf(companyId)).map(({ accountId }) => accountId)).toEqual([bruno.id]);
  expect(await decide(carla.id)).toEqual({ allowed: false, code: "start-delegation-suspended" });
  expect(await kinds(ana.id)).toContain("representation-lost");
  expect(await kinds(bruno.id)).toContain("delegations-to-settle");
});
