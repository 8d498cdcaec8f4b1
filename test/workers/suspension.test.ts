import { migrationDeadlineBlock } from "../../workers/migration-deadline-block.ts";
import { migrationDeadlineLift } from "../../workers/migration-deadline-lift.ts";
import { migrationMoveEngine } from "../../workers/migration-move-engine.ts";
import { migrationMoveStore } from "../../workers/migration-move-store.ts";
import { importLegacy, legacyAccount, legacyProcess, person, proveLogin } from "../store/support/legacy.ts";
import { type Bench, openBench } from "./support/bench.ts";

let bench: Bench;
let accountId: string;
let deadlineId: string;
beforeEach(async () => {
  bench = await openBench();
  await importLegacy(bench.store, [legacyAccount("ana")], [legacyProcess("1", "ana"), legacyProcess("2", "ana")]);
  bench.instances.set("instance-1", { suspended: false }).set("instance-2", { suspended: false });
  accountId = await person(bench.store, 1);
  const at = new Date(bench.store.now.getTime() + 1_000);
  const staff = { actor: accountId, capacity: "staff:administrator", origin: null, reason: "Portaria" };
  deadlineId = (await bench.store.migrationDeadline.set({ at, ...staff })).id;
  bench.store.later(2);
});
afterEach(() => bench.store.finish());

const block = () => bench.call(migrationDeadlineBlock, null, { deadlineId });
const suspended = () => [...bench.instances.values()].map((instance) => instance.suspended);
const held = async () => (await bench.store.legacy.toLift({ limit: 10 })).length;
/** Something that happens once, when the engine is about to suspend. */
function beforeSuspending(happen: () => Promise<void>): void {
  const { operations } = bench.services.engine;
  const { suspendInstances } = operations;
  operations.suspendInstances = async (ids, wanted) => {
    operations.suspendInstances = suspendInstances;
    await happen();
    await suspendInstances(ids, wanted);
  };
}

test("a block whose request the engine did not take is made up for by the next attempt", async () => {
  beforeSuspending(async () => {
    throw new Error("the engine is away");
  });
  await expect(block()).rejects.toThrow("the engine is away");
  expect(suspended()).toEqual([false, false]);
  expect(await block()).toEqual({ suspendedInstances: 2 });
  expect(suspended()).toEqual([true, true]);
  // The control: what is held already is left alone.
  expect(await block()).toEqual({ suspendedInstances: 0 });
  expect(await held()).toBe(2);
});

test("who migrates while the block is on its way to the engine is let go, and nothing stays noted", async () => {
  const legacyAccountId = await proveLogin(bench.store, accountId, "ana");
  const { id } = await bench.store.legacy.begin({ accountId, legacyAccountId });
  beforeSuspending(async () => {
    await bench.call(migrationMoveStore, id, { accountId });
    await bench.call(migrationMoveEngine, id, { accountId });
  });
  await block();
  expect(suspended()).toEqual([false, false]);
  expect(await held()).toBe(0);
  expect(await bench.store.legacy.migration(id)).toMatchObject({ state: "engine-moved" });
});

test("who migrates after the block is let go by the migration itself", async () => {
  await block();
  const legacyAccountId = await proveLogin(bench.store, accountId, "ana");
  const { id } = await bench.store.legacy.begin({ accountId, legacyAccountId });
  await bench.call(migrationMoveStore, id, { accountId });
  expect(suspended()).toEqual([true, true]);
  await bench.call(migrationMoveEngine, id, { accountId });
  expect(suspended()).toEqual([false, false]);
  expect(await held()).toBe(0);
});

test("lifting is in the audit, as blocking is", async () => {
  await block();
  const later = new Date(bench.store.now.getTime() + 30 * 86_400_000);
  const staff = { actor: accountId, capacity: "staff:administrator", origin: null, reason: "Prorrogado" };
  const { id } = await bench.store.migrationDeadline.set({ at: later, ...staff });
  expect(await bench.call(migrationDeadlineLift, null)).toEqual({ liftedInstances: 2 });
  const entries = await bench.store.audit.search({ action: "migration-deadline-lifted", limit: 10 });
  expect(entries).toMatchObject([{ subject: id, actor: "system:migration-deadline", details: { count: 2 } }]);
});
