/** Listeners of tasks act in the transaction of what they hear of. */
import { expect } from "@jest/globals";
import { type TestEngine, testEngine } from "./harness.ts";

let test_: TestEngine;
const listener = (event: string, expression: string) => `<camunda:taskListener event="${event}" expression="${expression}"/>`;

beforeAll(async () => {
  test_ = await testEngine({ auth: true, users: [{ id: "ana", password: "ana" }] });
});
afterAll(() => test_?.stop());

async function call(method: string, path: string, body?: unknown) {
  const headers: Record<string, string> = { authorization: `Basic ${Buffer.from("ana:ana").toString("base64")}` };
  if (body !== undefined) headers["content-type"] = "application/json";
  const response = await fetch(test_.engine.url + path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, json: text === "" ? null : JSON.parse(text) };
}

async function openTask(key: string, listeners: string, variables: Record<string, { value: unknown }> = {}) {
  const form = new FormData();
  const xml = `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="http://example.com">
    <process id="${key}" isExecutable="true" camunda:historyTimeToLive="P30D"><startEvent id="s"/>
    <sequenceFlow id="f" sourceRef="s" targetRef="t"/><userTask id="t"><extensionElements>${listeners}</extensionElements></userTask>
    </process></definitions>`;
  form.append(`${key}.bpmn`, new Blob([xml]), `${key}.bpmn`);
  const headers = { authorization: `Basic ${Buffer.from("ana:ana").toString("base64")}` };
  await fetch(`${test_.engine.url}/deployment/create`, { method: "POST", body: form, headers });
  const { json } = await call("POST", `/process-definition/key/${key}/start`, { variables });
  const [task] = (await call("GET", `/task?processInstanceId=${json.id}`)).json;
  return { instanceId: json.id as string, id: task.id as string };
}

test("what a listener changes is part of what is logged about the person's act", async () => {
  const { id } = await openTask("logged", listener("update", "${task.setPriority(7)}"));
  expect((await call("POST", `/task/${id}/assignee`, { userId: "bia" })).status).toBe(204);
  const { json } = await call("GET", `/history/user-operation?taskId=${id}&operationType=Assign`);
  const changes = json.map(({ property, newValue }: Record<string, string>) => [property, newValue]).sort();
  expect(changes).toEqual([
    ["assignee", "bia"],
    ["priority", "7"],
  ]);
});

test("a listener that fails leaves neither the change nor its log", async () => {
  const { id } = await openTask("failing", listener("assignment", "${nothing}"));
  expect((await call("POST", `/task/${id}/assignee`, { userId: "bia" })).status).toBe(500);
  expect((await call("GET", `/task/${id}`)).json).toMatchObject({ assignee: null, lastUpdated: null });
  expect((await call("GET", `/history/user-operation?taskId=${id}&operationType=Assign`)).json).toEqual([]);
  expect((await call("POST", `/task/${id}/assignee`, { userId: null })).status).toBe(204);
});

test("many people at once: each claim is heard of, none is lost", async () => {
  const counting = listener("update", "${execution.setVariable('n', n + 1)}");
  const { id, instanceId } = await openTask("counted", counting, { n: { value: 0 } });
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, i) => call("POST", `/task/${id}/assignee`, { userId: `person${i}` })),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(204));
  expect((await call("GET", `/process-instance/${instanceId}/variables/n`)).json.value).toBe(8);
});
