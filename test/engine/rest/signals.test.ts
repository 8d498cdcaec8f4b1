import { expect } from "@jest/globals";
import { callEngine, type TestEngine, testEngine } from "./harness.ts";

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

describe("one transaction", () => {
  const horn = '<signalEventDefinition signalRef="hn"/>';
  const signals = '<signal id="hn" name="horn"/>';

  beforeAll(async () => {
    const work = '<serviceTask id="x" camunda:expression="${broken ? nothing : 1}"/>';
    await test_.deploy(
      "hearing",
      `<startEvent id="s"/><intermediateCatchEvent id="c">${horn}</intermediateCatchEvent>${work}<userTask id="u"/> s>c c>x x>u `,
      signals,
    );
    await test_.deploy(
      "blowing",
      `<startEvent id="s"/><userTask id="w"/><intermediateThrowEvent id="t">${horn}</intermediateThrowEvent><userTask id="z"/> s>w w>t t>z `,
      signals,
    );
    await test_.deploy("begun", `<startEvent id="s">${horn}</startEvent><userTask id="u"/> s>u `, signals);
  });

  const tasksOf = async (id: string) => {
    const tasks = (await test_.get(`/task?processInstanceId=${id}`)).json as { id: string; taskDefinitionKey: string }[];
    return tasks.map(({ taskDefinitionKey }) => taskDefinitionKey);
  };
  const blow = async (id: string) => {
    const [task] = (await test_.get(`/task?processInstanceId=${id}`)).json as { id: string }[];
    return test_.post(`/task/${task!.id}/complete`, {});
  };
  const begun = async () => (await test_.get("/process-instance/count?processDefinitionKey=begun")).json.count as number;

  test("a receiver that fails takes the thrower, the other receivers and what was started back with it", async () => {
    const fine = await test_.start("hearing", { broken: false });
    const failing = await test_.start("hearing", { broken: true });
    const thrower = await test_.start("blowing");
    expect((await blow(thrower)).status).toBe(500);
    expect([await tasksOf(thrower), await tasksOf(fine), await tasksOf(failing), await begun()]).toEqual([["w"], [], [], 0]);
    await test_.call("PUT", `/process-instance/${failing}/variables/broken`, { value: false });
    expect((await blow(thrower)).status).toBe(204);
    expect([await tasksOf(thrower), await tasksOf(fine), await tasksOf(failing), await begun()]).toEqual([
      ["z"],
      ["u"],
      ["u"],
      1,
    ]);
  });

  test("throwers that meet the same receivers from two processes neither block nor lose each other", async () => {
    const before = await begun();
    const other = await test_.another();
    const receivers = await Promise.all(Array.from({ length: 12 }, () => test_.start("hearing", { broken: false })));
    const throwers = await Promise.all(Array.from({ length: 6 }, () => test_.start("blowing")));
    const tasks = await Promise.all(throwers.map(async (id) => (await test_.get(`/task?processInstanceId=${id}`)).json[0].id));
    const answers = await Promise.all(
      tasks.map((id, i) => callEngine((i % 2 ? other : test_.engine).url, "POST", `/task/${id}/complete`, {})),
    );
    expect(answers.map(({ status }) => status)).toEqual(throwers.map(() => 204));
    for (const id of receivers) expect(await tasksOf(id)).toEqual(["u"]);
    for (const id of throwers) expect(await tasksOf(id)).toEqual(["z"]);
    expect((await begun()) - before).toBe(6);
  });
});
