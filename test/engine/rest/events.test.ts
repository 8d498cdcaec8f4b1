/** Conditional events, escalations, listeners and cron cycles through the whole engine: their rows are written and found again. */
import { expect } from "@jest/globals";
import { type TestEngine, testEngine } from "./harness.ts";

let test_: TestEngine;
const condition =
  '<conditionalEventDefinition><condition xsi:type="tFormalExpression">${x == 1}</condition></conditionalEventDefinition>';

beforeAll(async () => {
  test_ = await testEngine();
});
afterAll(() => test_?.stop());

async function taskKeys(instanceId: string): Promise<string[]> {
  const tasks = (await test_.get(`/task?processInstanceId=${instanceId}`)).json as { taskDefinitionKey: string }[];
  return tasks.map(({ taskDefinitionKey }) => taskDefinitionKey).sort();
}

test("a condition comes true when a variable is written", async () => {
  await test_.deploy(
    "conditional",
    `<startEvent id="s"/><intermediateCatchEvent id="c">${condition}</intermediateCatchEvent><userTask id="u"/> s>c c>u `,
  );
  const id = await test_.start("conditional");
  const subscriptions = (await test_.get(`/event-subscription?processInstanceId=${id}`)).json;
  expect(subscriptions).toMatchObject([{ eventType: "conditional", eventName: null, activityId: "c" }]);
  await test_.post(`/process-instance/${id}/variables`, { modifications: { x: { value: 2 } } });
  expect(await taskKeys(id)).toEqual([]);
  await test_.post(`/process-instance/${id}/variables`, { modifications: { x: { value: 1 } } });
  expect(await taskKeys(id)).toEqual(["u"]);
});

test("a person's escalation begins what catches it, beside the task", async () => {
  await test_.deploy(
    "escalating",
    '<startEvent id="s"/><userTask id="k"/><boundaryEvent id="b" attachedToRef="k" cancelActivity="false"><escalationEventDefinition escalationRef="es"/></boundaryEvent><userTask id="h"/> s>k b>h ',
    '<escalation id="es" escalationCode="E1"/>',
  );
  const id = await test_.start("escalating");
  const [task] = (await test_.get(`/task?processInstanceId=${id}`)).json as { id: string }[];
  await test_.post(`/task/${task!.id}/bpmnEscalation`, { escalationCode: "E1" });
  expect(await taskKeys(id)).toEqual(["h", "k"]);
});

test("a cycle by cron expression has its next job when it has fired", async () => {
  await test_.deploy(
    "cron",
    '<startEvent id="s"/><userTask id="k"/><boundaryEvent id="b" attachedToRef="k" cancelActivity="false"><timerEventDefinition><timeCycle xsi:type="tFormalExpression">0 0 12 * * ?</timeCycle></timerEventDefinition></boundaryEvent><userTask id="h"/> s>k b>h ',
  );
  const id = await test_.start("cron");
  const jobs = async () => (await test_.get(`/job?processInstanceId=${id}`)).json as { id: string; dueDate: string }[];
  const [first] = await jobs();
  expect(first!.dueDate).toMatch(/T12:00:00\.000\+0000$/);
  await test_.post(`/job/${first!.id}/execute`, {});
  expect(await taskKeys(id)).toEqual(["h", "k"]);
  const [second, ...others] = await jobs();
  expect(others).toEqual([]);
  expect(second!.id).not.toBe(first!.id);
});
