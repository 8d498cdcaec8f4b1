import { request } from "node:http";
import { expect } from "@jest/globals";
import { callEngine, oneTask, type TestEngine, testEngine } from "./harness.ts";

let test_: TestEngine;

beforeAll(async () => {
  test_ = await testEngine();
  for (const topic of ["fresh", "unlocked", "expired", "gone", "elsewhere", "failed", "revived"])
    await test_.deploy(topic, oneTask(topic));
});
afterAll(() => test_?.stop());

const poll = (topicName: string, { workerId = "w", timeout = 20_000, url = test_.engine.url } = {}) =>
  callEngine(url, "POST", "/external-task/fetchAndLock", {
    ...{ workerId, maxTasks: 5, asyncResponseTimeout: timeout, topics: [{ topicName, lockDuration: 60_000 }] },
  });

/** Waits until the server has parked what was sent before: a request behind it has been answered. */
const settle = async () => {
  for (let i = 0; i < 5; i++) await test_.get("/version");
};

test("a parked fetch is answered as soon as a task is created", async () => {
  const parked = poll("fresh");
  await settle();
  const instance = await test_.start("fresh");
  const { json } = await parked;
  expect(json).toMatchObject([{ processInstanceId: instance, workerId: "w" }]);
});

test("a parked fetch is answered with nothing when its time is over", async () => {
  const { status, json } = await poll("unlocked", { timeout: 30 });
  expect([status, json]).toEqual([200, []]);
});

test("a parked fetch is answered when a task is given back", async () => {
  await test_.start("unlocked");
  const [task] = (await poll("unlocked", { workerId: "first" })).json;
  const parked = poll("unlocked", { workerId: "second" });
  await settle();
  await test_.post(`/external-task/${task.id}/unlock`);
  expect((await parked).json).toMatchObject([{ id: task.id, workerId: "second" }]);
});

test("a parked fetch is answered when a task has failed without pause, and when it gets new retries", async () => {
  await test_.start("failed");
  const [task] = (await poll("failed", { workerId: "first" })).json;
  const afterFailure = poll("failed", { workerId: "second" });
  await settle();
  await test_.post(`/external-task/${task.id}/failure`, { workerId: "first", retries: 1, retryTimeout: 0 });
  expect((await afterFailure).json).toMatchObject([{ id: task.id, retries: 1 }]);
  await test_.post(`/external-task/${task.id}/failure`, { workerId: "second", retries: 0, retryTimeout: 0 });
  const afterRetries = poll("failed", { workerId: "third" });
  await settle();
  await test_.call("PUT", `/external-task/${task.id}/retries`, { retries: 3 });
  expect((await afterRetries).json).toMatchObject([{ id: task.id, retries: 3, workerId: "third" }]);
});

test("a parked fetch is answered when a lock expires, though nothing is written then", async () => {
  await test_.start("expired");
  const [task] = (await poll("expired", { workerId: "dead" })).json;
  const parked = poll("expired", { workerId: "heir" });
  await settle();
  test_.advance(60_001);
  expect((await parked).json).toMatchObject([{ id: task.id, workerId: "heir" }]);
});

test("a fetch whose client has gone locks nothing", async () => {
  const { hostname, port, pathname } = new URL(test_.engine.url);
  const body = {
    workerId: "gone",
    maxTasks: 5,
    asyncResponseTimeout: 20_000,
    topics: [{ topicName: "gone", lockDuration: 60_000 }],
  };
  const left = request({
    ...{ hostname, port, path: `${pathname}/external-task/fetchAndLock`, method: "POST" },
    headers: { "content-type": "application/json" },
  });
  left.on("error", () => {});
  left.end(JSON.stringify(body));
  await settle();
  const closed = new Promise((resolve) => left.once("close", resolve));
  left.destroy();
  await closed;
  await settle();
  await test_.start("gone");
  expect((await poll("gone", { workerId: "present" })).json).toMatchObject([{ workerId: "present" }]);
});

test("a fetch parked in one process is answered when another process creates the task", async () => {
  const other = await test_.another();
  const parked = poll("elsewhere", { url: other.url });
  await settle();
  await test_.start("elsewhere");
  expect((await parked).json).toHaveLength(1);
});

test("stopping answers parked fetches with nothing", async () => {
  const other = await test_.another();
  const parked = poll("revived", { url: other.url });
  await settle();
  await callEngine(other.url, "GET", "/version");
  await other.stop();
  expect((await parked).json).toEqual([]);
});
