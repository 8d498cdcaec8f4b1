import { randomUUID } from "node:crypto";
import fc from "fast-check";
import type { LegacyProcess } from "../../src/store/types.ts";
import { expectCounted } from "./support/counted.ts";
import { importRequest, legacyAccount, legacyProcess, person } from "./support/legacy.ts";
import { openStore, type TestStore } from "./support/store.ts";

const kinds = ["prove", "begin", "move", "hand-out", "note", "end-engine", "receipt", "cancel", "queue"] as const;
const staffKinds = ["remove", "undo", "allow", "refuse", "back", "import"] as const;

/** One thing that happens; what a kind does not need it does not look at. */
const act = fc.record({
  kind: fc.constantFrom(...kinds, ...kinds, ...staffKinds),
  person: fc.nat(1),
  login: fc.nat(1),
  /** Which of several. */
  nth: fc.nat(3),
});
type Act = typeof act extends fc.Arbitrary<infer Kind> ? Kind : never;

let store: TestStore;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.finish());

let world = 0;
const staff = { actor: "system:test", capacity: "staff:support", reason: "x" };

/** Two people, two logins with three processes each; acts in any order, as crashes and impatience bring them. */
async function play(acts: Act[]): Promise<void> {
  const names = [`w${++world}a`, `w${world}b`];
  const request = importRequest(
    names.map((name) => legacyAccount(name)),
    names.flatMap((name) => [1, 2, 3].map((nth) => legacyProcess(`${name}-${nth}`, name))),
  );
  await store.legacy.import(request);
  const people = [await person(store, world * 2), await person(store, world * 2 + 1)];
  const legacyIds = await Promise.all(names.map(async (name) => (await store.legacy.findByLogin(name))!.id));
  /** What has been promised so far: who has ever proven what, what was removed, and from whom. */
  const proven = new Set<string>();
  const removed = new Map<string, string>();

  const migrations = async (accountId: string) => store.legacy.migrationsOf(accountId);
  const all = async () => (await Promise.all(legacyIds.map((id) => store.legacy.processesOf(id)))).flat();

  const happen = async ({ kind, person: whose, login, nth }: Act): Promise<void> => {
    const accountId = people[whose]!;
    const legacyAccountId = legacyIds[login]!;
    const own = (await migrations(accountId)).filter((migration) => migration.legacyAccountId === legacyAccountId);
    const { id } = own[nth % Math.max(1, own.length)] ?? { id: randomUUID() };
    const now = store.now;
    if (kind === "prove") {
      proven.add(`${accountId} ${legacyAccountId}`);
      const row = [randomUUID(), legacyAccountId, now, accountId];
      const alive = (await store.legacy.door(names[login]!)) === "password";
      if (alive)
        await store.sql(
          `insert into store.legacy_claims (token_hash, legacy_account_id, made_at, expires_at, account_id, attached_at)
             values ($1, $2, $3, $3, $4, $3)`,
          row,
        );
    }
    if (kind === "begin") await store.legacy.begin({ accountId, legacyAccountId });
    if (kind === "move") await store.legacy.moveInStore(id);
    if (kind === "hand-out") await store.legacy.engineWork(id, 2);
    if (kind === "note") {
      const works = await store.legacy.engineWork(id, 2);
      await store.legacy.noteEngineMoved(
        id,
        works.map(({ processId }) => processId),
      );
    }
    if (kind === "end-engine") await store.legacy.finishEngine(id);
    if (kind === "receipt") await store.legacy.finish(id);
    if (kind === "cancel") await store.legacy.cancel(id);
    if (kind === "queue") await store.legacy.queueConflict(id);
    if (kind === "undo") await store.legacy.undo({ ...staff, migrationId: id });
    if (kind === "import") await store.legacy.import({ ...request, key: randomUUID() });
    if (kind === "remove") {
      const process = (await store.legacy.movedTo(accountId))[nth % 3];
      if (process) await store.legacy.removeProcess({ ...staff, processId: process.id });
      if (process) removed.set(process.id, accountId);
    }
    if (kind === "allow" || kind === "refuse") {
      const open = (await store.legacy.conflicts({ state: "open" })).filter((one) => legacyIds.includes(one.legacyAccountId));
      const conflict = open[nth % Math.max(1, open.length)];
      if (conflict) await store.legacy.decide({ ...staff, conflictId: conflict.id, decision: kind });
    }
    if (kind === "back") {
      const works = (await store.legacy.engineBackWork(1_000)).filter(({ from }) => people.includes(from));
      await store.legacy.noteEngineBack(works.map(({ processId }) => processId));
    }
  };

  const check = async (processes: LegacyProcess[]) => {
    expect(processes.map(({ number }) => number)).toEqual(names.flatMap((name) => [1, 2, 3].map((nth) => `${name}-${nth}`)));
    for (const process of processes) {
      // Whose it is has proven the login, and began the migration that moved it.
      if (process.movedTo !== null) expect(proven).toContain(`${process.movedTo} ${process.ownerId}`);
      if (removed.has(process.id))
        expect(process).toMatchObject({ movedTo: removed.get(process.id), removedAt: expect.any(Date) });
      else expect(process.removedAt).toBeNull();
    }
    for (const [index, id] of legacyIds.entries()) {
      const legacy = (await store.legacy.get(id))!;
      const kept = processes.filter(({ ownerId, removedAt }) => ownerId === id && removedAt === null);
      // All or nothing: a login is dead when and only when everything that was not removed is its new owner's.
      expect(new Set(kept.map(({ movedTo }) => movedTo))).toEqual(new Set(kept.length === 0 ? [] : [legacy.migratedTo]));
      expect(await store.legacy.door(names[index]!)).toBe(legacy.migratedTo === null ? "password" : "migrated");
    }
  };

  for (const one of acts) {
    store.later(1);
    // What may not be done now is refused, and changes nothing.
    await happen(one).catch((error) =>
      expect(error).toMatchObject({ code: expect.stringMatching(/^(migration|claim|conflict)-/) }),
    );
    await check(await all());
  }
  await expectCounted(store);
  const [twice] = await store.sql(
    `select count(*)::int as n from (select details ->> 'migrationId' from store.audit where action in ('legacy-account-moved', 'account-migrated')
       group by action, details ->> 'migrationId' having count(*) > 1) as found`,
  );
  expect(twice!.n).toBe(0);
}

test("whatever happens in whatever order: nothing is lost, nothing moves twice or to who has not proven it, removals stay", async () => {
  await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 30 }), play), {
    numRuns: Number(process.env.ORQUESTRA_RUNS ?? 8),
  });
}, 120_000);

test("the longest way, to be sure that the walks can get there: moved, removed, undone, moved by somebody else", async () => {
  const kinds: [Act["kind"], number?][] = [
    ...[["prove"], ["begin"], ["move"], ["note"], ["note"], ["end-engine"], ["receipt"], ["remove"], ["undo"], ["back"]],
    ...[
      ["prove", 1],
      ["begin", 1],
      ["move", 1],
      ["note", 1],
      ["end-engine", 1],
      ["receipt", 1],
    ],
  ] as [Act["kind"], number?][];
  await play(kinds.map(([kind, person = 0]) => ({ kind, person, login: 0, nth: 0 })));
  const [row] = await store.sql(
    `select count(*) filter (where m.state = 'undone')::int as undone, count(*) filter (where m.state = 'receipted')::int as receipted
       from store.account_migrations m join store.legacy_accounts l on l.id = m.legacy_account_id where l.login = $1`,
    [`w${world}a`],
  );
  expect(row).toEqual({ undone: 1, receipted: 1 });
});
