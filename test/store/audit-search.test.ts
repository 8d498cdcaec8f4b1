import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { AuditQuery } from "../../src/store/types.ts";
import { type CompanyStore, openCompanyStore } from "./support/company.ts";

let company: CompanyStore;
let processId: string;
beforeAll(async () => {
  company = await openCompanyStore();
  const { store, ana, carla, companyId } = company;
  await store.members.link({ actorId: ana.id, companyId, cpf: carla.cpf });
  await store.delegations.update({ actorId: ana.id, companyId, cpf: carla.cpf, grants: [{ serviceId: "p001" }] });
  store.later(86_400);
  const start = { accountId: carla.id, companyId, serviceId: "p001", serviceVersion: 3, idempotencyKey: randomUUID() };
  const prepared = await store.processes.prepareStart(start);
  if ("refused" in prepared) throw new Error(prepared.refused);
  processId = prepared.process.id;
  await store.processes.redeem({
    ...{ ticket: prepared.ticket, instanceId: "instance-1", businessKey: processId, processKey: "service-request" },
  });
});
afterAll(() => company?.store.finish());

const search = (query: Partial<AuditQuery>) => company.store.audit.search({ ...query });
const actions = async (query: Partial<AuditQuery>) => (await search(query)).map(({ action }) => action);

test("what a person did and what was done to him is found by the account", async () => {
  const { carla } = company;
  const found = await search({ accountId: carla.id });
  expect(found.length).toBeGreaterThan(3);
  expect(found.every(({ actor, subject }) => actor === carla.id || subject === carla.id)).toBe(true);
  expect(found).toContainEqual(expect.objectContaining({ action: "process-started", actorName: "Carla", subject: processId }));
});

test("what happened to a process is found by its id, the newest first", async () => {
  const { store } = company;
  expect(await actions({ subject: processId })).toEqual(["process-started"]);
  await store.processes.submit("instance-1");
  expect(await actions({ subject: processId })).toEqual(["process-submitted", "process-started"]);
});

test("company, action and period narrow it down, alone and together", async () => {
  const { store, cnpj, ana, bruno } = company;
  const ofCompany = await search({ companyNumber: cnpj });
  expect(new Set(ofCompany.map(({ companyCnpj }) => companyCnpj))).toEqual(new Set([cnpj]));
  expect(await actions({ action: "process-started" })).toEqual(["process-started"]);
  const yesterday = new Date(store.now.getTime() - 86_400_000);
  expect(await actions({ until: store.now })).not.toContain("process-started");
  expect(await actions({ from: store.now })).toContain("process-started");
  expect(await actions({ from: store.now })).not.toContain("delegation-granted");
  expect(await actions({ from: yesterday, until: store.now })).toContain("delegation-granted");
  expect(await actions({ accountId: ana.id, companyNumber: cnpj, action: "delegation-granted" })).toEqual(["delegation-granted"]);
  expect(await actions({ accountId: bruno.id, action: "delegation-granted" })).toEqual([]);
});

test("parts follow each other without gaps or repetitions", async () => {
  const all = (await search({ limit: 500 })).map(({ sequence }) => sequence);
  const parts: number[] = [];
  for (let before: number | null = null; ; ) {
    const part = await search({ before, limit: 4 });
    parts.push(...part.map(({ sequence }) => sequence));
    if (part.length < 4) break;
    before = part.at(-1)!.sequence;
  }
  expect(parts).toEqual(all);
});

test("every action there is can be chosen", async () => {
  const [{ n }] = (await company.store.sql("SELECT count(DISTINCT action)::int AS n FROM store.audit")) as [{ n: number }];
  const known = await company.store.audit.actions();
  expect(known).toHaveLength(n);
  expect(known).toEqual([...known].sort());
});
