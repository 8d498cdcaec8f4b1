import { expect } from "@jest/globals";
import { type TestEngine, testEngine } from "./harness.ts";

let test_: TestEngine;
const signal = '<signal id="sg" name="alarm"/>';
const event = '<signalEventDefinition signalRef="sg"/>';

beforeAll(async () => {
  test_ = await testEngine();
  await test_.deploy(
    "waiting",
    `<startEvent id="s"/><intermediateCatchEvent id="c">${event}</intermediateCatchEvent><userTask id="u"/> s>c c>u `,
    signal,
  );
  await test_.deploy(
    "throwing",
    `<startEvent id="s"/><intermediateThrowEvent id="t">${event}</intermediateThrowEvent><endEvent id="e"/> s>t t>e `,
    signal,
  );
  await test_.deploy("started", `<startEvent id="s">${event}</startEvent><userTask id="u"/> s>u `, signal);
});
afterAll(() => test_?.stop());

test("a signal is not delivered a second time where it was thrown", async () => {
  const bell = '<signalEventDefinition signalRef="bl"/>';
  const handler = `<boundaryEvent id="b" attachedToRef="k" cancelActivity="false">${bell}</boundaryEvent><userTask id="h"/>`;
  await test_.deploy(
    "own",
    `<startEvent id="s"/><userTask id="k"/>${handler}<userTask id="g"/><intermediateThrowEvent id="t">${bell}</intermediateThrowEvent>` +
      `<intermediateCatchEvent id="c">${bell}</intermediateCatchEvent><endEvent id="e"/> s>k b>h s>g g>t t>c c>e `,
    '<signal id="bl" name="bell"/>',
  );
  const id = await test_.start("own");
  const [task] = (await test_.get(`/task?processInstanceId=${id}&taskDefinitionKey=g`)).json as { id: string }[];
  await test_.post(`/task/${task!.id}/complete`, {});
  expect((await test_.get(`/task/count?processInstanceId=${id}&taskDefinitionKey=h`)).json).toEqual({ count: 1 });
  expect((await test_.get(`/event-subscription?processInstanceId=${id}`)).json).toHaveLength(2);
});

test("a signal thrown by one instance reaches the others, and starts what begins with it, before the answer", async () => {
  const waiting = [await test_.start("waiting"), await test_.start("waiting")];
  expect((await test_.get(`/task/count?processInstanceIdIn=${waiting}`)).json).toEqual({ count: 0 });
  await test_.start("throwing");
  expect((await test_.get(`/task/count?processInstanceIdIn=${waiting}`)).json).toEqual({ count: 2 });
  expect((await test_.get("/task/count?processDefinitionKey=started")).json).toEqual({ count: 1 });
  expect((await test_.get("/job/count")).json).toEqual({ count: 0 });
});
