/** Assignments that come at the same time are written together, and each is answered for itself. */
import { expect } from "@jest/globals";
import { type TestEngine, testEngine } from "./harness.ts";

let test_: TestEngine;
const authorization = `Basic ${Buffer.from("ana:ana").toString("base64")}`;

beforeAll(async () => {
  test_ = await testEngine({ auth: true, users: [{ id: "ana", password: "ana" }] });
  const model = (key: string, listeners: string) => `<?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
      targetNamespace="http://example.com"><process id="${key}" isExecutable="true" camunda:historyTimeToLive="P30D">
    <startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="t"/>
    <userTask id="t" camunda:assignee="velho"><extensionElements>${listeners}</extensionElements></userTask></process></definitions>`;
  const form = new FormData();
  const heard = `<camunda:taskListener event="assignment" expression="\${task.setPriority(7)}"/>`;
  for (const [key, listeners] of Object.entries({ quiet: "", heard })) {
    form.append(`${key}.bpmn`, new Blob([model(key, listeners)]), `${key}.bpmn`);
  }
  await fetch(`${test_.engine.url}/deployment/create`, { method: "POST", body: form, headers: { authorization } });
});
afterAll(() => test_?.stop());

async function call(method: string, path: string, body?: unknown, url = test_.engine.url) {
  const headers: Record<string, string> = { authorization };
  if (body !== undefined) headers["content-type"] = "application/json";
  const response = await fetch(url + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await response.text();
  return { status: response.status, json: text === "" ? null : JSON.parse(text) };
}

async function openTask(key = "quiet") {
  const { json } = await call("POST", `/process-definition/key/${key}/start`, {});
  const [task] = (await call("GET", `/task?processInstanceId=${json.id}`)).json;
  return { instanceId: json.id as string, id: task.id as string };
}

const assign = (id: string, userId: string | null) => call("POST", `/task/${id}/assignee`, { userId });
const assigneeOf = async (id: string) => (await call("GET", `/task/${id}`)).json.assignee;
const logged = async (id: string) =>
  (await call("GET", `/history/user-operation?taskId=${id}&operationType=Assign`)).json.map(
    ({ property, orgValue, newValue, userId }: Record<string, string>) => [property, orgValue, newValue, userId],
  );
const links = async (id: string) =>
  (await call("GET", `/history/identity-link-log?taskId=${id}&sortBy=time&sortOrder=asc`)).json
    .map(({ operationType, userId, assignerId }: Record<string, string>) => [operationType, userId, assignerId])
    .slice(-2);

test("many at once: every task gets its own assignee and a log of its own", async () => {
  const tasks = await Promise.all(Array.from({ length: 20 }, () => openTask()));
  const answers = await Promise.all(tasks.map(({ id }, nth) => assign(id, `novo-${nth}`)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
  for (const [nth, { id }] of tasks.entries()) {
    expect(await assigneeOf(id)).toBe(`novo-${nth}`);
    expect(await logged(id)).toEqual([["assignee", "velho", `novo-${nth}`, "ana"]]);
    expect((await links(id)).sort()).toEqual([
      ["add", `novo-${nth}`, "ana"],
      ["delete", "velho", "ana"],
    ]);
  }
});

test("one that may not be, and one that is listened to, do not disturb the others", async () => {
  const [plain, stopped, gone, heard] = [await openTask(), await openTask(), await openTask(), await openTask("heard")];
  await call("PUT", `/process-instance/${stopped.instanceId}/suspended`, { suspended: true });
  await call("POST", `/task/${gone.id}/complete`, {});
  const answers = await Promise.all([plain, stopped, gone, heard].map(({ id }) => assign(id, "novo")));
  expect(answers.map(({ status }) => status)).toEqual([204, 400, 400, 204]);
  expect(answers[1]!.json.type).toBe("SuspendedEntityInteractionException");
  expect(answers[2]!.json.message).toContain(`Cannot find task with id ${gone.id}`);
  expect(await assigneeOf(plain.id)).toBe("novo");
  expect(await assigneeOf(stopped.id)).toBe("velho");
  expect((await call("GET", `/task/${heard.id}`)).json).toMatchObject({ assignee: "novo", priority: 7 });
});

/** Who had the task after `velho`, one after the other, as the log tells it. */
async function turnsOf(id: string): Promise<string[]> {
  const changes: string[][] = await logged(id);
  const next = new Map(changes.map(([, before, after]) => [before!, after!]));
  const turns: string[] = [];
  for (let turn = next.get("velho"); turn !== undefined; turn = next.get(turn)) turns.push(turn);
  return turns;
}

test("several people give one task to several people: the log tells who had it in turn", async () => {
  const { id } = await openTask();
  await Promise.all(["a", "b", "c"].map((userId) => assign(id, userId)));
  const turns = await turnsOf(id);
  expect(turns.toSorted()).toEqual(["a", "b", "c"]);
  expect(await assigneeOf(id)).toBe(turns.at(-1));
});

test("two engines give the same tasks in opposite order: each is given once by each, one after the other", async () => {
  const other = await test_.another();
  const tasks = await Promise.all(Array.from({ length: 20 }, () => openTask()));
  const here = tasks.map(({ id }) => assign(id, "daqui"));
  const there = tasks.toReversed().map(({ id }) => call("POST", `/task/${id}/assignee`, { userId: "dali" }, other.url));
  const statuses = (await Promise.all([...here, ...there])).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([204]));
  for (const { id } of tasks) {
    const turns = await turnsOf(id);
    expect(turns.toSorted()).toEqual(["dali", "daqui"]);
    expect(await assigneeOf(id)).toBe(turns.at(-1));
  }
});

test("the same assignee again changes nothing but the time of the last change", async () => {
  const { id } = await openTask();
  expect((await assign(id, "velho")).status).toBe(204);
  expect(await logged(id)).toEqual([]);
  expect((await call("GET", `/task/${id}`)).json.lastUpdated).not.toBeNull();
  expect((await assign(id, null)).status).toBe(204);
  expect(await logged(id)).toEqual([["assignee", "velho", null, "ana"]]);
});
