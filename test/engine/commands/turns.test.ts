import { expect } from "@jest/globals";
import { Turns } from "../../../src/engine/commands/turns.ts";

/** Work that ends when the test says so. */
function work(turns: Turns, root: string, log: string[], name: string) {
  let end: (error?: Error) => void = () => {};
  const gate = new Promise<void>((resolve, reject) => {
    end = (error) => (error ? reject(error) : resolve());
  });
  const done = turns.take(root, async () => {
    log.push(`${name} begins`);
    await gate;
    log.push(`${name} ends`);
    return name;
  });
  return { done, end };
}

test("on one tree one after the other, in their order; on another tree at once", async () => {
  const turns = new Turns();
  const log: string[] = [];
  const [a, b, other] = [work(turns, "t", log, "a"), work(turns, "t", log, "b"), work(turns, "u", log, "other")];
  b.end();
  other.end();
  expect(await other.done).toBe("other");
  expect(log).toEqual(["a begins", "other begins", "other ends"]);
  expect([turns.isTaken("t"), turns.isTaken("u")]).toEqual([true, false]);
  a.end();
  expect(await Promise.all([a.done, b.done])).toEqual(["a", "b"]);
  expect(log.slice(3)).toEqual(["a ends", "b begins", "b ends"]);
  expect(turns.isTaken("t")).toBe(false);
});

test("who fails lets the next one work", async () => {
  const turns = new Turns();
  const log: string[] = [];
  const [a, b] = [work(turns, "t", log, "a"), work(turns, "t", log, "b")];
  b.end();
  a.end(new Error("failed"));
  await expect(a.done).rejects.toThrow("failed");
  expect(await b.done).toBe("b");
});
