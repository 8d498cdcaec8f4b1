import { expect } from "@jest/globals";
import { withClient } from "../../../src/database/connection.ts";
import { callEngine, type TestEngine, testEngine } from "../rest/harness.ts";

let test_: TestEngine;

beforeAll(async () => {
  test_ = await testEngine();
  await test_.deploy("order", order);
});
afterAll(() => test_?.stop());

const worker = (id: string, attributes = "") =>
  `<serviceTask id="${id}" camunda:type="external" camunda:topic="${id}" ${attributes}/>`;

/** Books within a subprocess with a variable of its own, then takes all of it back. */
const order = `<startEvent id="s"/>
  <subProcess id="booking">
    <extensionElements><camunda:inputOutput><camunda:inputParameter name="room">12</camunda:inputParameter></camunda:inputOutput></extensionElements>
    <startEvent id="b"/>${worker("hotel")}${worker("flight")}${worker("leaveHotel", 'isForCompensation="true"')}
    ${worker("cancelFlight", 'isForCompensation="true"')}
    <boundaryEvent id="hb" attachedToRef="hotel"><compensateEventDefinition/></boundaryEvent>
    <boundaryEvent id="fb" attachedToRef="flight"><compensateEventDefinition/></boundaryEvent>
    b>hotel hotel>flight
    <association id="ha" sourceRef="hb" targetRef="leaveHotel"/><association id="fa" sourceRef="fb" targetRef="cancelFlight"/>
  </subProcess>
  ${worker("pay")}<intermediateThrowEvent id="undo"><compensateEventDefinition/></intermediateThrowEvent>${worker("close")}
  s>booking booking>pay pay>undo undo>close `;

/** Completes the external task of this topic at an engine process; gives what its worker saw. */
async function work(url: string, topicName: string, localVariables = {}): Promise<Record<string, unknown>> {
  const topics = [{ topicName, lockDuration: 60_000 }];
  const { json } = await callEngine(url, "POST", "/external-task/fetchAndLock", { workerId: "w", maxTasks: 1, topics });
  const [task] = json as { id: string; variables: Record<string, { value: unknown }> }[];
  const done = await callEngine(url, "POST", `/external-task/${task!.id}/complete`, { workerId: "w", ...localVariables });
  expect(done.status).toBe(204);
  return Object.fromEntries(Object.entries(task!.variables).map(([name, { value }]) => [name, value]));
}

/** What runs, what is remembered, and the tree, without ids. */
async function look(url: string, instance: string): Promise<unknown> {
  const get = async (path: string) => (await callEngine(url, "GET", path)).json;
  const subscriptions = (await get(`/event-subscription?processInstanceId=${instance}`)) as Record<string, string>[];
  const executions = await get(`/execution/count?processInstanceId=${instance}`);
  const variables = (await get(`/variable-instance?processInstanceIdIn=${instance}`)) as Record<string, unknown>[];
  const tree = (await get(`/process-instance/${instance}/activity-instances`)) as Tree;
  return {
    subscriptions: subscriptions
      .map(({ eventType, activityId, createdDate }) => `${eventType} ${activityId} ${createdDate}`)
      .sort(),
    executions,
    variables: variables.map(({ name, value }) => `${name} = ${value}`),
    tree: shape(tree),
  };
}

type Tree = { activityId: string; childActivityInstances: Tree[] };
const shape = ({ activityId, childActivityInstances }: Tree): string =>
  `${activityId.split(":")[0]}[${childActivityInstances.map(shape).sort().join(" ")}]`;

/** Plays the order to its end; `nextUrl` says which engine process does the next thing. */
async function play(nextUrl: () => Promise<string>): Promise<unknown[]> {
  const { json } = await callEngine(await nextUrl(), "POST", "/process-definition/key/order/start", {});
  const instance = (json as { id: string }).id;
  const seen: unknown[] = [];
  for (const topic of ["hotel", "flight", "pay", "cancelFlight", "leaveHotel"]) {
    const variables = topic === "flight" ? { variables: { room: { value: 14 } } } : {};
    seen.push(await work(await nextUrl(), topic, variables), await look(await nextUrl(), instance));
  }
  seen.push(await work(await nextUrl(), "close"));
  expect((await callEngine(await nextUrl(), "GET", `/process-instance/${instance}`)).status).toBe(404);
  return seen;
}

test("what is to be compensated survives: each step in an engine process that starts anew", async () => {
  const inOne = await play(async () => test_.engine.url);
  let last = test_.engine;
  const anew = await play(async () => {
    const next = await test_.another();
    if (last !== test_.engine) await last.stop();
    last = next;
    return next.url;
  });
  expect(anew).toEqual(inOne);
  expect(inOne.map((each) => JSON.stringify(each))).toEqual([
    expect.stringContaining('{"room":"12"}'),
    expect.stringContaining('"tree":"order[booking[flight[]]]"'),
    expect.stringContaining('{"room":"12"}'),
    expect.stringContaining('"variables":["room = 14"],"tree":"order[pay[]]"'),
    "{}",
    expect.stringContaining('"tree":"order[booking[cancelFlight[] leaveHotel[]] undo[]]"'),
    '{"room":14}',
    expect.stringContaining('"tree":"order[booking[leaveHotel[]] undo[]]"'),
    '{"room":14}',
    '{"subscriptions":[],"executions":{"count":2},"variables":[],"tree":"order[close[]]"}',
    "{}",
  ]);
});

test("an instance that is deleted leaves nothing of what it remembers", async () => {
  const id = await test_.start("order");
  await work(test_.engine.url, "hotel");
  await work(test_.engine.url, "flight");
  const kept =
    "select 1 from engine.event_subscription where instance_id = $1 union all select 1 from engine.execution where instance_id = $1";
  const left = async () => (await withClient(test_.database.url, (client) => client.query(kept, [id]))).rows.length;
  expect(await left()).toBe(5);
  expect((await test_.call("DELETE", `/process-instance/${id}`)).status).toBe(204);
  expect(await left()).toBe(0);
});
