import { expect } from "@jest/globals";
import { startEngine } from "../../../src/engine/index.ts";
import { type TestEngine, testEngine } from "./harness.ts";

let test_: TestEngine;

beforeAll(async () => {
  test_ = await testEngine({ auth: true, users: [{ id: "demo", password: "secret", groups: ["clerks"] }] });
});
afterAll(() => test_?.stop());

const ask = async (path: string, credentials?: string, init: RequestInit = {}) => {
  const headers = {
    ...init.headers,
    ...(credentials ? { authorization: `Basic ${Buffer.from(credentials).toString("base64")}` } : {}),
  };
  const response = await fetch(test_.engine.url + path, { ...init, headers });
  return { status: response.status, text: await response.text(), challenge: response.headers.get("www-authenticate") };
};

test("without credentials everything but /engine is closed", async () => {
  expect(await ask("/task")).toEqual({ status: 401, text: "", challenge: 'Basic realm="default"' });
  expect((await ask("/openapi.json")).status).toBe(401);
  expect((await ask("/nope")).status).toBe(401);
  expect((await ask("/engine")).status).toBe(200);
});

test("the right password opens, a wrong one locks the user for three seconds", async () => {
  expect((await ask("/version", "demo:secret")).status).toBe(200);
  expect((await ask("/version", "demo:wrong")).status).toBe(401);
  expect((await ask("/version", "demo:secret")).status).toBe(401);
  test_.advance(3001);
  expect((await ask("/version", "demo:secret")).status).toBe(200);
});

test("unknown users, empty passwords and other schemes are refused", async () => {
  for (const credentials of ["nobody:secret", "demo:", ":secret", "demo"])
    expect((await ask("/version", credentials)).status).toBe(401);
  test_.advance(3001);
  const bearer = await fetch(`${test_.engine.url}/version`, { headers: { authorization: "Bearer x" } });
  expect(bearer.status).toBe(401);
});

test("a user created through the API may ask, until the password changes", async () => {
  const put = (path: string, method: string, body: unknown) =>
    ask(path, "demo:secret", { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  await put("/user/create", "POST", { profile: { id: "ana" }, credentials: { password: "old" } });
  expect((await ask("/version", "ana:old")).status).toBe(200);
  expect((await ask("/version", "ana:old")).status).toBe(200);
  const change = await put("/user/ana/credentials", "PUT", { password: "new", authenticatedUserPassword: "secret" });
  expect(change.status).toBe(204);
  expect((await ask("/version", "ana:new")).status).toBe(200);
  expect((await ask("/version", "ana:old")).status).toBe(401);
});

test("configured users and their groups are known to lists", async () => {
  expect(JSON.parse((await ask("/user?memberOfGroup=clerks", "demo:secret")).text)).toMatchObject([{ id: "demo" }]);
});

test("an engine without users does not start open by accident", async () => {
  const options = { databaseUrl: test_.database.url, port: 0, users: [], clock: () => new Date() };
  await expect(startEngine(options as never)).rejects.toThrow("at least one user");
});
