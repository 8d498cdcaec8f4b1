import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import pino from "pino";
import { createEngineClient, type EngineClient } from "../../src/camunda/client.ts";
import { EngineError, EngineUnavailable } from "../../src/camunda/errors.ts";

type Answer = { status: number; body?: string } | "reset";
let server: Server;
let client: EngineClient;
let answers: Answer[];
let seen: { method: string; url: string; headers: IncomingMessage["headers"]; body: string }[];

beforeEach(async () => {
  answers = [];
  seen = [];
  server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      seen.push({ method: request.method!, url: request.url!, headers: request.headers, body });
      const answer = answers.shift() ?? { status: 204 };
      if (answer === "reset") return request.socket.destroy();
      response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/engine-rest/`;
  client = createEngineClient({ url, user: "demo", password: "sésame", log: pino({ enabled: false }) });
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const json = (value: unknown, status = 200): Answer => ({ status, body: JSON.stringify(value) });
const refusal = (status: number, type: string, message: string, code: number | null = null) =>
  json({ type, message, code }, status);

describe("a user whom the engine refuses", () => {
  test("from the first call on, is told: the setting is wrong", async () => {
    answers.push({ status: 401 });
    await expect(client.version()).rejects.toMatchObject({ name: "EngineError", status: 401 });
  });

  test("after having been admitted, is locked for a moment: nobody asks in between", async () => {
    answers.push(json({ version: "7.24.0" }), { status: 401 });
    await client.version();
    await expect(client.completeTask("t1")).rejects.toBeInstanceOf(EngineUnavailable);
    await expect(client.completeTask("t1")).rejects.toBeInstanceOf(EngineUnavailable);
    expect(seen).toHaveLength(2);
  });
});

describe("requests", () => {
  test("an id of dots alone is no way to another resource: it is asked for nowhere", async () => {
    for (const id of [".", ".."]) {
      await expect(client.operations.job(id)).rejects.toMatchObject({ name: "EngineError", status: 404 });
      await expect(client.completeTask(id)).rejects.toMatchObject({ name: "EngineError", status: 404 });
    }
    expect(seen).toEqual([]);
    answers.push(json({ id: "..." }));
    expect(await client.operations.job("...")).toEqual({ id: "..." });
  });

  test("carry Basic authentication in UTF-8", async () => {
    answers.push(json({ version: "7.24.0" }));
    expect(await client.version()).toBe("7.24.0");
    expect(seen[0]!.headers.authorization).toBe(`Basic ${Buffer.from("demo:sésame").toString("base64")}`);
    expect(seen[0]!.url).toBe("/engine-rest/version");
  });

  test("a POST without arguments still sends an object: the engine answers 500 to an empty one", async () => {
    await client.unclaimTask("t1");
    expect(seen[0]).toMatchObject({ method: "POST", url: "/engine-rest/task/t1/unclaim", body: "{}" });
    expect(seen[0]!.headers["content-type"]).toBe("application/json");
  });

  test("ids are escaped, lists joined, undefined left out", async () => {
    answers.push(json([]));
    await client.tasks({ processInstanceBusinessKey: "a b", taskDefinitionKeyIn: ["x", "y"], assignee: undefined });
    expect(seen[0]!.url).toBe("/engine-rest/task?processInstanceBusinessKey=a+b&taskDefinitionKeyIn=x%2Cy");
    answers.push(json({}));
    await client.task("../user");
    expect(seen[1]!.url).toBe("/engine-rest/task/..%2Fuser");
  });

  test("variables are sent typed", async () => {
    await client.correlateMessage({ messageName: "m", businessKey: "k", variables: { a: "x", list: [1], skip: undefined } });
    expect(JSON.parse(seen[0]!.body)).toEqual({
      messageName: "m",
      businessKey: "k",
      processVariables: { a: { type: "String", value: "x" }, list: { type: "Json", value: "[1]" } },
    });
  });

  test("variables are read as plain values, never deserialized by the engine", async () => {
    answers.push(json({ list: { type: "Json", value: '["a"]', valueInfo: {} } }));
    expect(await client.formVariables("t1")).toEqual({ list: ["a"] });
    expect(seen[0]!.url).toContain("deserializeValues=false");
  });

  test("a deployment is one multipart form with duplicate filtering", async () => {
    answers.push(json({ id: "d", deployedProcessDefinitions: null }));
    await client.deploy({ name: "models", resources: [{ name: "a.bpmn", content: "<x/>" }] });
    expect(seen[0]!.body).toMatch(/name="enable-duplicate-filtering"\r\n\r\ntrue/);
    expect(seen[0]!.body).toMatch(/name="a.bpmn"; filename="a.bpmn"/);
  });
});

test.each(["camundaFormRef", "operatonFormRef"])("the form reference is read from %s", async (field) => {
  const formRef = { key: "f", binding: "deployment", version: null };
  answers.push(json({ id: "t1", [field]: formRef }));
  expect(await client.task("t1")).toEqual({ id: "t1", formRef });
});

describe("refusals", () => {
  const caught = (promise: Promise<unknown>) => promise.then(() => undefined).catch((error: unknown) => error);

  test("become EngineError with status, type, code and message", async () => {
    answers.push(refusal(404, "InvalidRequestException", "No matching task with id x"));
    const error = (await caught(client.task("x"))) as EngineError;
    expect(error).toBeInstanceOf(EngineError);
    expect(error).toMatchObject({
      status: 404,
      type: "InvalidRequestException",
      code: null,
      isNotFound: true,
      isMismatch: false,
    });
  });

  test("401 without a body", async () => {
    answers.push({ status: 401 });
    expect(await caught(client.version())).toMatchObject({ name: "EngineError", status: 401, type: "" });
  });

  test("a message that nobody waits for, a task of somebody else", async () => {
    answers.push(
      refusal(400, "RestException", "org.camunda.bpm.engine.MismatchingMessageCorrelationException: Cannot correlate"),
    );
    expect(await caught(client.correlateMessage({ messageName: "m" }))).toMatchObject({ isMismatch: true });
    answers.push(refusal(500, "TaskAlreadyClaimedException", "Task 't' is already claimed by someone else."));
    expect(await caught(client.claimTask("t", "me"))).toMatchObject({ isClaimedByOther: true });
  });

  test("optimistic locking is repeated, another 500 is not", async () => {
    answers.push(refusal(500, "RestException", "Cannot complete task t: ENGINE-03005", 1));
    await client.completeTask("t");
    expect(seen).toHaveLength(2);
    answers.push(refusal(500, "RestException", "Cannot complete task t", 0));
    expect(await caught(client.completeTask("t"))).toMatchObject({ status: 500, code: 0, isConflict: false });
    expect(seen).toHaveLength(3);
  });

  test("optimistic locking that does not end is reported", async () => {
    for (let n = 0; n < 4; n++) answers.push(refusal(500, "OptimisticLockingException", "ENGINE-03005", 1));
    expect(await caught(client.completeTask("t"))).toMatchObject({ isConflict: true });
    expect(seen).toHaveLength(4);
  });
});

describe("an engine that does not answer", () => {
  test("a read is repeated once", async () => {
    answers.push("reset", json({ version: "1" }));
    expect(await client.version()).toBe("1");
  });

  test("a write is not: nobody knows whether it was done", async () => {
    answers.push("reset");
    await expect(client.completeTask("t")).rejects.toMatchObject({ name: "EngineUnavailable", code: "engine-unavailable" });
    expect(seen).toHaveLength(1);
  });

  test("refused connections and gateway errors count as unavailable", async () => {
    answers.push({ status: 503, body: "" }, { status: 503, body: "" });
    await expect(client.version()).rejects.toBeInstanceOf(EngineUnavailable);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await expect(client.version()).rejects.toThrow(/did not answer GET \/version/);
  });
});
