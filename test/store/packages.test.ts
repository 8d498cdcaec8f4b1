import { type CompanyStore, openCompanyStore } from "./support/company.ts";

let company: CompanyStore;
beforeEach(async () => {
  company = await openCompanyStore();
});
afterEach(() => company.store.finish());

const save = (parts: object = {}) => {
  const { ana, companyId, store } = company;
  const content = { name: " Laboratório ", description: "Tudo", serviceIds: ["p001", "p004"] };
  return store.servicePackages.save({ actorId: ana.id, companyId, ...content, ...parts });
};

test("a package is kept, changed and removed by representatives, under one name", async () => {
  const { bruno, carla, companyId, store } = company;
  const kept = await save();
  expect(kept).toMatchObject({ name: "Laboratório", serviceIds: ["p001", "p004"] });
  await expect(save({ name: "laboratório" })).rejects.toMatchObject({ code: "package-name-taken" });
  await expect(save({ name: "x", serviceIds: ["nope"] })).rejects.toMatchObject({ code: "service-unknown" });
  await expect(save({ name: "x", serviceIds: [] })).rejects.toMatchObject({ code: "service-unknown" });
  await expect(save({ name: "x", actorId: carla.id })).rejects.toMatchObject({ code: "not-representative" });
  await expect(save({ name: "x", id: companyId })).rejects.toMatchObject({ code: "package-unknown" });
  const changed = await save({ id: kept.id, actorId: bruno.id, name: "Importação", serviceIds: ["p070"] });
  expect(await store.servicePackages.list(companyId)).toEqual([changed]);
  await store.servicePackages.remove({ actorId: bruno.id, companyId, id: kept.id });
  expect(await store.servicePackages.list(companyId)).toEqual([]);
  expect((await save()).id).not.toBe(kept.id);
});
