/** Instances are suspended while others work on them: nothing of them goes on, and nobody is turned away. */
import { expect } from "@jest/globals";
import { type TestEngine, testEngine } from "./harness.ts";

const COUNT = 40;
let test_: TestEngine;
let ids: string[];

beforeAll(async () => {
  test_ = await testEngine();
  await test_.deploy(
    "steps",
    `<startEvent id="s"/><sequenceFlow id="a" sourceRef="s" targetRef="one"/><userTask id="one"/>
     <sequenceFlow id="b" sourceRef="one" targetRef="two"/><userTask id="two"/>
     <boundaryEvent id="late" attachedToRef="two"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>`,
  );
});
afterAll(() => test_?.stop());
beforeEach(async () => {
  ids = await Promise.all(Array.from({ length: COUNT }, () => test_.start("steps")));
});

const suspend = (suspended: boolean, url?: string) => {
  const body = { processInstanceIds: ids, suspended };
  if (url === undefined) return test_.call("PUT", "/process-instance/suspended", body);
  const headers = { "content-type": "application/json" };
  return fetch(`${url}/process-instance/suspended`, { method: "PUT", headers, body: JSON.stringify(body) });
};

test("what was created a moment before is suspended, too", async () => {
  const tasks = await Promise.all(ids.map(async (id) => (await test_.get(`/task?processInstanceId=${id}`)).json[0]));
  const [stopped, ...completed] = await Promise.all([
    suspend(true),
    ...tasks.map(({ id }) => test_.post(`/task/${id}/complete`)),
  ]);
  expect(stopped.status).toBe(204);
  // Completed before, or refused because it came after.
  expect(completed.every(({ status }) => status === 204 || status === 500)).toBe(true);
  const suspendedTasks = (await test_.get(`/task/count?suspended=true&processInstanceIdIn=${ids.join(",")}`)).json.count;
  expect(suspendedTasks).toBe(COUNT);
  const running = (await test_.get(`/job?active=true&processDefinitionKey=steps`)).json;
  expect(running.filter((job: { processInstanceId: string }) => ids.includes(job.processInstanceId))).toEqual([]);
});

test("two engines at once, again and again: both come to their end", async () => {
  const other = await test_.another();
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, nth) => suspend(nth % 3 === 0, nth % 2 === 0 ? undefined : other.url)),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 204));
  expect((await suspend(false)).status).toBe(204);
  const tasks = (await test_.get(`/task/count?active=true&processInstanceIdIn=${ids.join(",")}`)).json.count;
  expect(tasks).toBe(COUNT);
});
