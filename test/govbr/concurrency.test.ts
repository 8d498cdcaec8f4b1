import { mapConcurrently } from "../../src/govbr/concurrency.ts";

/** Calls that end when the test says so. */
function gate() {
  const open: (() => void)[] = [];
  return { open, wait: () => new Promise<void>((resolve) => open.push(resolve)) };
}

test("at most five run at once, and the order is kept", async () => {
  const { open, wait } = gate();
  let running = 0;
  let most = 0;
  const done = mapConcurrently([...Array(12).keys()], 5, async (n) => {
    most = Math.max(most, ++running);
    await wait();
    running--;
    return n * 2;
  });
  for (let released = 0; released < 12; released++) {
    open.shift()!();
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
  }
  expect(await done).toEqual([...Array(12).keys()].map((n) => n * 2));
  expect(most).toBe(5);
});

test("after a failure no new call is started", async () => {
  const { open, wait } = gate();
  const started: number[] = [];
  const done = mapConcurrently([0, 1, 2, 3], 2, async (n) => {
    started.push(n);
    if (n === 0) throw new Error("first");
    await wait();
  });
  await expect(done).rejects.toThrow("first");
  open.shift()!();
  await Promise.resolve();
  expect(started).toEqual([0, 1]);
});

test("nothing to map is an empty answer", async () => {
  await expect(mapConcurrently([], 5, () => Promise.reject(new Error("called")))).resolves.toEqual([]);
});
