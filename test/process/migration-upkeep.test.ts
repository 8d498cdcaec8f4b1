import { giveBack, giveLateTasks, keepMigrationsFollowed } from "../../src/process/migration-upkeep.ts";
import { importLegacy, legacyAccount, legacyProcess, migrate, person } from "../store/support/legacy.ts";
import { until } from "../support/until.ts";
import { type Bench, openBench } from "../workers/support/bench.ts";

let bench: Bench;
let accountId: string;
let migrationId: string;
beforeEach(async () => {
  bench = await openBench();
  await importLegacy(bench.store, [legacyAccount("ana")], [legacyProcess("1", "ana"), legacyProcess("2", "ana")]);
  accountId = await person(bench.store, 1);
  migrationId = await migrate(bench.store, accountId, "ana");
});
afterEach(() => bench.store.finish());

const staff = { actor: "system:test", capacity: "staff:administrator", reason: "Pedido do titular" };

test("an undone migration goes back in the engine, and only then it is undone", async () => {
  bench.tasks
    .set("first", { assignee: accountId, processInstanceId: "instance-1" })
    .set("own", { assignee: accountId, processInstanceId: "journey" });
  await bench.store.legacy.undo({ ...staff, migrationId });
  expect(await bench.store.legacy.migration(migrationId)).toMatchObject({ state: "undoing" });
  const turns = keepMigrationsFollowed(bench.services, bench.services.log);
  await until("the migration is undone", async () => (await bench.store.legacy.migration(migrationId))!.state === "undone");
  await turns.stop();
  expect([...bench.tasks.values()].map(({ assignee }) => assignee)).toEqual(["ana", accountId]);
  expect(await giveBack(bench.services)).toBe(0);
});

test("what an operator has suspended goes back when he lets it go", async () => {
  bench.instances.set("instance-1", { suspended: true });
  bench.tasks.set("first", { assignee: accountId, processInstanceId: "instance-1" });
  await bench.store.legacy.undo({ ...staff, migrationId });
  expect(await giveBack(bench.services)).toBe(1);
  expect(await giveBack(bench.services)).toBe(0);
  expect(await bench.store.legacy.migration(migrationId)).toMatchObject({ state: "undoing" });
  bench.instances.set("instance-1", { suspended: false });
  expect(await giveBack(bench.services)).toBe(1);
  expect(bench.tasks.get("first")!.assignee).toBe("ana");
  expect(await bench.store.legacy.migration(migrationId)).toMatchObject({ state: "undone" });
});

test("however many instances wait for an operator, what comes after them goes back", async () => {
  const many = Array.from({ length: 210 }, (_, index) => `m${index}`);
  await importLegacy(
    bench.store,
    [legacyAccount("bruno")],
    many.map((number) => legacyProcess(number, "bruno")),
  );
  const bruno = await person(bench.store, 2);
  const other = await migrate(bench.store, bruno, "bruno");
  const instances = new Map((await bench.store.legacy.movedBy(other, { limit: 300 })).map((process) => [process.id, process]));
  const last = [...instances.keys()].sort().at(-1)!;
  for (const { id, engineInstance } of instances.values()) {
    bench.tasks.set(id, { assignee: bruno, processInstanceId: engineInstance! });
    if (id !== last) bench.instances.set(engineInstance!, { suspended: true });
  }
  await bench.store.legacy.undo({ ...staff, migrationId: other });
  expect(await giveBack(bench.services)).toBe(1);
  expect(bench.tasks.get(last)!.assignee).toBe("bruno");
  expect([...bench.tasks.values()].filter(({ assignee }) => assignee === bruno)).toHaveLength(209);
});

test("a process that was removed goes back alone", async () => {
  const [first] = await bench.store.legacy.movedBy(migrationId);
  bench.tasks
    .set("first", { assignee: accountId, processInstanceId: "instance-1" })
    .set("second", { assignee: accountId, processInstanceId: "instance-2" });
  await bench.store.legacy.removeProcess({ ...staff, processId: first!.id });
  expect(await giveBack(bench.services)).toBe(1);
  expect([...bench.tasks.values()].map(({ assignee }) => assignee)).toEqual(["ana", accountId]);
});

test("a task that names the old login after the migration reaches the account; one of a removed process does not", async () => {
  const [first] = await bench.store.legacy.movedBy(migrationId);
  await bench.store.legacy.removeProcess({ ...staff, processId: first!.id });
  await giveBack(bench.services);
  bench.tasks
    .set("first", { assignee: "ana", processInstanceId: "instance-1" })
    .set("second", { assignee: "ANA", processInstanceId: "instance-2" });
  expect(await giveLateTasks(bench.services)).toBe(1);
  expect([...bench.tasks.values()].map(({ assignee }) => assignee)).toEqual(["ana", accountId]);
});
