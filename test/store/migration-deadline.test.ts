import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { deadlineAfter } from "../../src/domain/migration-deadline.ts";
import { addLegacyAccount, addLegacyProcess, type LegacyRow, markMigrated } from "./support/legacy-rows.ts";
import { identity, openStore, type TestStore } from "./support/store.ts";

const lastDay = new Date("2027-01-31T12:00:00-03:00");
const at = deadlineAfter(lastDay);

let store: TestStore;
let accountId: string;
let joana: LegacyRow;

beforeEach(async () => {
  store = await openStore();
  accountId = (await store.accounts.upsertFromGovbr(identity())).id;
  joana = await addLegacyAccount(store, { login: "joana" });
});
afterEach(() => store.finish());

const set = (moment = at, reason = "Portaria 12/2026") =>
  store.migrationDeadline.set({ at: moment, actor: accountId, capacity: "staff:administrator", origin: null, reason });
const plan = () => store.migrationDeadline.plan();
const warn = (deadlineId: string, days: 30 | 15 | 7 | 1, limit = 100) =>
  store.migrationDeadline.warn({ deadlineId, days, after: null, limit });

test("without a deadline there is nothing to do", async () => {
  expect(await store.migrationDeadline.current()).toBeNull();
  expect(await plan()).toEqual({ action: "finish" });
});

test("a deadline is kept with who set it, when and why; what held before stays in the history", async () => {
  await set();
  store.later(60);
  const later = deadlineAfter(new Date("2027-02-28T12:00:00-03:00"));
  const second = await set(later, "Prorrogado a pedido do setor");
  expect(second).toMatchObject({ at: later, setBy: accountId, setByName: "Maria da Silva", setAt: store.now });
  expect(await store.migrationDeadline.current()).toEqual(second);
  expect((await store.migrationDeadline.history()).map(({ reason }) => reason)).toEqual([
    "Prorrogado a pedido do setor",
    "Portaria 12/2026",
  ]);
  const [entry] = await store.sql("SELECT * FROM store.audit WHERE action = 'migration-deadline-set' ORDER BY sequence DESC");
  expect(entry).toMatchObject({
    ...{ actor: accountId, capacity: "staff:administrator", subject: second.id },
    details: { before: at.toISOString(), deadline: later.toISOString(), reason: "Prorrogado a pedido do setor" },
  });
  await expect(store.sql("DELETE FROM store.migration_deadlines")).rejects.toThrow("append-only");
});

test("a deadline needs a reason, and lies in the future", async () => {
  await expect(set(at, "  ")).rejects.toMatchObject({ code: "deadline-reason-missing" });
  await expect(set(store.now)).rejects.toMatchObject({ code: "deadline-past" });
  expect(await store.migrationDeadline.history()).toEqual([]);
});

test("each step is due from its exact second on, once, until the next one", async () => {
  const deadline = await set();
  expect(await plan()).toEqual({ action: "wait", deadline, until: new Date("2027-01-02T00:00:00-03:00") });
  store.now = new Date("2027-01-01T23:59:59-03:00");
  expect(await plan()).toMatchObject({ action: "wait" });
  store.now = new Date("2027-01-02T00:00:00-03:00");
  expect(await plan()).toEqual({ action: "warn", deadline, days: 30 });
  await store.migrationDeadline.taken({ deadlineId: deadline.id, step: 30, count: 1 });
  expect(await plan()).toMatchObject({ action: "wait", until: new Date("2027-01-17T00:00:00-03:00") });
  store.now = new Date("2027-01-31T23:59:59-03:00");
  expect(await plan()).toMatchObject({ action: "warn", days: 1 });
  await store.migrationDeadline.taken({ deadlineId: deadline.id, step: 1, count: 1 });
  expect(await plan()).toMatchObject({ action: "wait", until: at });
  store.now = at;
  expect(await plan()).toEqual({ action: "block", deadline });
  await store.migrationDeadline.taken({ deadlineId: deadline.id, step: "block", count: 0 });
  expect(await plan()).toMatchObject({ action: "wait", until: new Date("2027-02-02T00:00:00-03:00") });
  store.now = new Date("2027-02-02T00:00:00-03:00");
  expect(await plan()).toMatchObject({ action: "block" });
});

test("an extension before the deadline moves the next moment; one after it lifts what was stopped", async () => {
  const first = await set();
  await addLegacyProcess(store, joana, "instance-1");
  store.now = new Date("2027-01-31T23:59:59-03:00");
  const extended = await set(deadlineAfter(new Date("2027-03-31T12:00:00-03:00")), "Prorrogado");
  store.now = at;
  expect(await plan()).toMatchObject({ action: "wait", deadline: extended, until: new Date("2027-03-02T00:00:00-03:00") });
  store.now = extended.at;
  expect(await plan()).toMatchObject({ action: "block", deadline: extended });
  await store.sql("UPDATE store.legacy_processes SET suspended_at = $1", [store.now]);
  await store.migrationDeadline.taken({ deadlineId: extended.id, step: "block", count: 1 });
  expect(await store.migrationDeadline.reach()).toMatchObject({ instances: 1, suspended: 1 });
  const again = await set(deadlineAfter(new Date("2027-12-31T12:00:00-03:00")), "Prorrogado outra vez");
  expect(await plan()).toEqual({ action: "lift", deadline: again });
  await store.sql("UPDATE store.legacy_processes SET suspended_at = NULL");
  expect(await plan()).toMatchObject({ action: "wait", deadline: again });
  expect(first.id).not.toBe(again.id);
});

test("it writes once per account, deadline and step, to those who have an address and have not migrated", async () => {
  const deadline = await set();
  await addLegacyAccount(store, { login: "sem-email", email: null });
  const migrated = await addLegacyAccount(store, { login: "migrado" });
  await markMigrated(store, migrated, accountId);
  await store.sql("UPDATE store.legacy_accounts SET state = 'inactive' WHERE id = $1", [
    (await addLegacyAccount(store, { login: "inativo" })).id,
  ]);
  store.now = new Date("2027-01-02T00:00:00-03:00");
  expect(await warn(deadline.id, 30)).toEqual({ written: 1, after: null });
  expect(await warn(deadline.id, 30)).toEqual({ written: 0, after: null });
  expect(await store.outbox.list()).toMatchObject([
    {
      ...{ to: "joana@example.com", template: "migration-deadline-warning" },
      data: { login: "joana", deadline: at.toISOString(), reason: "Portaria 12/2026" },
    },
  ]);
  expect(await store.migrationDeadline.reach()).toMatchObject({ accounts: 3, reachable: 1 });
  // The next step writes again; the same moment with another reason does not.
  expect(await warn(deadline.id, 15)).toMatchObject({ written: 1 });
  const same = await set(at, "Texto corrigido");
  expect(await warn(same.id, 15)).toMatchObject({ written: 0 });
  // Whoever holds on to a deadline that was moved writes nothing.
  expect(await warn(deadline.id, 7)).toEqual({ written: 0, after: null });
  const other = await set(deadlineAfter(new Date("2027-02-01T12:00:00-03:00")), "Mais um dia");
  expect(await warn(other.id, 15)).toMatchObject({ written: 1 });
});

test("pages of warnings take up where the one before ended", async () => {
  const deadline = await set();
  for (let count = 0; count < 4; count++) await addLegacyAccount(store);
  const first = await warn(deadline.id, 30, 2);
  expect(first).toMatchObject({ written: 2, after: expect.any(String) });
  const rest = await store.migrationDeadline.warn({ deadlineId: deadline.id, days: 30, after: first.after, limit: 5 });
  expect(rest).toEqual({ written: 3, after: null });
  expect(new Set((await store.outbox.list()).map(({ to }) => to)).size).toBe(5);
});

test("once everybody has migrated there is nothing left to do", async () => {
  await set();
  await markMigrated(store, joana, accountId);
  expect(await plan()).toEqual({ action: "finish" });
});

test("one process at a time looks after it", async () => {
  const ran: string[] = [];
  await store.migrationDeadline.alone(async () => {
    ran.push("first");
    await store.migrationDeadline.alone(async () => void ran.push("second"));
  });
  await store.migrationDeadline.alone(async () => void ran.push("third"));
  expect(ran).toEqual(["first", "third"]);
});
