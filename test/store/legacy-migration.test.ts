import { finished, importLegacy, legacyAccount, legacyProcess, migrate, person, proveLogin } from "./support/legacy.ts";
import { openStore, type TestStore } from "./support/store.ts";

let store: TestStore;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.finish());

let count = 0;
/** An old login with an open and a finished process, and somebody. */
async function prepare() {
  const login = `Login${++count}`;
  const [open, ended] = [`${login}-1`, `${login}-2`];
  await importLegacy(store, [legacyAccount(login)], [legacyProcess(open, login), legacyProcess(ended, login, finished)]);
  return { login, open, ended, accountId: await person(store, count) };
}
const staff = { actor: "system:test", capacity: "staff:administrator", reason: "Pedido do titular" };

test("everything moves, open and finished, and leaves a receipt on the page and by mail, once", async () => {
  const { login, open, ended, accountId } = await prepare();
  const legacyAccountId = await proveLogin(store, accountId, ` ${login.toUpperCase()} `);
  const { id } = await store.legacy.begin({ accountId, legacyAccountId });
  expect(await store.legacy.get(legacyAccountId)).toMatchObject({ login, state: "migrating" });
  expect(await store.legacy.plan({ accountId, legacyAccountId })).toMatchObject({
    ...{ allowed: true, counts: { open: 1, finished: 1, instances: 1 } },
    processes: [{ number: open }, { number: ended }],
    services: [{ service: "P001 Registro de objeto", open: 1, finished: 1 }],
  });
  expect(await store.legacy.movedTo(accountId)).toEqual([]);

  expect(await store.legacy.moveInStore(id)).toMatchObject({ moved: true, migration: { state: "store-moved" } });
  expect(await store.legacy.moveInStore(id)).toMatchObject({ moved: true, migration: { counts: { open: 1, finished: 1 } } });
  expect(await store.legacy.get(legacyAccountId)).toMatchObject({ state: "migrated", migratedTo: accountId });
  await expect(store.legacy.finishEngine(id)).rejects.toMatchObject({ code: "migration-state" });
  const [work, ...more] = await store.legacy.engineWork(id);
  expect(more).toEqual([]);
  expect(work).toMatchObject({ number: open, instanceId: `instance-${open}`, from: login, to: accountId, suspended: false });
  await store.legacy.noteEngineMoved(id, [work!.processId]);
  expect(await store.legacy.engineWork(id)).toEqual([]);
  await store.legacy.finishEngine(id);
  const done = await store.legacy.finish(id);
  expect(done).toMatchObject({ state: "receipted", receipt: expect.stringMatching(/^MIG-/) });
  expect(await store.legacy.finish(id)).toEqual(done);

  expect((await store.legacy.movedTo(accountId)).map(({ number }) => number)).toEqual([open, ended]);
  const mails = (await store.outbox.list({ to: `pessoa${count}@example.com` })).filter(
    (mail) => mail.template === "migration-receipt",
  );
  expect(mails).toMatchObject([{ data: { login, receipt: done.receipt, open: 1, finished: 1 } }]);
  expect(await store.legacy.door(login)).toBe("migrated");
  expect((await store.audit.verify()).intact).toBe(true);
});

test("several logins come to one account, each with its own proof and its own receipt", async () => {
  const first = await prepare();
  const second = await prepare();
  const ids = [await migrate(store, first.accountId, first.login), await migrate(store, first.accountId, second.login)];
  const done = await store.legacy.migrationsOf(first.accountId);
  expect(done.map(({ id }) => id).sort()).toEqual(ids.sort());
  expect(new Set(done.map(({ receipt }) => receipt)).size).toBe(2);
  expect(await store.legacy.movedTo(first.accountId)).toHaveLength(4);
});

test("nothing begins without a proof", async () => {
  const { login, accountId } = await prepare();
  const { id: legacyAccountId } = (await store.legacy.findByLogin(login))!;
  await expect(store.legacy.begin({ accountId, legacyAccountId })).rejects.toMatchObject({ code: "claim-missing" });
});

test("a process that was taken away between the half steps is not moved again by whoever resumes", async () => {
  const { login, open, accountId } = await prepare();
  const legacyAccountId = await proveLogin(store, accountId, login);
  const { id } = await store.legacy.begin({ accountId, legacyAccountId });
  await store.legacy.moveInStore(id);
  const [work] = await store.legacy.engineWork(id);
  expect(await store.legacy.removeProcess({ ...staff, processId: work!.processId })).toBe(true);
  expect(await store.legacy.removeProcess({ ...staff, processId: work!.processId })).toBe(false);

  expect(await store.legacy.engineWork(id)).toEqual([]);
  // It may have reached the engine: it goes back once the half step is over.
  expect(await store.legacy.engineBackWork()).toEqual([]);
  await store.legacy.moveInStore(id);
  await store.legacy.finishEngine(id);
  await store.legacy.finish(id);
  expect((await store.legacy.movedTo(accountId)).map(({ number }) => number)).toEqual([`${login}-2`]);
  expect(await store.legacy.engineBackWork()).toMatchObject([{ number: open, from: accountId, to: login }]);
  await store.legacy.noteEngineBack([work!.processId]);
  expect(await store.legacy.engineBackWork()).toEqual([]);
});

test("staff undoes a migration in time, in the store and then in the engine; what was removed stays removed", async () => {
  const { login, open, ended, accountId } = await prepare();
  const id = await migrate(store, accountId, login);
  const removed = (await store.legacy.movedBy(id)).find(({ number }) => number === ended)!;
  await store.legacy.removeProcess({ ...staff, processId: removed.id });
  expect(await store.legacy.undo({ ...staff, migrationId: id })).toMatchObject({ state: "undoing", undoReason: staff.reason });
  expect(await store.legacy.movedTo(accountId)).toEqual([]);
  expect(await store.legacy.door(login)).toBe("password");
  await expect(store.legacy.undo({ ...staff, migrationId: id })).rejects.toMatchObject({ code: "migration-state" });

  const [work, ...more] = await store.legacy.engineBackWork();
  expect(more).toEqual([]);
  expect(work).toMatchObject({ number: open, from: accountId, to: login });
  const legacyAccountId = await proveLogin(store, accountId, login);
  await expect(store.legacy.begin({ accountId, legacyAccountId })).rejects.toMatchObject({ code: "migration-state" });
  await store.legacy.noteEngineBack([work!.processId]);
  expect(await store.legacy.migration(id)).toMatchObject({ state: "undone", undoUntil: null });
  expect(await store.legacy.findByLogin(login)).toMatchObject({ state: "ready" });

  await migrate(store, accountId, login);
  expect((await store.legacy.movedTo(accountId)).map(({ number }) => number)).toEqual([open]);
});

test("the last second in which a migration can be undone, and the first in which it cannot", async () => {
  const { login, accountId } = await prepare();
  const id = await migrate(store, accountId, login);
  const { undoUntil } = (await store.legacy.migration(id))!;
  const began = store.now;
  store.now = undoUntil!;
  await expect(store.legacy.undo({ ...staff, migrationId: id })).rejects.toMatchObject({ code: "migration-undo-too-late" });
  store.now = new Date(undoUntil!.getTime() - 1);
  expect(await store.legacy.undo({ ...staff, migrationId: id })).toMatchObject({ state: "undoing" });
  await store.legacy.noteEngineBack((await store.legacy.engineBackWork()).map(({ processId }) => processId));
  store.now = began;
});

test("who cancels gives the proof back, and nothing has moved", async () => {
  const { login, accountId } = await prepare();
  const legacyAccountId = await proveLogin(store, accountId, login);
  const { id } = await store.legacy.begin({ accountId, legacyAccountId });
  expect(await store.legacy.cancel(id)).toMatchObject({ state: "cancelled" });
  await expect(store.legacy.moveInStore(id)).rejects.toMatchObject({ code: "migration-state" });
  await expect(store.legacy.begin({ accountId, legacyAccountId })).rejects.toMatchObject({ code: "claim-missing" });
  expect(await store.legacy.findByLogin(login)).toMatchObject({ state: "ready" });
});

test("what the deadline holds is let go by the migration, and never held again", async () => {
  const { login, open, accountId } = await prepare();
  const held = (await store.legacy.toSuspend({ limit: 1_000 })).filter(({ instanceId }) => instanceId === `instance-${open}`);
  expect(held).toHaveLength(1);
  await store.legacy.noteSuspended(held.map(({ processId }) => processId));
  // Nobody knows whether the engine was asked: it is offered again until it is migrated.
  const offered = async () =>
    (await store.legacy.toSuspend({ limit: 1_000 })).some(({ instanceId }) => instanceId === `instance-${open}`);
  expect(await offered()).toBe(true);
  expect(await store.legacy.toLift({ limit: 10, movedOnly: true })).toEqual([]);
  expect(await store.legacy.toLift({ limit: 10 })).toEqual(held);

  const legacyAccountId = await proveLogin(store, accountId, login);
  const { id } = await store.legacy.begin({ accountId, legacyAccountId });
  await store.legacy.moveInStore(id);
  expect(await offered()).toBe(false);
  expect(await store.legacy.toLift({ limit: 10, movedOnly: true })).toEqual(held);
  expect(await store.legacy.engineWork(id)).toMatchObject([{ suspended: true }]);
  await store.legacy.noteLifted(held.map(({ processId }) => processId));
  expect(await store.legacy.toLift({ limit: 10 })).toEqual([]);
});
