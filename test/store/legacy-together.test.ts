import { importLegacy, legacyAccount, legacyProcess, person, proveLogin } from "./support/legacy.ts";
import { openStore, type TestStore } from "./support/store.ts";

let store: TestStore;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.finish());

test("many migrations at once: each moves what is its own; one that may not is told so and hinders nobody", async () => {
  const names = Array.from({ length: 12 }, (_, index) => `login${index}`);
  await importLegacy(
    store,
    names.map((name) => legacyAccount(name)),
    names.flatMap((name) => [legacyProcess(`${name}-1`, name), legacyProcess(`${name}-2`, name)]),
  );
  const begun = await Promise.all(
    names.map(async (name, index) => {
      const accountId = await person(store, index);
      return store.legacy.begin({ accountId, legacyAccountId: await proveLogin(store, accountId, name) });
    }),
  );
  // Somebody else has proven the first login as well; the second migration is cancelled; one does not exist.
  const rival = await person(store, 50);
  const contested = await store.legacy.begin({ accountId: rival, legacyAccountId: await proveLogin(store, rival, names[0]!) });
  await store.legacy.cancel(begun[1]!.id);
  const wanted = [...begun, contested].map(({ id }) => id);
  const unknown = "5b0a6a57-1c3b-4d0e-8f62-0f9d6f6d9c01";
  const answers = await Promise.allSettled([...wanted, unknown, wanted[2]!].map((id) => store.legacy.moveInStore(id)));
  const said = answers.map((answer) => {
    if (answer.status === "rejected") return answer.reason.code;
    return answer.value.moved ? "moved" : answer.value.plan.allowed ? "allowed" : answer.value.plan.code;
  });
  expect(said).toEqual([
    ...["migration-shared-login", "migration-state", ...Array(10).fill("moved"), "migration-shared-login"],
    ...["migration-unknown", "moved"],
  ]);
  for (const { id, accountId, login } of begun.slice(2)) {
    expect((await store.legacy.movedTo(accountId)).map(({ ownerLogin }) => ownerLogin)).toEqual([login, login]);
    expect((await store.legacy.migration(id))!.counts).toEqual({ open: 2, finished: 0, instances: 2 });
  }
  const works = await Promise.all(begun.slice(2).map(({ id }) => store.legacy.engineWork(id, 1)));
  expect(works.map((work) => work.map(({ from }) => from))).toEqual(begun.slice(2).map(({ login }) => [login]));
  const noted = begun.slice(2).map(({ id }, index) => store.legacy.noteEngineMoved(id, [works[index]![0]!.processId]));
  await Promise.all(noted);
  const early = await Promise.allSettled(begun.slice(2).map(({ id }) => store.legacy.finishEngine(id)));
  expect(early.every((answer) => answer.status === "rejected" && answer.reason.code === "migration-state")).toBe(true);
  expect((await store.audit.verify()).intact).toBe(true);
});

test("two who want one login at the same moment, both allowed by staff: one gets it, the other is told whose it is", async () => {
  await importLegacy(store, [legacyAccount("both")], [legacyProcess("both-1", "both")]);
  const people = [await person(store, 60), await person(store, 61)];
  const staff = { actor: "system:test", capacity: "staff:support", reason: "x", decision: "allow" as const };
  let legacyAccountId = "";
  for (const accountId of people) legacyAccountId = await proveLogin(store, accountId, "both");
  for (const accountId of people) await store.legacy.queueConflict((await store.legacy.begin({ accountId, legacyAccountId })).id);
  for (const { id } of await store.legacy.conflicts({ state: "open" })) await store.legacy.decide({ ...staff, conflictId: id });
  const begun = await Promise.all(people.map((accountId) => store.legacy.begin({ accountId, legacyAccountId })));
  const answers = await Promise.all(begun.map(({ id }) => store.legacy.moveInStore(id)));
  const said = answers.map((answer) => (answer.moved ? "moved" : answer.plan.allowed ? "allowed" : answer.plan.code));
  expect(said.sort()).toEqual(["migration-already-claimed", "moved"]);
});
