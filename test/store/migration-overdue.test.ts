import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { deadlineAfter } from "../../src/domain/migration-deadline.ts";
import { type CompanyStore, openCompanyStore } from "./support/company.ts";
import { addLegacyAccount, type LegacyRow, markMigrated } from "./support/legacy-rows.ts";

const at = deadlineAfter(new Date("2027-01-31T12:00:00-03:00"));
const before = new Date(at.getTime() - 1_000);

let company: CompanyStore;
let old: LegacyRow;
beforeEach(async () => {
  company = await openCompanyStore();
  const { store, ana } = company;
  old = await addLegacyAccount(store, { login: "ana.antiga", cpf: ana.cpf });
  await setDeadline(at);
});
afterEach(() => company.store.finish());

const setDeadline = (moment: Date) =>
  company.store.migrationDeadline.set({
    ...{ at: moment, actor: company.bruno.id, capacity: "staff:administrator", origin: null, reason: "Portaria" },
  });
const service = { serviceId: "p001", serviceVersion: 3 };
const listed = async (accountId = company.ana.id) => {
  const services = await company.store.delegations.startable({ accountId, companyId: company.companyId });
  return services.find(({ service: { id } }) => id === "p001")!.decision;
};
const prepare = (accountId = company.ana.id) =>
  company.store.processes.prepareStart({ accountId, companyId: company.companyId, ...service, idempotencyKey: randomUUID() });
const overdue = { allowed: false, code: "start-migration-overdue" };

test("the list offers a service until the exact second of the deadline, not from then on", async () => {
  company.store.now = before;
  expect(await listed()).toMatchObject({ allowed: true });
  company.store.now = at;
  expect(await listed()).toMatchObject(overdue);
});

test("whoever has no old login is not concerned", async () => {
  company.store.now = at;
  expect(await listed(company.bruno.id)).toMatchObject({ allowed: true });
});

test("a start is refused from the exact second on", async () => {
  company.store.now = before;
  expect(await prepare()).toMatchObject({ ticket: expect.any(String) });
  company.store.now = at;
  expect(await prepare()).toMatchObject({ refused: "start-migration-overdue" });
});

test("the guard refuses a ticket of before the deadline", async () => {
  company.store.now = before;
  const prepared = await prepare();
  if ("refused" in prepared) throw new Error(prepared.refused);
  const spare = await prepare();
  if ("refused" in spare) throw new Error(spare.refused);
  const redeem = (start: typeof prepared, instanceId: string) =>
    company.store.processes.redeem({
      ...{ ticket: start.ticket, instanceId, businessKey: start.process.id, processKey: "service-request" },
    });
  expect(await redeem(spare, "instance-1")).toMatchObject({ admitted: true });
  company.store.now = at;
  expect(await redeem(prepared, "instance-2")).toMatchObject({ admitted: false, code: "start-migration-overdue" });
});

test("a request that was opened before is not handed in after", async () => {
  company.store.now = before;
  const prepared = await prepare();
  if ("refused" in prepared) throw new Error(prepared.refused);
  const { store } = company;
  await store.processes.redeem({
    ...{ ticket: prepared.ticket, instanceId: "instance-1", businessKey: prepared.process.id, processKey: "service-request" },
  });
  store.now = at;
  expect(await store.processes.submit("instance-1")).toMatchObject({ code: "start-migration-overdue" });
});

test("migrating and extending both lift it at once; a blocked or switched off login blocks nobody", async () => {
  const { store, ana } = company;
  store.now = at;
  expect(await listed()).toMatchObject(overdue);
  await setDeadline(deadlineAfter(new Date("2027-02-28T12:00:00-03:00")));
  expect(await listed()).toMatchObject({ allowed: true });
  store.now = new Date("2027-03-01T03:00:00Z");
  expect(await listed()).toMatchObject(overdue);
  await store.sql("UPDATE store.legacy_accounts SET state = 'inactive'");
  expect(await listed()).toMatchObject({ allowed: true });
  await store.sql("UPDATE store.legacy_accounts SET state = 'ready'");
  await markMigrated(store, old, ana.id);
  expect(await listed()).toMatchObject({ allowed: true });
});

test("a login that the person proved counts as his, until he gives it back", async () => {
  const { store, bruno } = company;
  const other = await addLegacyAccount(store, { login: "da.empresa" });
  await store.sql(
    `INSERT INTO store.legacy_claims (token_hash, legacy_account_id, made_at, expires_at, account_id, attached_at)
     VALUES ('x', $1, $2, $2, $3, $2)`,
    [other.id, store.now, bruno.id],
  );
  store.now = before;
  expect(await listed(bruno.id)).toMatchObject({ allowed: true });
  store.now = at;
  expect(await listed(bruno.id)).toMatchObject(overdue);
  await store.sql("UPDATE store.legacy_claims SET released_at = $1", [store.now]);
  expect(await listed(bruno.id)).toMatchObject({ allowed: true });
});

test("what the deadline stops and whom it is told to are the same people: nobody whom staff has refused", async () => {
  const { store, ana, bruno } = company;
  store.now = at;
  const told = (accountId = ana.id) => store.legacy.mustMigrate(accountId);
  expect([await told(), await told(bruno.id)]).toEqual([true, false]);
  expect(await listed()).toMatchObject(overdue);
  const refuse = (accountId: string) =>
    store.sql(
      `INSERT INTO store.legacy_conflicts (legacy_account_id, account_id, codes, facts, state, decision, reference, opened_at, decided_at)
       VALUES ($1, $2, '{migration-cpf-differs}', '{}', 'decided', 'refuse', 'x', $3, $3)`,
      [old.id, accountId, store.now],
    );
  // Somebody else's refusal says nothing about her.
  await refuse(bruno.id);
  expect(await told()).toBe(true);
  expect(await listed()).toMatchObject(overdue);
  await refuse(ana.id);
  expect(await told()).toBe(false);
  expect(await listed()).toMatchObject({ allowed: true });
});
