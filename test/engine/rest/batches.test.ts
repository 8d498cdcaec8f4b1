import { expect } from "@jest/globals";
import { until } from "../../support/until.ts";
import { callEngine, oneTask, type TestEngine, testEngine } from "./harness.ts";

let test_: TestEngine;

beforeAll(async () => {
  test_ = await testEngine();
  await test_.deploy("line", oneTask("line"));
  await test_.deploy("again", `<startEvent id="s"/><userTask id="u"/> s>u `);
});
afterAll(() => test_?.stop());

async function jobsOf(definitionId: string): Promise<string[]> {
  return (await test_.get(`/job?jobDefinitionId=${definitionId}`)).json.map(({ id }: { id: string }) => id);
}

test("the job executor carries out a batch and ends it", async () => {
  const ids = await Promise.all(Array.from({ length: 120 }, () => test_.start("line")));
  const batch = (await test_.post("/process-instance/delete", { processInstanceIds: ids, deleteReason: "over" })).json;
  expect(batch).toMatchObject({ type: "instance-deletion", totalJobs: 120, jobsCreated: 0 });
  const other = await test_.another({ jobExecutor: true });
  await until("every instance is gone", async () => {
    const { json } = await callEngine(other.url, "GET", "/process-instance/count?processDefinitionKey=line");
    return json.count === 0;
  });
  // The monitor job, which has looked too early, looks again after a while.
  test_.advance(30_001);
  await until("the batch has ended", async () => (await test_.get(`/batch/${batch.id}`)).status === 404);
  expect((await test_.get(`/history/batch/${batch.id}`)).json).toMatchObject({ totalJobs: 120, endTime: expect.any(String) });
  await other.stop();
});

test("a job of a batch that two processes execute at once happens once", async () => {
  const other = await test_.another();
  const past = await test_.start("again");
  await test_.call("DELETE", `/process-instance/${past}`);
  const definition = (await test_.get("/process-definition/key/again")).json;
  const instructions = [{ type: "startBeforeActivity", activityId: "u" }];
  const restart = { processInstanceIds: [past], instructions };
  const batch = (await test_.post(`/process-definition/${definition.id}/restart-async`, restart)).json;
  const [seed] = await jobsOf(batch.seedJobDefinitionId);
  const seeds = await Promise.all([
    callEngine(test_.engine.url, "POST", `/job/${seed}/execute`),
    callEngine(other.url, "POST", `/job/${seed}/execute`),
  ]);
  expect(seeds.map(({ status }) => status).sort()).toEqual([204, 404]);
  const [work] = await jobsOf(batch.batchJobDefinitionId);
  const works = await Promise.all([
    callEngine(test_.engine.url, "POST", `/job/${work}/execute`),
    callEngine(other.url, "POST", `/job/${work}/execute`),
  ]);
  expect(works.some(({ status }) => status === 204)).toBe(true);
  expect((await test_.get("/process-instance/count?processDefinitionKey=again")).json).toEqual({ count: 1 });
  expect(await jobsOf(batch.batchJobDefinitionId)).toEqual([]);
});

test("a batch that is under way goes on in a process that starts later", async () => {
  const id = await test_.start("again");
  const variables = { seen: { value: true } };
  const batch = (await test_.post("/process-instance/variables-async", { processInstanceIds: [id], variables })).json;
  const [seed] = await jobsOf(batch.seedJobDefinitionId);
  await test_.post(`/job/${seed}/execute`);
  expect((await test_.get(`/process-instance/${id}/variables`)).json).toEqual({});
  const later = await test_.another({ jobExecutor: true });
  await until("the variable is written", async () => {
    const { json } = await callEngine(later.url, "GET", `/process-instance/${id}/variables`);
    return json.seen?.value === true;
  });
  await later.stop();
});
