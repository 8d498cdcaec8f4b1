import { BpmnError } from "../../src/camunda/workers.ts";
import { giveLateTasks } from "../../src/process/migration-upkeep.ts";
import { migrationCancel } from "../../workers/migration-cancel.ts";
import { migrationMoveEngine } from "../../workers/migration-move-engine.ts";
import { migrationMoveStore } from "../../workers/migration-move-store.ts";
import { migrationPlan } from "../../workers/migration-plan.ts";
import { migrationQueueConflict } from "../../workers/migration-queue-conflict.ts";
import { migrationReceipt } from "../../workers/migration-receipt.ts";
import { finished, importLegacy, legacyAccount, legacyProcess, person, proveLogin } from "../store/support/legacy.ts";
import { type Bench, openBench } from "./support/bench.ts";

let bench: Bench;
let accountId: string;
let migrationId: string;
beforeEach(async () => {
  bench = await openBench();
  await importLegacy(
    bench.store,
    [legacyAccount("Ana.Souza")],
    [legacyProcess("1", "Ana.Souza"), legacyProcess("2", "Ana.Souza"), legacyProcess("3", "Ana.Souza", finished)],
  );
  accountId = await person(bench.store, 1);
  const legacyAccountId = await proveLogin(bench.store, accountId, "ana.souza");
  migrationId = (await bench.store.legacy.begin({ accountId, legacyAccountId })).id;
});
afterEach(() => bench.store.finish());

type Worker = Parameters<Bench["call"]>[0];
const call = (worker: Worker, input: Record<string, unknown> = { accountId }) => bench.call(worker, migrationId, input);
const assignees = () => Object.fromEntries([...bench.tasks].map(([id, { assignee }]) => [id, assignee]));

test("the half steps in order, each of them twice", async () => {
  bench.instances.set("instance-1", { suspended: true }).set("instance-2", { suspended: true });
  // The deadline holds the first, an operator the second.
  const held = (await bench.store.legacy.toSuspend({ limit: 10 })).find(({ instanceId }) => instanceId === "instance-1");
  await bench.store.legacy.noteSuspended([held!.processId]);
  bench.tasks
    .set("own", { assignee: "Ana.Souza", processInstanceId: "instance-1" })
    .set("small", { assignee: "ana.souza", processInstanceId: "instance-2" })
    .set("called", { assignee: "Ana.Souza", processInstanceId: "called-1", rootProcessInstanceId: "instance-1" })
    .set("elsewhere", { assignee: "Ana.Souza", processInstanceId: "other-1", rootProcessInstanceId: "other" })
    .set("colleague", { assignee: "bruno", processInstanceId: "instance-1" });

  const planned = { legacyLogin: "Ana.Souza", openProcesses: 2, finishedProcesses: 1, processCount: "3 processos" };
  expect(await call(migrationPlan)).toEqual(planned);
  expect(assignees()).toMatchObject({ own: "Ana.Souza", small: "ana.souza" });
  for (const worker of [migrationMoveStore, migrationMoveEngine, migrationReceipt] as Worker[]) {
    const first = await call(worker);
    expect(await call(worker)).toEqual(first);
  }
  expect(bench.instances.get("instance-1")).toEqual({ suspended: false });
  expect(bench.instances.get("instance-2")).toEqual({ suspended: true });
  // What the operator holds is given when it goes on.
  const given = { own: accountId, called: accountId, elsewhere: "Ana.Souza", colleague: "bruno" };
  expect(assignees()).toEqual({ ...given, small: "ana.souza" });
  bench.instances.set("instance-2", { suspended: false });
  await giveLateTasks(bench.services);
  expect(assignees()).toEqual({ ...given, small: accountId });
  expect(await bench.store.legacy.migration(migrationId)).toMatchObject({ state: "receipted" });
  // Asked once more after everything, because an answer was lost.
  expect(await call(migrationPlan)).toEqual(planned);
});

test("staff undoes it before the answer to a half step arrives: the repetition has nothing to do, and says what it said", async () => {
  const workers = [migrationMoveStore, migrationMoveEngine, migrationReceipt] as Worker[];
  const answers: unknown[] = [];
  for (const worker of workers) answers.push(await call(worker));
  const staff = { actor: "system:test", capacity: "staff:administrator", reason: "engano" };
  await bench.store.legacy.undo({ ...staff, migrationId });
  const again: unknown[] = [];
  for (const worker of workers) again.push(await call(worker));
  expect(again).toEqual(answers);
  expect(await bench.store.legacy.movedTo(accountId)).toEqual([]);
  expect(await bench.store.legacy.migration(migrationId)).toMatchObject({ state: expect.stringMatching(/^und/) });
  const receipts = await bench.store.outbox.list({ to: "pessoa1@example.com" });
  expect(receipts.filter(({ template }) => template === "migration-receipt")).toHaveLength(1);
});

test("a task that somebody completed while it was read is no obstacle; one that the engine refuses is", async () => {
  bench.tasks.set("gone", { assignee: "Ana.Souza", processInstanceId: "instance-1" });
  await call(migrationMoveStore);
  const { assignee } = bench.tasks.get("gone")!;
  Object.defineProperty(bench.tasks.get("gone")!, "assignee", {
    get: () => assignee,
    set: () => {
      throw new Error("the engine refuses");
    },
    enumerable: true,
  });
  await expect(call(migrationMoveEngine)).rejects.toThrow("the engine refuses");
  expect(await bench.store.legacy.engineWork(migrationId)).toHaveLength(2);
  bench.tasks.delete("gone");
  await call(migrationMoveEngine);
  expect(await bench.store.legacy.engineWork(migrationId)).toEqual([]);
});

test("a conflict stops the plan and the move, and goes to staff once", async () => {
  const other = await person(bench.store, 2);
  await proveLogin(bench.store, other, "ana.souza");
  await expect(call(migrationPlan)).rejects.toThrow(BpmnError);
  await expect(call(migrationMoveStore)).rejects.toMatchObject({ code: "MIGRATION_BLOCKED" });
  const queued = await call(migrationQueueConflict);
  expect(queued).toMatchObject({ migrationBlocked: "yes", conflictCode: "migration-shared-login" });
  expect(await call(migrationQueueConflict)).toEqual(queued);
  expect(await bench.store.legacy.conflicts({ state: "open" })).toHaveLength(1);
  expect(await bench.store.legacy.movedTo(accountId)).toEqual([]);
});

test("a conflict that is gone before it reaches staff does not", async () => {
  expect(await call(migrationQueueConflict)).toEqual({ migrationBlocked: "no", conflictCode: null, conflictReference: null });
});

test("who cancels keeps everything where it was; cancelled late, nothing is taken back", async () => {
  await call(migrationCancel);
  expect(await bench.store.legacy.migration(migrationId)).toMatchObject({ state: "cancelled" });
  const legacyAccountId = await proveLogin(bench.store, accountId, "ana.souza");
  migrationId = (await bench.store.legacy.begin({ accountId, legacyAccountId })).id;
  await call(migrationMoveStore);
  await call(migrationCancel);
  expect(await bench.store.legacy.movedTo(accountId)).toHaveLength(3);
});

test("an instance that was started past the portal moves nothing", async () => {
  const thief = await person(bench.store, 3);
  await expect(call(migrationMoveStore, { accountId: thief })).rejects.toMatchObject({ code: "permanent-failure" });
  await expect(bench.call(migrationPlan, "no-migration", { accountId })).rejects.toMatchObject({ code: "permanent-failure" });
  expect(await bench.store.legacy.movedTo(thief)).toEqual([]);
  expect(await bench.store.legacy.movedTo(accountId)).toEqual([]);
});
