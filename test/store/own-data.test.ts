import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { OwnDataSectionName } from "../../src/store/types.ts";
import { ownData as texts } from "../../src/texts/own-data.ts";
import { type CompanyStore, openCompanyStore } from "./support/company.ts";

let company: CompanyStore;
beforeAll(async () => {
  company = await openCompanyStore();
});
afterAll(() => company.store.finish());

const exportOf = async (accountId: string) => {
  const sections = await company.store.ownData.export({ accountId, origin: "192.0.2.3" });
  return { sections, rows: (name: OwnDataSectionName) => sections.find((section) => section.name === name)!.rows };
};

test("a person gets what was kept about him, and nothing of anybody else's", async () => {
  const { store, ana, carla, companyId } = company;
  await store.members.link({ actorId: ana.id, companyId, cpf: carla.cpf });
  await store.delegations.update({ actorId: ana.id, companyId, cpf: carla.cpf, grants: [{ serviceId: "p001" }] });
  const start = { accountId: carla.id, companyId, serviceId: "p001", serviceVersion: 3, idempotencyKey: randomUUID() };
  await store.processes.prepareStart(start);
  await store.sessions.create(
    { journeyId: null, accountId: carla.id, csrfToken: "secret" },
    { userAgent: "Firefox", origin: "::1" },
  );
  const journeyId = (await store.journeys.create()).id;
  await store.journeys.setAccount(journeyId, carla.id);
  const identity = { ...(await import("./support/store.ts")).identity({ cpf: carla.cpf }), picture: "data:foto" };
  const expiresAt = new Date(store.now.getTime() + 3_600_000);
  await store.govbrSessions.create({ journeyId, identity, accessToken: "access-token", expiresAt });

  const { sections, rows } = await exportOf(carla.id);
  expect(rows("account")).toMatchObject([{ name: "Carla", person_number: carla.cpf, email: carla.email }]);
  expect(rows("memberships")).toMatchObject([{ company_name: "ALFA LTDA", linked_by: "Ana" }]);
  expect(rows("delegations-received")).toMatchObject([{ service_id: "p001", granted_by: "Ana", state: "active" }]);
  expect(rows("processes")).toMatchObject([{ service_id: "p001", company_name: "ALFA LTDA" }]);
  expect(rows("sessions")).toMatchObject([{ user_agent: "Firefox" }]);
  expect(rows("govbr-logins")).toMatchObject([{ identity: { picture: "data:foto" } }]);
  expect(rows("notices").length).toBeGreaterThan(0);
  expect(rows("mails").length).toBeGreaterThan(0);
  const everything = JSON.stringify(sections);
  for (const secret of ["access-token", '"secret"', company.bruno.email, ana.email, ana.cpf])
    expect(everything).not.toContain(secret);

  const { rows: ofAna } = await exportOf(ana.id);
  expect(ofAna("delegations-given")).toMatchObject([{ person: "Carla", service_id: "p001" }]);
  expect(ofAna("delegations-received")).toEqual([]);
});

test("every part and every field has a name in Portuguese", async () => {
  const { sections } = await exportOf(company.davi.id);
  expect(sections.map(({ name }) => name)).toEqual(Object.keys(texts.sections));
  const fields = [...new Set(sections.flatMap((section) => section.fields))];
  expect(fields.filter((field) => texts.fields[field] === undefined)).toEqual([]);
  expect(Object.keys(texts.fields).filter((field) => !fields.includes(field))).toEqual([]);
});

test("an export is in the audit, and is refused for an account that does not exist", async () => {
  await exportOf(company.davi.id);
  const [entry] = await company.store.sql("SELECT * FROM store.audit WHERE action = 'own-data-exported' ORDER BY sequence DESC");
  expect(entry).toMatchObject({ actor: company.davi.id, origin: "192.0.2.3", details: { account: 1, processes: 0 } });
  for (const accountId of ["nobody", randomUUID()]) {
    await expect(company.store.ownData.export({ accountId, origin: null })).rejects.toMatchObject({ code: "account-unknown" });
  }
});

test("no table that refers to an account is left out", async () => {
  const rows = await company.store.sql(`SELECT DISTINCT conrelid::regclass::text AS name FROM pg_constraint
    WHERE contype = 'f' AND confrelid = 'store.accounts'::regclass`);
  const { statements } = await import("../../src/store/own-data/statements.ts");
  const read = Object.values(statements).join("\n");
  // Where what is said of the person is said by another table already, or is of nobody's concern afterwards.
  const covered = ["store.start_keys", "store.credential_admissions"];
  const missing = rows.map(({ name }) => String(name)).filter((name) => !read.includes(name) && !covered.includes(name));
  expect(missing).toEqual([]);
});
