import { coalesce } from "../src/coalesce.ts";

test("what comes while others are at work is done together, and each call gets its own answer", async () => {
  const batches: number[][] = [];
  const double = coalesce(async (items: number[]) => {
    batches.push(items);
    await new Promise(setImmediate);
    return items.map((item) => (item === 3 ? new Error("not three") : item * 2));
  }, 4);
  const answers = await Promise.allSettled([1, 2, 3, 4, 5, 6].map(double));
  expect(answers.map((answer) => (answer.status === "fulfilled" ? answer.value : String(answer.reason)))).toEqual([
    ...[2, 4, "Error: not three", 8, 10, 12],
  ]);
  expect(batches).toEqual([
    [1, 2, 3, 4],
    [5, 6],
  ]);
  expect(await double(7)).toBe(14);
});

test("what fails as a whole fails for everybody, and the next one succeeds", async () => {
  let broken = true;
  const same = coalesce(async (items: number[]) => {
    if (broken) throw new Error("the database is gone");
    return items;
  });
  expect((await Promise.allSettled([same(1), same(2)])).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  broken = false;
  expect(await same(3)).toBe(3);
});
