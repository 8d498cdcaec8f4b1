import { expect } from "@jest/globals";
import { callEngine, oneTask, type TestEngine, testEngine } from "../rest/harness.ts";

let test_: TestEngine;

beforeAll(async () => {
  test_ = await testEngine();
  await test_.deploy("batched", oneTask("batched"));
});
afterAll(() => test_?.stop());

const start = (variables: Record<string, unknown>, businessKey: string) =>
  test_.post("/process-definition/key/batched/start", { businessKey, variables });

test("of many commands at once, the one that PostgreSQL cannot store is refused, and no other", async () => {
  const text = (value: string) => ({ text: { type: "String", value } });
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, i) => start(text(i === 5 ? "a\u0000b" : `text ${i}`), `batch-${i}`)),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map((_, i) => (i === 5 ? 400 : 200)));
  const { json } = await test_.get("/process-instance?processDefinitionKey=batched");
  const keys = (json as { businessKey: string }[]).map(({ businessKey }) => businessKey).sort();
  expect(keys).toEqual(answers.flatMap((_, i) => (i === 5 ? [] : [`batch-${i}`])).sort());
});

test("every command of a batch writes its own rows, also when another one's tree has changed meanwhile", async () => {
  const other = await test_.another();
  const topics = [{ topicName: "batched", lockDuration: 60_000 }];
  const fetched = await test_.post("/external-task/fetchAndLock", { workerId: "w", maxTasks: 100, topics });
  const tasks = fetched.json as { id: string; processInstanceId: string }[];
  expect(tasks.length).toBeGreaterThan(5);
  // The other process completes some of them; here all are completed at once, from what this process remembers.
  for (const { id } of tasks.slice(0, 3)) await callEngine(other.url, "POST", `/external-task/${id}/complete`, { workerId: "w" });
  const answers = await Promise.all(
    tasks.map(({ id }, i) =>
      test_.post(`/external-task/${id}/complete`, { workerId: "w", variables: { number: { type: "Integer", value: i } } }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(tasks.map((_, i) => (i < 3 ? 404 : 204)));
  for (const [i, { processInstanceId }] of tasks.entries()) {
    const { json } = await test_.get(`/history/variable-instance?processInstanceId=${processInstanceId}&variableName=number`);
    expect((json as { value: number }[]).map(({ value }) => value)).toEqual(i < 3 ? [] : [i]);
  }
});
