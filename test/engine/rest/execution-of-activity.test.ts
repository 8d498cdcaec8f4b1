/** GET /execution?activityId finds where a task is, also once other paths have ended and the tree has shrunk. */
import { expect } from "@jest/globals";
import { type TestEngine, testEngine } from "./harness.ts";

let test_: TestEngine;

beforeAll(async () => {
  test_ = await testEngine();
});
afterAll(() => test_?.stop());

test("a task that is left over is found in the execution that took it over", async () => {
  await test_.deploy(
    "shrinks",
    '<startEvent id="s"/><parallelGateway id="g"/><userTask id="left"/><userTask id="other"/> s>g g>left g>other ',
  );
  const id = await test_.start("shrinks");
  const task = async (key: string) => (await test_.get(`/task?processInstanceId=${id}&taskDefinitionKey=${key}`)).json[0];
  const found = async (key: string) =>
    (await test_.get(`/execution?processInstanceId=${id}&activityId=${key}`)).json.map(
      (execution: { id: string }) => execution.id,
    );
  const before = await task("left");
  expect(before.executionId).not.toBe(id);
  expect(await found("left")).toEqual([before.executionId]);
  await test_.post(`/task/${(await task("other")).id}/complete`);
  expect((await task("left")).executionId).toBe(id);
  expect(await found("left")).toEqual([id]);
  expect(await found("other")).toEqual([]);
});
