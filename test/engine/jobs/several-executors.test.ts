import { expect } from "@jest/globals";
import { until } from "../../support/until.ts";
import { type TestEngine, testEngine } from "../rest/harness.ts";

let test_: TestEngine;

beforeAll(async () => {
  test_ = await testEngine();
  await test_.deploy(
    "steps",
    `<startEvent id="s"/><parallelGateway id="f" camunda:asyncBefore="true"/>
     <serviceTask id="a" camunda:expression="\${1}" camunda:asyncBefore="true"/>
     <serviceTask id="b" camunda:expression="\${1}" camunda:asyncBefore="true" camunda:exclusive="false"/>
     <endEvent id="e"/> s>f f>a f>b a>e b>e `,
  );
});
afterAll(() => test_?.stop());

test("three executors on one database execute each job once", async () => {
  const ids = await Promise.all(Array.from({ length: 40 }, () => test_.start("steps")));
  for (let i = 0; i < 3; i++) await test_.another({ jobExecutor: true });
  await until("every instance has ended", async () => {
    const { json } = await test_.get("/process-instance/count?processDefinitionKey=steps");
    return json.count === 0;
  });
  for (const activityId of ["f", "a", "b"]) {
    const path = `/history/activity-instance/count?activityId=${activityId}`;
    expect((await test_.get(path)).json).toEqual({ count: ids.length });
  }
  const log = (await test_.get("/history/job-log?successLog=true")).json as { jobId: string }[];
  expect(log).toHaveLength(3 * ids.length);
  expect(new Set(log.map(({ jobId }) => jobId)).size).toBe(3 * ids.length);
});
