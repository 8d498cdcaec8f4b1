import { expect } from "@jest/globals";
import pg from "pg";
import { until } from "../../support/until.ts";
import { callEngine, type TestEngine, testEngine } from "./harness.ts";

const hour = `<timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition>`;
const body = `<startEvent id="s"/><userTask id="u" camunda:asyncBefore="true"/>
  <boundaryEvent id="b" attachedToRef="u" cancelActivity="false">${hour}</boundaryEvent> s>u `;

let test_: TestEngine;

beforeAll(async () => {
  test_ = await testEngine();
  await test_.deploy("jobs", body);
});
afterAll(() => test_?.stop());

const definitions = "/job-definition?processDefinitionKey=jobs&sortBy=activityId&sortOrder=asc";

test("definitions that an earlier engine deployed get their job definitions when the engine starts", async () => {
  const before = (await test_.get(definitions)).json;
  expect(before.map(({ activityId, jobType }: Record<string, string>) => [activityId, jobType])).toEqual([
    ["b", "timer-transition"],
    ["u", "async-continuation"],
  ]);
  const client = new pg.Client(test_.database.url);
  await client.connect();
  await client.query("delete from engine.job_definition");
  expect((await test_.get(definitions)).json).toEqual([]);
  await client.query("update engine.process_definition set has_job_definitions = false");
  await client.end();
  const other = await test_.another();
  expect((await callEngine(other.url, "GET", definitions)).json).toEqual(before);
});

test("job definitions go with their process definition", async () => {
  await test_.deploy("short", body.replaceAll("PT1H", "PT2H"));
  const [{ deploymentId }] = (await test_.get("/process-definition?key=short")).json;
  expect((await test_.get("/job-definition/count?processDefinitionKey=short")).json).toEqual({ count: 2 });
  expect((await test_.call("DELETE", `/deployment/${deploymentId}?cascade=true`)).status).toBe(204);
  expect((await test_.get("/job-definition/count?processDefinitionKey=short")).json).toEqual({ count: 0 });
});

test("a definition that is to be suspended later is suspended by the job executor, and its instances wait", async () => {
  const other = await test_.another({ jobExecutor: true });
  await test_.deploy("later", `<startEvent id="s"/><userTask id="u"/> s>u `);
  const suspension = { suspended: true, executionDate: "2026-11-21T12:00:00.000+0000" };
  await test_.call("PUT", "/process-definition/key/later/suspended", suspension);
  await test_.start("later");
  test_.advance(2 * 3_600_000 + 1);
  await until("the definition is suspended", async () => {
    const { json } = await callEngine(other.url, "GET", "/process-definition/key/later");
    return json.suspended;
  });
  await expect(test_.start("later")).rejects.toThrow(/is suspended/);
});
