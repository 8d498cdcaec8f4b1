/** A job that is deleted: its incident ends, what waits for it goes on waiting, and it is gone from the statistics. */
import { expect } from "@jest/globals";
import { type TestEngine, testEngine } from "./harness.ts";

let test_: TestEngine;
const timer = (kind: string, time: string) =>
  `<timerEventDefinition><${kind} xsi:type="tFormalExpression">${time}</${kind}></timerEventDefinition>`;

beforeAll(async () => {
  test_ = await testEngine();
});
afterAll(() => test_?.stop());

const jobsOf = async (query: string) => (await test_.get(`/job?${query}`)).json as { id: string }[];
const statistics = async (key: string) =>
  (await test_.get(`/process-definition/key/${key}/statistics?failedJobs=true&incidents=true`)).json;

test("a failed timer is deleted with its incident; its event can be reached no more, but is still waited for", async () => {
  await test_.deploy(
    "deleted",
    `<startEvent id="s"/><intermediateCatchEvent id="c">${timer("timeDuration", "PT1H")}</intermediateCatchEvent><userTask id="u"/> s>c c>u `,
  );
  const id = await test_.start("deleted");
  const [job] = await jobsOf(`processInstanceId=${id}`);
  await test_.call("PUT", `/job/${job!.id}/retries`, { retries: 0 });
  const incidents = [{ incidentType: "failedJob", incidentCount: 1 }];
  expect(await statistics("deleted")).toEqual([{ id: "c", instances: 1, failedJobs: 1, incidents }]);

  expect((await test_.call("DELETE", `/job/${job!.id}`)).status).toBe(204);
  expect(await statistics("deleted")).toEqual([{ id: "c", instances: 1, failedJobs: 0, incidents: [] }]);
  expect((await test_.get(`/history/incident?processInstanceId=${id}`)).json).toMatchObject([{ deleted: true, open: false }]);
  const log = (await test_.get(`/history/job-log?jobId=${job!.id}&deletionLog=true`)).json;
  expect(log).toMatchObject([{ deletionLog: true, jobRetries: 0 }]);
  const again = await test_.call("DELETE", `/job/${job!.id}`);
  expect(again).toMatchObject({ status: 404, json: { message: `No job found with id '${job!.id}': job is null` } });
});

test("the timer of a start event is deleted: it starts nothing", async () => {
  await test_.deploy("timed", `<startEvent id="s">${timer("timeDuration", "PT1H")}</startEvent><userTask id="u"/> s>u `);
  const [job] = await jobsOf("processDefinitionKey=timed");
  expect((await test_.call("DELETE", `/job/${job!.id}`)).status).toBe(204);
  expect(await jobsOf("processDefinitionKey=timed")).toEqual([]);
  expect((await test_.get(`/history/job-log?jobId=${job!.id}`)).json).toMatchObject([
    { creationLog: true },
    { deletionLog: true },
  ]);
});
