import { expect } from "@jest/globals";
import { WriteQueue } from "../../../src/engine/persistence/write-queue.ts";
import { noWrites, type TreeWrite, type Writes } from "../../../src/engine/persistence/writes.ts";

const update = (rootId: string, state = "{}") =>
  noWrites({ kind: "update", rootId, rev: 1, state, large: null, hasIncidents: false });
const rootsOf = (batch: Writes[]) => batch.map(({ tree }) => (tree as Exclude<TreeWrite, { kind: "none" }>).rootId);

/** A queue whose batches end when the test says so. */
function slowQueue() {
  const batches: { roots: string[]; end(results?: (boolean | Error)[]): void }[] = [];
  const queue = new WriteQueue(
    (batch) =>
      new Promise((resolve) => {
        batches.push({ roots: rootsOf(batch), end: (results = batch.map(() => true)) => resolve(results) });
      }),
  );
  return { queue, batches };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("what comes at the same time is one batch, in the order of the trees; what comes later joins the next", async () => {
  const { queue, batches } = slowQueue();
  const first = ["c", "a", "b"].map((root) => queue.add(update(root)));
  await turn();
  const second = ["e", "d"].map((root) => queue.add(update(root)));
  await turn();
  const third = ["g", "f"].map((root) => queue.add(update(root)));
  await turn();
  // Two are under way, the rest gathers.
  expect(batches.map(({ roots }) => roots)).toEqual([
    ["a", "b", "c"],
    ["d", "e"],
  ]);
  batches[0]!.end();
  expect(await Promise.all(first)).toEqual([true, true, true]);
  await turn();
  expect(batches[2]!.roots).toEqual(["f", "g"]);
  batches[1]!.end();
  batches[2]!.end();
  expect(await Promise.all([...second, ...third])).toEqual([true, true, true, true]);
});

test("two commands on one tree are never in one batch, others are", async () => {
  const { queue, batches } = slowQueue();
  const all = ["a", "a", "b"].map((root) => queue.add(update(root)));
  await turn();
  expect(batches.map(({ roots }) => roots)).toEqual([["a", "b"], ["a"]]);
  for (const { end } of batches) end();
  await Promise.all(all);
});

test("every command hears its own result", async () => {
  const { queue, batches } = slowQueue();
  const [a, b, c] = ["a", "b", "c"].map((root) => queue.add(update(root)));
  await turn();
  batches[0]!.end([true, false, new Error("refused")]);
  expect(await a).toBe(true);
  expect(await b).toBe(false);
  await expect(c).rejects.toThrow("refused");
});

test("a batch is not larger than 32 commands, and shared with few where states are large", async () => {
  const { queue, batches } = slowQueue();
  const large = "x".repeat(500_000);
  const all = [
    ...Array.from({ length: 40 }, (_, i) => queue.add(update(`m${String(i).padStart(2, "0")}`))),
    ...["x", "y"].map((root) => queue.add(update(root, large))),
  ];
  await turn();
  for (let done = 0; done < 3; done++) {
    batches[done]!.end();
    await turn();
    await turn();
  }
  expect(batches.map(({ roots }) => roots.length)).toEqual([32, 9, 1]);
  await Promise.all(all);
});

test("a failing batch fails its commands and stops nobody else", async () => {
  let calls = 0;
  const queue = new WriteQueue(async (batch) => {
    calls++;
    if (calls === 1) throw new Error("away");
    return batch.map(() => true);
  });
  await expect(queue.add(update("a"))).rejects.toThrow("away");
  expect(await queue.add(update("a"))).toBe(true);
});
