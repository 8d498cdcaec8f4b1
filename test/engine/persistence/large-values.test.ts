import { randomBytes } from "node:crypto";
import { expect } from "@jest/globals";
import pg from "pg";
import { loadedState, storedState } from "../../../src/engine/persistence/large-values.ts";
import { callEngine, oneTask, type TestEngine, testEngine } from "../rest/harness.ts";

/** A megabyte that cannot be compressed; too long for a message about a test that fails. */
const large = JSON.stringify(randomBytes(786_432).toString("base64"));
const larger = JSON.stringify(randomBytes(786_432).toString("base64"));

let test_: TestEngine;
let database: pg.Client;

beforeAll(async () => {
  test_ = await testEngine();
  await test_.deploy("large", oneTask("large"));
  database = new pg.Client({ connectionString: test_.database.url });
  await database.connect();
});
afterAll(async () => {
  await database?.end();
  await test_?.stop();
});

const query = async (text: string, values: unknown[] = []) => (await database.query(text, values)).rows;

async function startWith(variables: Record<string, unknown>): Promise<string> {
  const answer = await test_.post("/process-definition/key/large/start", { variables });
  expect(answer.status).toBe(200);
  return (answer.json as { id: string }).id;
}

const json = (value: string) => ({ type: "Json", value });
const set = (id: string, name: string, value: string) =>
  test_.call("PUT", `/process-instance/${id}/variables/${name}`, json(value));
const variableOf = async (id: string, name: string, url?: string) => {
  const path = `/process-instance/${id}/variables/${name}?deserializeValue=false`;
  const answer = url ? await callEngine(url, "GET", path) : await test_.get(path);
  return (answer.json as { value: unknown }).value;
};
/** Bytes by which the tables have grown meanwhile: what is rewritten stands beside what was there. */
async function written(work: () => Promise<unknown>): Promise<number> {
  const size = async () => {
    const [row] = await query("select sum(pg_total_relation_size(oid))::int as size from pg_class where relkind = 'r'");
    return row!.size as number;
  };
  const before = await size();
  await work();
  return (await size()) - before;
}
const treeOf = async (id: string) =>
  (await query("select length(state) as size, large from engine.tree where root_id = $1", [id]))[0]!;

test("a large value is written when it is set, and by no other step", async () => {
  const id = await startWith({ document: json(large), note: json('"small"') });
  const [variable] = await query("select id from engine.variable where instance_id = $1 and name = 'document'", [id]);
  const tree = await treeOf(id);
  expect(tree.large).toEqual([variable!.id]);
  expect(tree.size).toBeLessThan(4_000);
  const step = await written(async () => {
    for (let i = 0; i < 5; i++) await set(id, "note", String(i));
  });
  expect(step).toBeLessThan(large.length);
  expect(await written(() => set(id, "document", larger))).toBeGreaterThan(large.length);
  expect((await variableOf(id, "document")) === larger).toBe(true);
  expect(await variableOf(id, "note")).toBe("4");
});

test("workers, other processes and expressions see it; a small value in its place is part of the tree again", async () => {
  const other = await test_.another();
  const id = await startWith({ document: json(large) });
  expect((await variableOf(id, "document", other.url)) === large).toBe(true);
  const topics = [{ topicName: "large", lockDuration: 60_000 }];
  const fetched = await callEngine(other.url, "POST", "/external-task/fetchAndLock", { workerId: "w", maxTasks: 100, topics });
  const tasks = fetched.json as { id: string; processInstanceId: string; variables: Record<string, { value: unknown }> }[];
  const task = tasks.find(({ processInstanceId }) => processInstanceId === id)!;
  expect(task.variables.document!.value === large).toBe(true);
  await set(id, "document", '"small"');
  expect((await treeOf(id)).large).toBeNull();
  expect(await variableOf(id, "document", other.url)).toBe('"small"');
  await set(id, "document", large);
  const done = await callEngine(other.url, "POST", `/external-task/${task.id}/complete`, { workerId: "w" });
  expect(done.status).toBe(204);
  const history = await test_.get(
    `/history/variable-instance?processInstanceId=${id}&variableName=document&deserializeValues=false`,
  );
  expect((history.json as { value: unknown }[])[0]!.value === large).toBe(true);
});

test("what was written with all values in the tree is read as it is, and the next step takes them out", async () => {
  const id = await startWith({ document: json(large) });
  const [row] = await query("select state, large from engine.tree where root_id = $1", [id]);
  const whole = JSON.stringify(loadedState(row!.state, { [row!.large[0]]: large }));
  await query("update engine.tree set state = $2, large = null where root_id = $1", [id, whole]);
  expect((await variableOf(id, "document")) === large).toBe(true);
  await set(id, "note", "1");
  expect((await treeOf(id)).size).toBeLessThan(4_000);
  expect((await variableOf(id, "document")) === large).toBe(true);
});

test("local variables of tasks and a name like __proto__ come back as they were; nothing is changed in the state itself", () => {
  const variable = (id: string, value: unknown) => ({ id, type: "String" as const, value });
  const execution = {
    ...{ id: "e", parentId: null, instanceId: "e", activityId: null, activityInstanceId: null },
    ...{ isScope: true, isConcurrent: false, isActive: true },
  };
  const variables = { small: variable("1", "x"), big: variable("2", large) };
  Object.defineProperty(variables, "__proto__", { value: variable("3", large), enumerable: true });
  const state = {
    ...{ rootInstanceId: "e", instances: {}, executions: { e: { ...execution, variables } } },
    taskVariables: { t: { big: variable("4", large), none: variable("5", null) } },
  };
  const before = JSON.stringify(state);
  const stored = storedState(state);
  expect(stored.large).toEqual(["2", "3", "4"]);
  expect(stored.state.length).toBeLessThan(1_000);
  expect(JSON.stringify(state) === before).toBe(true);
  const values = Object.fromEntries(stored.large!.map((id) => [id, large]));
  const loaded = JSON.stringify(sorted(loadedState(stored.state, values)));
  expect(loaded === JSON.stringify(sorted(JSON.parse(before)))).toBe(true);
});

/** Members in one order. */
function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => [name, sorted(member)]);
}
