import { type CompanyStore, openCompanyStore } from "./support/company.ts";

let company: CompanyStore;
beforeEach(async () => {
  company = await openCompanyStore();
});
afterEach(() => company.store.finish());

const day = 24 * 3600_000;
const at = (days: number) => new Date(company.store.now.getTime() + days * day);
const create = (parts: object = {}) => {
  const { ana, carla, companyId, store } = company;
  const what = { absentId: ana.id, companyId, substituteCpfs: [carla.cpf], serviceIds: ["p001"] };
  return store.substitutions.create({ ...what, from: at(1), until: at(3), reason: "Férias", ...parts });
};
const decide = (accountId: string, serviceId = "p001", serviceVersion = 3) =>
  company.store.delegations.decide({ accountId, companyId: company.companyId, serviceId, serviceVersion });

test("a substitute may start what was lent, from the first moment to the last, and is told", async () => {
  const { ana, carla, store } = company;
  const [substitution] = await create();
  expect(substitution).toMatchObject({ state: "planned", absent: { name: "Ana" }, substitute: { name: "Carla" } });
  expect(await decide(carla.id)).toEqual({ allowed: false, code: "start-substitution-over" });
  store.later(24 * 3600);
  const basis = { kind: "substitution", id: substitution!.id, absentId: ana.id };
  expect(await decide(carla.id)).toEqual({ allowed: true, capacity: "SUBSTITUTE", basis });
  expect(await decide(carla.id, "p070", 4)).toMatchObject({ allowed: false });
  expect(await store.members.companiesOf(carla.id)).toMatchObject([{ capacity: "SUBSTITUTE" }]);
  store.later(2 * 24 * 3600 - 1);
  expect(await decide(carla.id)).toMatchObject({ allowed: true });
  store.later(1);
  expect(await decide(carla.id)).toEqual({ allowed: false, code: "start-substitution-over" });
  expect((await store.notices.list({ accountId: carla.id })).map(({ kind }) => kind)).toEqual(["substitution-given"]);
});

test("what was lent is never lent on", async () => {
  const { bruno, carla, davi, store } = company;
  await create({ from: at(0), serviceIds: null });
  expect(await decide(carla.id)).toMatchObject({ allowed: true });
  await expect(create({ absentId: carla.id, substituteCpfs: [davi.cpf] })).rejects.toMatchObject({ code: "not-representative" });
  await create({ absentId: bruno.id, substituteCpfs: [davi.cpf], from: at(0) });
  const [bond] = await store.companies.bondsOf(bruno.id);
  await store.companies.endBond(bond!.id, { actor: "system:test", reason: "left" });
  await create({ substituteCpfs: [bruno.cpf], from: at(0) });
  expect(await decide(bruno.id)).toMatchObject({ allowed: true, capacity: "SUBSTITUTE" });
  expect(await decide(davi.id)).toMatchObject({ allowed: false });
});

test("it ends with the tie of the absent, and with a word of any of the three", async () => {
  const { ana, bruno, carla, davi, companyId, store } = company;
  const kinds = async (accountId: string) => (await store.notices.list({ accountId })).map(({ kind }) => kind);
  const [own] = await create({ from: at(0) });
  const end = (actorId: string, substitutionId: string) => store.substitutions.end({ actorId, substitutionId, reason: "Voltou" });
  await expect(end(davi.id, own!.id)).rejects.toMatchObject({ code: "not-representative" });
  expect(await end(carla.id, own!.id)).toMatchObject({ state: "ended", endReason: "Voltou" });
  expect(await end(ana.id, own!.id)).toMatchObject({ state: "ended" });
  expect(await kinds(ana.id)).toEqual(["substitution-ended"]);
  const [other] = await create({ from: at(0) });
  await end(bruno.id, other!.id);
  expect(await decide(carla.id)).toMatchObject({ allowed: false });
  await create({ from: at(0) });
  expect(await decide(carla.id)).toMatchObject({ allowed: true });
  const [bond] = await store.companies.bondsOf(ana.id);
  await store.companies.endBond(bond!.id, { actor: "system:test", reason: "left" });
  expect(await decide(carla.id)).toMatchObject({ allowed: false });
  expect((await store.substitutions.ofCompany(companyId)).map(({ state }) => state)).toEqual(["ended", "ended", "ended"]);
  expect((await kinds(carla.id)).filter((kind) => kind === "substitution-ended")).toHaveLength(2);
  expect(await store.sql("select 1 from store.audit where action = 'substitution-ended'")).toHaveLength(3);
});

test("periods, persons and services are checked, and the same again changes nothing", async () => {
  const { ana, carla, store, register } = company;
  const eva = await register("Eva", { confirmed: false });
  const refusals: [string, object][] = [
    ["substitution-period-invalid", { until: at(1) }],
    ["substitution-period-invalid", { from: at(-3), until: at(-1) }],
    ["substitution-period-invalid", { until: at(400) }],
    ["substitution-of-oneself", { substituteCpfs: [ana.cpf] }],
    ["member-unconfirmed", { substituteCpfs: [eva.cpf] }],
    ["service-unknown", { serviceIds: ["nope"] }],
    ["not-representative", { absentId: carla.id }],
  ];
  for (const [code, parts] of refusals) await expect(create(parts)).rejects.toMatchObject({ code });
  const [one] = await create();
  expect((await create())[0]?.id).toBe(one?.id);
  expect(await store.substitutions.ofSubstitute(carla.id)).toHaveLength(1);
});
