import { mergeStates, splitState } from "../../../src/engine/core/tree/forest.ts";
import { Driver } from "./support/driver.ts";
import { flows, model, start, user } from "./support/models.ts";

const caller = model(`${start("s")}<bpmn:callActivity id="c" calledElement="called"/>${flows("s -> c")}`, { key: "caller" });
const called = model(`${start("s")}${user("u")}${flows("s -> u")}`, { key: "called" });

async function running(key: string) {
  const driver = await new Driver().deploy(caller, called);
  driver.start(key);
  return driver.state!;
}

test("trees that are merged come apart again, called instances with the caller", async () => {
  const one = JSON.parse(
    JSON.stringify(await running("caller"))
      .replaceAll("instance-", "a-")
      .replaceAll('"id-', '"a'),
  );
  const other = await running("called");
  const merged = mergeStates([one, other])!;
  expect(Object.keys(merged.instances)).toHaveLength(3);
  const trees = splitState(merged);
  expect(trees.get(one.rootInstanceId)).toEqual(one);
  expect(trees.get(other.rootInstanceId)).toEqual(other);
  expect(trees.size).toBe(2);
});

test("one tree alone stays as it is", async () => {
  const state = await running("called");
  expect(mergeStates([state])).toBe(state);
  expect(mergeStates([])).toBeNull();
  expect(splitState(null).size).toBe(0);
});
