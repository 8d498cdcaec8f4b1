import { randomUUID } from "node:crypto";
import { identity, openStore, type TestStore } from "./support/store.ts";

let store: TestStore;
let accountId: string;
beforeEach(async () => {
  store = await openStore();
  accountId = (await store.accounts.upsertFromGovbr(identity())).id;
});
afterEach(() => store.finish());

const begin = (instanceIds: string[]) =>
  store.instanceMoves.begin(
    {
      ...{ processKey: "p", source: { id: "p:1", version: 1 }, target: { id: "p:2", version: 2 }, plan: { instructions: [] } },
      ...{ filter: { element: "wait" }, reason: "prazo novo", instanceIds },
    },
    { actor: accountId, capacity: "staff:analyst", origin: null },
  );
const entriesOf = async (subject: string) => (await store.audit.search({ subject })).reverse();

test("a move is written down before it begins, part by part, and is over when none waits", async () => {
  const id = await begin(["a", "b", "c"]);
  expect(await store.instanceMoves.unfinished()).toEqual([id]);
  expect(await store.instanceMoves.get(id)).toMatchObject({
    ...{ askedBy: { accountId, name: "Maria da Silva" }, filter: { element: "wait" }, reason: "prazo novo", finishedAt: null },
    counts: { waiting: 3, moved: 0, stays: 0 },
  });
  const causes = [{ code: "no-counterpart" as const, element: "wait", message: null }];
  await store.instanceMoves.note(id, [
    { position: 1, outcome: "moved", causes: [] },
    { position: 2, outcome: "stays", causes },
  ]);
  await store.instanceMoves.note(id, [{ position: 1, outcome: "stays", causes }]);
  expect(await store.instanceMoves.items(id, { outcome: null, limit: 9 })).toMatchObject([{ position: 3, instanceId: "c" }]);
  await store.instanceMoves.note(id, [{ position: 3, outcome: "moved", causes: [] }]);
  expect(await store.instanceMoves.get(id)).toMatchObject({ finishedAt: store.now, counts: { waiting: 0, moved: 2, stays: 1 } });
  expect(await store.instanceMoves.items(id, { after: 1, limit: 1 })).toMatchObject([{ position: 2, outcome: "stays", causes }]);
  expect(await store.instanceMoves.unfinished()).toEqual([]);
  const entries = await entriesOf(id);
  expect(entries.map(({ action }) => action)).toEqual([
    "instances-move",
    "instances-move-part",
    "instances-move-part",
    "instances-moved",
  ]);
  expect(entries[0]).toMatchObject({ actor: accountId, details: { reason: "prazo novo", instances: 3 } });
  expect(entries[1]!.details).toMatchObject({
    instances: [
      { instance_id: "a", outcome: "moved" },
      { instance_id: "b", causes },
    ],
  });
  expect(entries[3]!.details).toMatchObject({ reference: entries[0]!.reference, moved: 2, stays: 1 });
  expect((await store.instanceMoves.ofProcess("p")).map((move) => move.id)).toEqual([id]);
  expect(await store.instanceMoves.ofProcess("other")).toEqual([]);
});

test("nothing to move is over at once; an unknown move is none", async () => {
  expect(await store.instanceMoves.get(await begin([]))).toMatchObject({ finishedAt: store.now });
  expect(await store.instanceMoves.get(randomUUID())).toBeNull();
  expect(await store.instanceMoves.get("x")).toBeNull();
});

test("only one works at a move at a time, and at another one beside it", async () => {
  const [one, other] = [await begin(["a"]), await begin(["b"])];
  const done: string[] = [];
  await store.instanceMoves.alone(one, async () => {
    await store.instanceMoves.alone(one, async () => void done.push("again"));
    await store.instanceMoves.alone(other, async () => void done.push("other"));
    done.push("one");
  });
  expect(done).toEqual(["other", "one"]);
});
