import { expect } from "@jest/globals";
import { type JsonAnswer, type TestEngine, testEngine } from "../rest/harness.ts";

let test_: TestEngine;

const timer = (what: string) => `<timerEventDefinition>${what}</timerEventDefinition>`;
const hour = timer('<timeDuration xsi:type="tFormalExpression">PT1H</timeDuration>');

beforeAll(async () => {
  test_ = await testEngine({ jobExecutor: true });
  await test_.deploy(
    "late",
    `<startEvent id="s"/><intermediateCatchEvent id="c">${hour}</intermediateCatchEvent><userTask id="u"/> s>c c>u `,
  );
  await test_.deploy("async", `<startEvent id="s"/><userTask id="u" camunda:asyncBefore="true"/> s>u `);
  await test_.deploy(
    "failing",
    `<startEvent id="s"/><userTask id="u" camunda:asyncBefore="true" camunda:assignee="\${who}"/> s>u `,
  );
});
afterAll(() => test_?.stop());

/** Asks until the answer is as expected; the executor works beside the test. */
async function eventually<T>(path: string, holds: (json: JsonAnswer["json"]) => T | undefined | false): Promise<T> {
  while (true) {
    const found = holds((await test_.get(path)).json);
    if (found) return found;
  }
}

test("an asynchronous continuation is executed at once", async () => {
  const id = await test_.start("async");
  await eventually(`/task?processInstanceId=${id}`, (tasks) => tasks.length === 1);
});

test("a timer fires when the clock has passed it, and not before", async () => {
  const id = await test_.start("late");
  const [job] = (await test_.get(`/job?processInstanceId=${id}`)).json;
  expect(job.dueDate).toBe("2026-11-21T11:00:00.000+0000");
  // Another job that is executed meanwhile shows that the executor has looked.
  const other = await test_.start("async");
  await eventually(`/task?processInstanceId=${other}`, (tasks) => tasks.length === 1);
  expect((await test_.get(`/job/count?processInstanceId=${id}`)).json).toEqual({ count: 1 });
  test_.advance(3_600_001);
  await eventually(`/task?processInstanceId=${id}`, (tasks) => tasks.length === 1);
  expect((await test_.get(`/job/count?processInstanceId=${id}`)).json).toEqual({ count: 0 });
});

test("a failing job uses up its retries, becomes an incident, and goes on when it gets a new one", async () => {
  const id = await test_.start("failing");
  const incident = await eventually(`/incident?processInstanceId=${id}`, ([first]) => first);
  expect(incident).toMatchObject({
    incidentType: "failedJob",
    activityId: "u",
    incidentMessage: expect.stringContaining("'who'"),
  });
  const log = (await test_.get(`/history/job-log?processInstanceId=${id}&failureLog=true`)).json;
  expect(log.map((entry: { jobRetries: number }) => entry.jobRetries)).toEqual([3, 2, 1]);
  await test_.call("PUT", `/process-instance/${id}/variables/who`, { value: "ana" });
  await test_.call("PUT", `/job/${incident.configuration}/retries`, { retries: 1 });
  await eventually(`/task?processInstanceId=${id}`, ([task]) => task?.assignee === "ana");
  expect((await test_.get(`/incident?processInstanceId=${id}`)).json).toEqual([]);
});

test("a suspended instance's timer waits until it is active again", async () => {
  const id = await test_.start("late");
  await test_.call("PUT", `/process-instance/${id}/suspended`, { suspended: true });
  test_.advance(3_600_001);
  const other = await test_.start("async");
  await eventually(`/task?processInstanceId=${other}`, (tasks) => tasks.length === 1);
  expect((await test_.get(`/task/count?processInstanceId=${id}`)).json).toEqual({ count: 0 });
  await test_.call("PUT", `/process-instance/${id}/suspended`, { suspended: false });
  await eventually(`/task?processInstanceId=${id}`, (tasks) => tasks.length === 1);
});

test("a timer start event starts instances on time, also with two executors only once each", async () => {
  await test_.another();
  const cycle = timer('<timeCycle xsi:type="tFormalExpression">R2/PT10M</timeCycle>');
  await test_.deploy("cyclic", `<startEvent id="s">${cycle}</startEvent><userTask id="u"/> s>u `);
  const count = "/process-instance/count?processDefinitionKey=cyclic";
  expect((await test_.get(count)).json).toEqual({ count: 0 });
  test_.advance(600_001);
  await eventually(count, (json) => json.count === 1);
  test_.advance(600_001);
  await eventually(count, (json) => json.count === 2);
  await eventually("/job/count?processDefinitionKey=cyclic", (json) => json.count === 0);
  expect((await test_.get(count)).json).toEqual({ count: 2 });
});
