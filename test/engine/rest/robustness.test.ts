import { expect } from "@jest/globals";
import { oneTask, type TestEngine, testEngine } from "./harness.ts";

let test_: TestEngine;

beforeAll(async () => {
  test_ = await testEngine();
  await test_.deploy("robust", oneTask("robust"));
});
afterAll(() => test_?.stop());

const raw = async (path: string, init: RequestInit) => {
  const response = await fetch(test_.engine.url + path, init);
  return { status: response.status, type: response.headers.get("content-type"), json: await response.json() };
};
const json = { "content-type": "application/json" };

test.each([
  ["broken JSON", "{"],
  ["a list instead of an object", "[]"],
  ["a text instead of an object", '"x"'],
])("%s is a 400", async (_what, body) => {
  const answer = await raw("/task/count", { method: "POST", headers: json, body });
  expect(answer).toEqual({
    ...{ status: 400, type: "application/json", json: { type: "InvalidRequestException", message: "", code: null } },
  });
});

test.each([[[null]], [[{ sortBy: "constructor", sortOrder: "asc", parameters: { variable: "x", type: "String" } }]]])(
  "sorting by %j is refused in words",
  async (sorting) => {
    const answer = await raw("/task", { method: "POST", headers: json, body: JSON.stringify({ sorting }) });
    expect(answer).toMatchObject({ status: 400, json: { message: expect.stringContaining("currentOrderingProperty is null") } });
  },
);

test("a body that is too large is refused in words, and the engine goes on", async () => {
  const body = JSON.stringify({ variables: { x: { type: "Json", value: "x".repeat(17 * 1024 * 1024) } } });
  const answer = await raw("/process-definition/key/robust/start", { method: "POST", headers: json, body }).catch(() => null);
  // A client that is still sending may see the connection close instead.
  if (answer) expect(answer).toMatchObject({ status: 413, json: { type: "InvalidRequestException" } });
  expect((await test_.get("/version")).status).toBe(200);
});

test("a body just below the limit is taken", async () => {
  const value = JSON.stringify("x".repeat(3_000_000));
  const { status } = await test_.post("/process-definition/key/robust/start", { variables: { x: { type: "Json", value } } });
  expect(status).toBe(200);
});

test.each([
  ["GET", "/", 404],
  ["GET", "/nope", 404],
  ["GET", "/task/x/nope", 404],
  ["PUT", "/version", 405],
  ["GET", "/../etc/passwd", 404],
  ["GET", "/task/%E0%A4%A", 404],
])("%s %s is a %i in Camunda's shape", async (method, path, status) => {
  const answer = await raw(path, { method });
  expect(answer.status).toBe(status);
  expect(answer.json).toMatchObject({ type: expect.stringMatching(/Exception$/), message: expect.any(String) });
});

test.each(["/task", "/process-instance", "/history/process-instance", "/external-task", "/job", "/incident"])(
  "%s takes no order that is not one of its own",
  async (path) => {
    const order = encodeURIComponent("id; drop table engine.task");
    expect((await test_.get(`${path}?sortBy=${order}&sortOrder=asc`)).status).toBe(400);
    expect((await test_.get(`${path}?sortBy=constructor&sortOrder=asc`)).status).toBe(400);
    expect((await test_.get(path)).status).toBe(200);
  },
);

test("values of filters are values, whatever they say", async () => {
  const hostile = encodeURIComponent("x' or '1'='1");
  expect((await test_.get(`/task/count?assignee=${hostile}`)).json).toEqual({ count: 0 });
  expect((await test_.get(`/process-instance/count?businessKey=${hostile}`)).json).toEqual({ count: 0 });
});

test("a variable may be called __proto__ or constructor", async () => {
  const id = await test_.start("robust");
  const modifications = JSON.parse('{"__proto__":{"value":1},"constructor":{"value":2}}');
  expect((await test_.post(`/process-instance/${id}/variables`, { modifications })).status).toBe(204);
  const { json } = await test_.get(`/process-instance/${id}/variables`);
  expect(Object.keys(json).sort()).toEqual(["__proto__", "constructor"]);
});

test("jobs are found by when they are due, in a GET and in a POST", async () => {
  const timer = '<timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition>';
  await test_.deploy(
    "due",
    `<startEvent id="s"/><intermediateCatchEvent id="c">${timer}</intermediateCatchEvent><endEvent id="e"/> s>c c>e `,
  );
  await test_.start("due");
  const [before, after] = ["2026-11-21T10:30:00.000+0000", "2026-11-21T11:30:00.000+0000"];
  const query = (text: string) => test_.get(`/job/count?dueDates=${encodeURIComponent(text)}`);
  expect((await query(`gt_${before},lt_${after}`)).json).toEqual({ count: 1 });
  expect((await query(`gt_${after}`)).json).toEqual({ count: 0 });
  expect((await test_.post("/job/count", { dueDates: [{ operator: "gt", value: before }] })).json).toEqual({ count: 1 });
  expect((await query("soon")).status).toBe(400);
});

test.each([
  ["GET", "/task/count?name=a%00b", undefined],
  ["POST", "/task/count", { name: "a\u0000b" }],
  ["POST", "/process-definition/key/robust/start", { businessKey: "a\u0000b" }],
  ["POST", "/process-definition/key/robust/start", { variables: { x: { value: "a\u0000b" } } }],
])("%s %s with U+0000 is a 400 that says so", async (method, path, body) => {
  const answer = await test_.call(method, path, body);
  expect(answer).toMatchObject({ status: 400, json: { message: expect.stringContaining("U+0000") } });
});

test.each(["/task/count?priority=99999999999999", "/process-definition/count?version=99999999999999"])(
  "%s asks for a number that is none of Java's: a 400",
  async (path) => {
    expect((await test_.get(path)).status).toBe(400);
  },
);

test("a page beyond all numbers is Camunda's 404", async () => {
  expect(await test_.get("/task?maxResults=99999999999999")).toMatchObject({
    status: 404,
    json: { type: "QueryParamException" },
  });
});
