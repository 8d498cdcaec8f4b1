import type { LegacyImport, Store } from "../../src/store/types.ts";
import { cpfOf, finished, importRequest, legacyAccount, legacyProcess, migrate, person, proveLogin } from "./support/legacy.ts";
import { openStore, type TestStore } from "./support/store.ts";

let store: TestStore;
beforeEach(async () => {
  store = await openStore();
});
afterEach(() => store.finish());

const run = (...request: Parameters<typeof importRequest>) => store.legacy.import(importRequest(...request));
async function report({ id }: LegacyImport, from: Pick<Store, "legacy"> = store) {
  const lines = [];
  for await (const page of from.legacy.importReport(id)) lines.push(...page);
  return lines.map(({ file, line, fault }) => [file, line, fault.code, fault.otherLine ?? null]);
}
const logins = async () => (await store.legacy.search({})).map(({ login }) => login);

test("a dry run says what would happen and changes nothing; the import does it; repeated, it changes nothing", async () => {
  const files = [
    [legacyAccount("ana"), legacyAccount("bruno")],
    [legacyProcess("1", "ANA "), legacyProcess("2", "ana", finished)],
  ] as const;
  const dry = await run([...files[0]], [...files[1]], { dryRun: true });
  expect(dry).toMatchObject({
    outcome: "dry-run",
    counts: { accounts: { lines: 2, ready: 2, broken: 0 }, processes: { lines: 2, ready: 2 } },
  });
  expect(await logins()).toEqual([]);

  const done = await run([...files[0]], [...files[1]]);
  expect(done).toMatchObject({ outcome: "imported", key: dry.key, counts: dry.counts });
  expect(await logins()).toEqual(["ana", "bruno"]);
  const before = await store.sql("select * from store.legacy_accounts order by login");
  expect(await run([...files[0]], [...files[1]])).toMatchObject({ outcome: "repeated", counts: dry.counts });
  expect(await run([...files[0]], [...files[1]], { key: "another" })).toMatchObject({
    outcome: "imported",
    counts: { accounts: { ready: 0, skipped: 2 }, processes: { ready: 0, skipped: 2 } },
  });
  expect(await store.sql("select * from store.legacy_accounts order by login")).toEqual(before);
  expect((await store.legacy.imports()).map(({ outcome }) => outcome).sort()).toEqual([
    "dry-run",
    "imported",
    "imported",
    "repeated",
  ]);
  expect((await store.audit.verify()).entries).toBe(4);
});

test("one broken line and nothing is imported; every fault is reported with the line it is about", async () => {
  const broken = await run(
    [legacyAccount("ana"), { code: "cpf-wrong", column: "cpf" }, legacyAccount("Bruno"), legacyAccount("bruno")],
    [
      legacyProcess("1", "ana"),
      legacyProcess("1", "ana", { engineInstance: null }),
      legacyProcess("3", "ana", { engineInstance: "instance-1" }),
      legacyProcess("4", "nobody"),
    ],
  );
  expect(broken).toMatchObject({
    outcome: "broken",
    counts: { accounts: { lines: 4, ready: 2, broken: 2 }, processes: { lines: 4, ready: 1, broken: 3 } },
  });
  expect(await report(broken)).toEqual([
    ["accounts", 3, "cpf-wrong", null],
    ["accounts", 5, "login-repeated", 4],
    ["processes", 3, "number-repeated", 2],
    ["processes", 4, "instance-repeated", 2],
    ["processes", 5, "owner-missing", null],
  ]);
  expect(await logins()).toEqual([]);
  expect(await run([legacyAccount("ana")], [legacyProcess("1", "ana")])).toMatchObject({ outcome: "imported" });
});

test("records that share a CPF are imported, blocked and reported; when one changes its CPF, both are free", async () => {
  const cpf = cpfOf(1);
  const shared = await run([
    legacyAccount("ana", { cpf }),
    legacyAccount("ana2", { cpf }),
    legacyAccount("off", { cpf, active: false }),
  ]);
  expect(shared).toMatchObject({ outcome: "imported", counts: { accounts: { ready: 1, conflicting: 2 } } });
  expect(await report(shared)).toEqual([
    ["accounts", 2, "cpf-shared", 3],
    ["accounts", 3, "cpf-shared", 2],
  ]);
  const states = async () => (await store.legacy.search({})).map(({ state, blockedReason }) => blockedReason ?? state);
  expect(await states()).toEqual(["migration-two-records-for-cpf", "migration-two-records-for-cpf", "inactive"]);
  await run([legacyAccount("ana2", { cpf: cpfOf(2) })]);
  expect(await states()).toEqual(["ready", "ready", "inactive"]);
  await run([legacyAccount("later", { cpf })]);
  expect(await states()).toEqual(["migration-two-records-for-cpf", "ready", "migration-two-records-for-cpf", "inactive"]);
});

test("a later import changes what has not moved, and leaves alone what has", async () => {
  await run([legacyAccount("ana"), legacyAccount("bruno")], [legacyProcess("1", "ana"), legacyProcess("2", "bruno")]);
  const accountId = await person(store, 1);
  const first = await migrate(store, accountId, "ana");
  store.later(60);
  const changed = { name: "Outro nome" };
  const later = await run(
    [legacyAccount("ana", changed), legacyAccount("bruno", changed)],
    [
      legacyProcess("1", "ana", { service: "P002" }),
      legacyProcess("2", "bruno", { ...finished, service: "P002" }),
      legacyProcess("3", "ana"),
    ],
  );
  expect(later.counts).toMatchObject({
    accounts: { ready: 1, skipped: 1 },
    processes: { ready: 2, skipped: 1, conflicting: 0 },
  });
  expect(await report(later)).toEqual([]);
  // What comes after its login has been migrated is the account's at once, with a receipt of its own.
  const [own, ...others] = await store.legacy.migrationsOf(accountId);
  expect(others).toMatchObject([{ id: first }]);
  expect(own).toMatchObject({ state: "receipted", login: "ana", counts: { open: 1, finished: 0, instances: 1 } });
  expect(own!.receipt).not.toBe(others[0]!.receipt);
  expect((await store.legacy.movedBy(own!.id)).map(({ number }) => number)).toEqual(["3"]);
  const mails = (await store.outbox.list({ to: "pessoa1@example.com" })).filter(
    ({ template }) => template === "migration-receipt",
  );
  expect(mails.map(({ data }) => data.receipt)).toContain(own!.receipt);
  // The engine gives its tasks like those that come late, and an undo takes them back.
  expect((await store.legacy.followedWork("ana")).map(({ number }) => number).sort()).toEqual(["1", "3"]);
  expect(await store.legacy.findByLogin("ana")).toMatchObject({ name: "Titular de ana", state: "migrated" });
  const bruno = (await store.legacy.findByLogin("bruno"))!;
  expect(bruno.name).toBe("Outro nome");
  expect(await store.legacy.processesOf(bruno.id)).toMatchObject([{ number: "2", service: "P002", status: "finished" }]);
  await store.legacy.undo({ actor: "system:test", capacity: "system", migrationId: own!.id, reason: "x" });
  expect(await store.legacy.engineBackWork()).toMatchObject([{ number: "3", from: accountId, to: "ana" }]);
});

test("a process of a login that was split between several is not given to one of them", async () => {
  await run([legacyAccount("ana")], [legacyProcess("1", "ana"), legacyProcess("2", "ana")]);
  const [ana, bruno] = [await person(store, 1), await person(store, 2)];
  await migrate(store, ana, "ana");
  const [one] = await store.sql("select id, moved_to from store.legacy_processes where number = '1'");
  const [other] = await store.sql(
    `insert into store.account_migrations (legacy_account_id, account_id, state, planned_at)
       select owner_id, $2, 'receipted', moved_at from store.legacy_processes where id = $1 returning id`,
    [one!.id, bruno],
  );
  await store.sql("update store.legacy_processes set moved_to = $2, migration_id = $3 where id = $1", [
    one!.id,
    bruno,
    other!.id,
  ]);
  const later = await run([legacyAccount("ana")], [legacyProcess("3", "ana")], { key: "later" });
  expect(later).toMatchObject({ outcome: "imported", counts: { processes: { ready: 0, conflicting: 1 } } });
  expect(await report(later)).toEqual([["processes", 2, "owner-migrated", null]]);
  expect(await store.legacy.search({ text: "3" })).toEqual([]);
});

test("a key is for the files with which it was used first", async () => {
  const [first, second] = [[legacyAccount("ana")], [legacyAccount("bruno")]];
  await run(first, [], { key: "k" });
  for (const dryRun of [true, false])
    await expect(run(second, [], { key: "k", dryRun })).rejects.toMatchObject({ code: "import-key-reused" });
  expect(await logins()).toEqual(["ana"]);
  expect(await run(first, [], { key: "k" })).toMatchObject({ outcome: "repeated" });
  expect(await run(second, [], { key: "l" })).toMatchObject({ outcome: "imported" });
});

test("two imports at once do not get into each other's way; one key is imported once", async () => {
  const results = await Promise.all([
    run([legacyAccount("ana")], [], { key: "same" }),
    run([legacyAccount("ana")], [], { key: "same" }),
    run([legacyAccount("bruno")], [], { key: "other" }),
  ]);
  expect(results.map(({ outcome }) => outcome).sort()).toEqual(["imported", "imported", "repeated"]);
  expect(await logins()).toEqual(["ana", "bruno"]);
});

test("a file that breaks off halfway leaves nothing", async () => {
  const request = importRequest([legacyAccount("ana")]);
  async function* broken() {
    yield { line: 2, input: legacyAccount("ana") };
    throw new Error("the disk is gone");
  }
  await expect(store.legacy.import({ ...request, accounts: broken })).rejects.toThrow("the disk is gone");
  expect(await logins()).toEqual([]);
  expect(await store.legacy.imports()).toEqual([]);
});

test("an import waits for a migration that is at it, and the other way round", async () => {
  await run([legacyAccount("ana")], [legacyProcess("1", "ana")]);
  const accountId = await person(store, 1);
  const legacyAccountId = await proveLogin(store, accountId, "ana");
  const { id } = await store.legacy.begin({ accountId, legacyAccountId });
  const later = importRequest([legacyAccount("ana")], [legacyProcess("1", "ana"), legacyProcess("2", "ana")]);
  const [imported] = await Promise.all([store.legacy.import(later), store.legacy.moveInStore(id)]);
  // Whoever came first: nothing is left with a login that is dead.
  const [left] = await store.sql("select count(*)::int as n from store.legacy_processes where moved_to is null");
  expect(left!.n).toBe(0);
  expect(imported.counts.processes.conflicting + (await store.legacy.movedTo(accountId)).length).toBe(2);
});
