import { expect } from "@jest/globals";
import { callEngine, oneTask, type TestEngine, testEngine } from "../rest/harness.ts";

let test_: TestEngine;
const branches = Array.from({ length: 12 }, (_, i) => i);

beforeAll(async () => {
  test_ = await testEngine();
  await test_.deploy("race", oneTask("race"));
  await test_.deploy(
    "fork",
    `<startEvent id="s"/><parallelGateway id="g"/><parallelGateway id="j"/><userTask id="u"/> s>g j>u ${branches
      .map((i) => `<serviceTask id="t${i}" camunda:type="external" camunda:topic="fork"/> g>t${i} t${i}>j`)
      .join(" ")} `,
  );
});
afterAll(() => test_?.stop());

const fetchTasks = async (url: string, topicName: string, workerId: string, maxTasks: number) => {
  const topics = [{ topicName, lockDuration: 60_000 }];
  return (await callEngine(url, "POST", "/external-task/fetchAndLock", { workerId, maxTasks, topics })).json as { id: string }[];
};

test("twelve completions at once join one instance: none is lost, in two processes", async () => {
  const other = await test_.another();
  const id = await test_.start("fork");
  const tasks = await fetchTasks(test_.engine.url, "fork", "w", 20);
  expect(tasks).toHaveLength(branches.length);
  const answers = await Promise.all(
    tasks.map((task, i) =>
      callEngine(i % 2 ? other.url : test_.engine.url, "POST", `/external-task/${task.id}/complete`, { workerId: "w" }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(branches.map(() => 204));
  expect((await test_.get(`/task?processInstanceId=${id}`)).json).toMatchObject([{ taskDefinitionKey: "u" }]);
});

test("a task completed twice at once is completed once", async () => {
  await test_.start("race");
  const [task] = await fetchTasks(test_.engine.url, "race", "w", 1);
  const complete = () => test_.post(`/external-task/${task!.id}/complete`, { workerId: "w" });
  const statuses = (await Promise.all([complete(), complete(), complete()])).map(({ status }) => status);
  expect(statuses.sort()).toEqual([204, 404, 404]);
});

test("no two workers get the same task", async () => {
  const other = await test_.another();
  await Promise.all(Array.from({ length: 30 }, () => test_.start("race")));
  const fetches = await Promise.all(
    Array.from({ length: 6 }, (_, i) => fetchTasks(i % 2 ? other.url : test_.engine.url, "race", `w${i}`, 5)),
  );
  const ids = fetches.flat().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("a worker that lost its task to another one cannot complete it from what it remembers", async () => {
  await test_.start("race");
  const [task] = await fetchTasks(test_.engine.url, "race", "first", 50);
  test_.advance(60_001);
  const taken = await fetchTasks(test_.engine.url, "race", "second", 50);
  expect(taken.map(({ id }) => id)).toContain(task!.id);
  const late = await test_.post(`/external-task/${task!.id}/complete`, { workerId: "first" });
  expect(late).toMatchObject({ status: 400, json: { message: expect.stringContaining("It is locked by worker 'second'") } });
  expect((await test_.post(`/external-task/${task!.id}/complete`, { workerId: "second" })).status).toBe(204);
});

test("what another process has changed is seen, though this one remembers the tree", async () => {
  const other = await test_.another();
  const id = await test_.start("race");
  const tasks = (await test_.get(`/external-task?processInstanceId=${id}`)).json as { id: string }[];
  await test_.post(`/external-task/${tasks[0]!.id}/lock`, { workerId: "w", lockDuration: 60_000 });
  await callEngine(other.url, "PUT", `/process-instance/${id}/suspended`, { suspended: true });
  const refused = await test_.post(`/external-task/${tasks[0]!.id}/complete`, { workerId: "w" });
  expect(refused).toMatchObject({ status: 400, json: { message: expect.stringContaining("is suspended") } });
  await callEngine(other.url, "PUT", `/process-instance/${id}/suspended`, { suspended: false });
  expect((await test_.post(`/external-task/${tasks[0]!.id}/complete`, { workerId: "w" })).status).toBe(204);
});

test("a definition deployed by one process is the latest for the other at once", async () => {
  const other = await test_.another();
  const start = () => callEngine(other.url, "POST", "/process-definition/key/race/start", {});
  const before = (await start()).json.definitionId as string;
  await test_.deploy("race", `${oneTask("race")}<!-- changed -->`);
  // The message to the other process is on its way: ask until it has arrived.
  let after = before;
  while (after === before) after = (await start()).json.definitionId;
  expect(after).toMatch(/^race:2:/);
});
