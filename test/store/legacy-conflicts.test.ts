import { cpfOf, finished, importLegacy, legacyAccount, legacyProcess, migrate, person, proveLogin } from "./support/legacy.ts";
import { openStore, type TestStore } from "./support/store.ts";

let store: TestStore;
let ana: string;
let bruno: string;
beforeEach(async () => {
  store = await openStore();
  ana = await person(store, 1, "Ana");
  bruno = await person(store, 2, "Bruno");
});
afterEach(() => store.finish());

const staff = { actor: "system:test", capacity: "staff:support", reason: "Conferido com a empresa" };
/** Proves and begins; gives what the plan says, and queues what stands against it. */
async function begin(accountId: string, login: string) {
  const legacyAccountId = await proveLogin(store, accountId, login);
  const { id } = await store.legacy.begin({ accountId, legacyAccountId });
  const plan = await store.legacy.plan({ accountId, legacyAccountId });
  const queued = await store.legacy.queueConflict(id);
  return { id, legacyAccountId, code: plan.allowed ? null : plan.code, queued };
}
const decide = (conflictId: string, decision: "allow" | "refuse" | "split", processIds?: string[]) =>
  store.legacy.decide({ ...staff, conflictId, decision, ...(processIds ? { processIds } : {}) });
const open = () => store.legacy.conflicts({ state: "open" });
const state = async (login: string) => {
  const found = (await store.legacy.findByLogin(login))!;
  return found.blockedReason ?? found.state;
};

test("equal CPF and e-mail alone move nothing, and prove nothing", async () => {
  await importLegacy(store, [legacyAccount("ana", { cpf: cpfOf(1), email: "pessoa1@example.com" })]);
  const { id: legacyAccountId } = (await store.legacy.findByLogin("ana"))!;
  expect(await store.legacy.pendingFor(ana)).toMatchObject([{ legacyAccountId, proven: false, login: null }]);
  await expect(store.legacy.begin({ accountId: ana, legacyAccountId })).rejects.toMatchObject({ code: "claim-missing" });
});

test("a CPF that is another one's is a matter for staff, with the facts; allowed, it goes on", async () => {
  await importLegacy(
    store,
    [legacyAccount("ana", { cpf: cpfOf(9) })],
    [legacyProcess("1", "ana"), legacyProcess("2", "ana", finished)],
  );
  const { id, queued, code } = await begin(ana, "ana");
  expect(code).toBe("migration-cpf-differs");
  expect(await store.legacy.queueConflict(id)).toEqual(queued);
  expect(await store.legacy.moveInStore(id).catch((error) => error.code)).toBe("migration-state");
  expect(await state("ana")).toBe("migration-cpf-differs");
  const [conflict, ...more] = await open();
  expect(more).toEqual([]);
  expect(conflict).toMatchObject({
    ...{ code, codes: [code], login: "ana", accountName: "Ana", reference: queued!.reference },
    facts: { legacy: { cpf: cpfOf(9) }, account: { cpf: cpfOf(1) }, processes: { open: 1, finished: 1 } },
  });
  expect(await store.audit.findByReference(queued!.reference)).toMatchObject({ action: "migration-conflict" });

  await decide(conflict!.id, "allow");
  await expect(decide(conflict!.id, "refuse")).rejects.toMatchObject({ code: "conflict-decided" });
  expect((await store.outbox.list({ to: "pessoa1@example.com" })).map(({ template }) => template)).toContain(
    "migration-decision",
  );
  expect(await state("ana")).toBe("ready");
  expect((await begin(ana, "ana")).code).toBeNull();
});

test("a login that two have proven is nobody's until staff decides; who lets go frees it", async () => {
  await importLegacy(store, [legacyAccount("shared")], [legacyProcess("1", "shared"), legacyProcess("2", "shared")]);
  const legacyAccountId = await proveLogin(store, ana, "shared");
  const first = await store.legacy.begin({ accountId: ana, legacyAccountId });
  expect(await store.legacy.plan({ accountId: ana, legacyAccountId })).toMatchObject({ allowed: true });
  const second = await begin(bruno, "shared");
  expect(second.code).toBe("migration-shared-login");
  // The first one had seen his preview already: the move decides anew.
  expect(await store.legacy.moveInStore(first.id)).toMatchObject({ moved: false, plan: { code: "migration-shared-login" } });
  expect(await store.legacy.queueConflict(first.id)).toMatchObject({ code: "migration-shared-login" });
  const conflicts = await open();
  expect(conflicts.map(({ accountId }) => accountId).sort()).toEqual([ana, bruno].sort());
  expect(conflicts.find(({ accountId }) => accountId === ana)!.facts.otherAccounts).toMatchObject([
    { accountId: bruno, provenAt: expect.any(Date), migratedAt: null },
  ]);

  await decide(conflicts.find(({ accountId }) => accountId === bruno)!.id, "refuse");
  expect(await state("shared")).toBe("migration-shared-login");
  await decide(conflicts.find(({ accountId }) => accountId === ana)!.id, "allow");
  const again = await store.legacy.begin({ accountId: ana, legacyAccountId });
  expect(await store.legacy.moveInStore(again.id)).toMatchObject({ moved: true });
  // Refused, he has to prove it anew, and the door is shut by now.
  expect(await store.legacy.prove({ login: "shared", password: "x", origin: null })).toBeNull();
  expect(await store.legacy.pendingFor(bruno)).toEqual([]);
});

test("a shared login can be split: each gets some, and the login lives until nothing is left", async () => {
  await importLegacy(store, [legacyAccount("shared")], [legacyProcess("1", "shared"), legacyProcess("2", "shared")]);
  await begin(ana, "shared");
  const { legacyAccountId } = await begin(bruno, "shared");
  await begin(ana, "shared");
  const [one, two] = (await store.legacy.processesOf(legacyAccountId)).map(({ id }) => id) as [string, string];
  const of = (conflicts: Awaited<ReturnType<typeof open>>, accountId: string) =>
    conflicts.find((conflict) => conflict.accountId === accountId)!.id;
  const conflicts = await open();
  expect(conflicts).toHaveLength(2);
  await expect(decide(of(conflicts, ana), "split", [])).rejects.toMatchObject({ code: "process-unknown" });
  await expect(decide(of(conflicts, ana), "split", [ana])).rejects.toMatchObject({ code: "process-unknown" });
  await decide(of(conflicts, ana), "split", [one]);
  await decide(of(conflicts, bruno), "split", [two]);

  const first = await store.legacy.begin({ accountId: ana, legacyAccountId });
  expect(await store.legacy.plan({ accountId: ana, legacyAccountId })).toMatchObject({ counts: { open: 1 } });
  await store.legacy.moveInStore(first.id);
  expect((await store.legacy.movedTo(ana)).map(({ id }) => id)).toEqual([one]);
  expect(await store.legacy.door("shared")).toBe("password");
  expect(await store.legacy.pendingFor(ana)).toEqual([]);
  const second = await store.legacy.begin({ accountId: bruno, legacyAccountId });
  await store.legacy.moveInStore(second.id);
  expect((await store.legacy.movedTo(bruno)).map(({ id }) => id)).toEqual([two]);
  expect(await store.legacy.door("shared")).toBe("migrated");
});

test("a question that waits for staff keeps waiting when the other one lets go: nothing moves that nobody decided", async () => {
  await importLegacy(store, [legacyAccount("shared")], [legacyProcess("1", "shared")]);
  const first = await begin(ana, "shared");
  const second = await begin(bruno, "shared");
  expect(second.code).toBe("migration-shared-login");
  await store.legacy.cancel(first.id);
  // He proves it again, or clicks again: it is the question that waits already.
  const again = await begin(bruno, "shared");
  expect(again).toMatchObject({ id: second.id, code: "migration-shared-login", queued: second.queued });
  expect(await open()).toHaveLength(1);
  expect(await store.legacy.migration(second.id)).toMatchObject({ state: "blocked", decision: null });
  await decide((await open())[0]!.id, "allow");
  const allowed = await begin(bruno, "shared");
  expect(allowed.code).toBeNull();
  expect(await store.legacy.moveInStore(allowed.id)).toMatchObject({ moved: true });
  expect(await store.legacy.migration(second.id)).toMatchObject({ state: "blocked", decision: "allow" });
});

test("a migration that was begun past the question is stopped by it as well", async () => {
  await importLegacy(store, [legacyAccount("shared")], [legacyProcess("1", "shared")]);
  const first = await begin(ana, "shared");
  const second = await begin(bruno, "shared");
  await store.legacy.cancel(first.id);
  await store.sql("UPDATE store.account_migrations SET state = 'planned' WHERE id = $1", [second.id]);
  expect(await store.legacy.moveInStore(second.id)).toMatchObject({ moved: false, plan: { code: "migration-shared-login" } });
  expect(await store.legacy.movedTo(bruno)).toEqual([]);
});

/** A login of two processes, of which Ana and Bruno get one each, and have it. */
async function splitInTwo() {
  await importLegacy(store, [legacyAccount("shared")], [legacyProcess("1", "shared"), legacyProcess("2", "shared")]);
  const { legacyAccountId } = await begin(ana, "shared");
  await begin(bruno, "shared");
  await begin(ana, "shared");
  const processes = (await store.legacy.processesOf(legacyAccountId)).map(({ id }) => id) as [string, string];
  const conflicts = await open();
  for (const [index, accountId] of [ana, bruno].entries())
    await decide(conflicts.find((conflict) => conflict.accountId === accountId)!.id, "split", [processes[index]!]);
  const first = await finish(ana, legacyAccountId);
  // Who has all of the part that was given to him gets no other receipt, however often he proves the login.
  await proveLogin(store, ana, "shared");
  expect(await store.legacy.begin({ accountId: ana, legacyAccountId })).toMatchObject({
    id: first,
    state: "receipted",
    split: true,
  });
  expect(await store.legacy.pendingFor(ana)).toEqual([]);
  const second = await finish(bruno, legacyAccountId);
  return { legacyAccountId, processes, first, second };
}

async function finish(accountId: string, legacyAccountId: string): Promise<string> {
  const { id } = await store.legacy.begin({ accountId, legacyAccountId });
  await store.legacy.moveInStore(id);
  await store.legacy.noteEngineMoved(
    id,
    (await store.legacy.engineWork(id)).map(({ processId }) => processId),
  );
  await store.legacy.finishEngine(id);
  await store.legacy.finish(id);
  return id;
}

test.each(["first", "second"] as const)(
  "the %s half of a split is undone: its login lives, and the half can come back",
  async (half) => {
    const split = await splitInTwo();
    expect(await store.legacy.door("shared")).toBe("migrated");
    const [accountId, kept] = half === "first" ? [ana, bruno] : [bruno, ana];
    const mine = split.processes[half === "first" ? 0 : 1];
    await store.legacy.undo({ ...staff, migrationId: split[half] });
    await store.legacy.noteEngineBack((await store.legacy.engineBackWork()).map(({ processId }) => processId));
    expect(await store.legacy.movedTo(kept)).toHaveLength(1);
    expect(await store.legacy.door("shared")).toBe("password");
    expect(await store.legacy.pendingFor(kept)).toEqual([]);
    await proveLogin(store, accountId, "shared");
    await finish(accountId, split.legacyAccountId);
    expect((await store.legacy.movedTo(accountId)).map(({ id }) => id)).toEqual([mine]);
    expect(await store.legacy.door("shared")).toBe("migrated");
  },
);

test("nobody of staff decides, undoes or takes away in a case of his own", async () => {
  await importLegacy(store, [legacyAccount("shared")], [legacyProcess("1", "shared")]);
  await begin(ana, "shared");
  await begin(bruno, "shared");
  const [conflict] = await open();
  const own = { conflictId: conflict!.id, decision: "allow", capacity: "staff:support", reason: "meu" } as const;
  // Bruno asked; Ana has proven the same login.
  for (const actor of [bruno, ana])
    await expect(store.legacy.decide({ ...own, actor })).rejects.toMatchObject({ code: "own-case" });
  const carla = await person(store, 3, "Carla");
  expect(await store.legacy.decide({ ...own, actor: carla })).toMatchObject({ decision: "allow", decidedBy: carla });
  const migrationId = await finish(bruno, conflict!.legacyAccountId);
  const [process] = await store.legacy.movedTo(bruno);
  const act = { capacity: "staff:administrator", reason: "meu" };
  await expect(store.legacy.undo({ ...act, actor: bruno, migrationId })).rejects.toMatchObject({ code: "own-case" });
  const removal = { ...act, processId: process!.id };
  await expect(store.legacy.removeProcess({ ...removal, actor: bruno })).rejects.toMatchObject({ code: "own-case" });
  expect(await store.legacy.removeProcess({ ...removal, actor: carla })).toBe(true);
  expect(await store.legacy.undo({ ...act, actor: carla, migrationId })).toMatchObject({ undoReason: "meu" });
});

test("who was refused and proves again reads the answer that there is", async () => {
  await importLegacy(store, [legacyAccount("off", { active: false })]);
  const first = await begin(ana, "off");
  const [conflict] = await open();
  await decide(conflict!.id, "refuse");
  const again = await begin(ana, "off");
  expect(again.id).not.toBe(first.id);
  const answered = { state: "blocked", conflictId: conflict!.id, decision: "refuse" };
  expect(await store.legacy.migration(again.id)).toMatchObject(answered);
});

test("two records for one CPF are both blocked, also for the person of that CPF", async () => {
  const cpf = cpfOf(1);
  await importLegacy(store, [legacyAccount("ana", { cpf }), legacyAccount("ana2", { cpf })]);
  const { code } = await begin(ana, "ana");
  expect(code).toBe("migration-two-records-for-cpf");
  const [conflict] = await open();
  expect(conflict!.facts.sameCpf).toMatchObject([{ login: "ana2" }]);
  await decide(conflict!.id, "allow");
  expect((await begin(ana, "ana")).code).toBeNull();
  expect((await begin(ana, "ana2")).code).toBe("migration-two-records-for-cpf");
});

test("what was migrated to somebody else stays there, whatever is allowed, until it is undone", async () => {
  await importLegacy(store, [legacyAccount("login")], [legacyProcess("1", "login")]);
  const { claim } = (await store.legacy.prove({ login: "login", password: "Senha Antiga 1", origin: null }))!;
  const done = await migrate(store, ana, "login");
  const { legacyAccountId } = await store.legacy.attach({ claim, accountId: bruno });
  const { id } = await store.legacy.begin({ accountId: bruno, legacyAccountId });
  expect(await store.legacy.plan({ accountId: bruno, legacyAccountId })).toMatchObject({ code: "migration-already-claimed" });
  await store.legacy.queueConflict(id);
  const [conflict] = await open();
  expect(conflict!.facts.otherAccounts).toMatchObject([{ accountId: ana, migratedAt: expect.any(Date) }]);
  await expect(decide(conflict!.id, "allow")).rejects.toMatchObject({ code: "migration-still-claimed" });
  await store.legacy.undo({ ...staff, migrationId: done });
  await store.legacy.noteEngineBack((await store.legacy.engineBackWork()).map(({ processId }) => processId));
  await decide(conflict!.id, "allow");
  const again = await store.legacy.begin({ accountId: bruno, legacyAccountId });
  expect(await store.legacy.moveInStore(again.id)).toMatchObject({ moved: true });
  expect(await store.legacy.movedTo(bruno)).toHaveLength(1);
});

test("a login that is switched off asks staff; refused, it is blocked, and the same person is told so again", async () => {
  await importLegacy(store, [legacyAccount("off", { active: false })]);
  const { code } = await begin(ana, "off");
  expect(code).toBe("migration-inactive");
  await decide((await open())[0]!.id, "refuse");
  expect(await state("off")).toBe("migration-refused");
  const again = await begin(ana, "off");
  expect(again).toMatchObject({ code: "migration-refused", queued: { code: "migration-refused" } });
  expect(await open()).toEqual([]);
});

test("the overview counts by state and by week, and the search finds by everything that staff may hold in hand", async () => {
  const cpf = cpfOf(7);
  await importLegacy(
    store,
    [
      legacyAccount("ana"),
      legacyAccount("b_o", { cpf }),
      legacyAccount("off", { active: false }),
      legacyAccount("x", { cpf: cpfOf(9) }),
    ],
    [legacyProcess("1", "ana"), legacyProcess("2", "ana", finished), legacyProcess("3", "b_o")],
  );
  await migrate(store, ana, "ana");
  store.later(8 * 24 * 3600);
  await begin(bruno, "x");
  const overview = await store.legacy.overview();
  expect(overview).toMatchObject({
    accounts: { total: 4, ready: 1, migrating: 0, migrated: 1, conflicting: 1, blocked: 0, inactive: 1 },
    processes: { total: 3, open: 2, moved: 2, removed: 0, suspended: 0 },
    conflictsOpen: 1,
  });
  expect(overview.weeks.map(({ migrated, processes, conflicts }) => [migrated, processes, conflicts])).toEqual([
    [1, 2, 0],
    [0, 0, 1],
  ]);
  expect(overview.weeks[0]!.from.toISOString()).toBe("2026-11-16T03:00:00.000Z");
  const found = async (text: string) => (await store.legacy.search({ text })).map(({ login }) => login);
  expect(await found("B_")).toEqual(["b_o"]);
  expect(await found("titular de A")).toEqual(["ana"]);
  expect(await found(cpf)).toEqual(["b_o"]);
  expect(await found("3")).toEqual(["b_o"]);
  expect(await found("%")).toEqual([]);
  expect((await store.legacy.search({ after: "ana", limit: 1 })).map(({ login }) => login)).toEqual(["b_o"]);
  expect((await store.legacy.search({ state: "migrated" })).map(({ processes }) => processes)).toEqual([2]);
});
