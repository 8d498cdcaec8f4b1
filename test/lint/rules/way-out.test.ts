import { ask, diagram, line, told, world } from "../support/diagram.ts";

const mine = ask("address", "", 'camunda:assignee="ana"');
const boundary = (definition: string, cancel = "true") =>
  `<boundaryEvent id="late" name="Late" attachedToRef="ask" cancelActivity="${cancel}">${definition}</boundaryEvent>`;
const timer = '<timerEventDefinition id="t"><timeDuration xsi:type="tFormalExpression">P1D</timeDuration></timerEventDefinition>';
const message =
  '<intermediateCatchEvent id="wait" name="Wait"><messageEventDefinition id="m" messageRef="hello" /></intermediateCatchEvent>';
const root = '<message id="hello" name="hello" />';
const check = (body: string, context = world) => told("way-out", diagram(body, { root }), context);

test("a timer that interrupts leads on; a team can always answer", async () => {
  expect(await check(line(mine) + boundary(timer))).toEqual([]);
  expect(await check(line(ask("address")))).toEqual([]);
});

test("one person may never answer; a reminder is no way out", async () => {
  expect(await check(line(mine))).toMatchObject([{ element: "ask", message: expect.stringContaining("aberto para sempre") }]);
  expect(await check(line(mine) + boundary(timer, "false"))).toMatchObject([{ element: "ask" }]);
});

test("a message may never come, but beside a timer", async () => {
  expect(await check(line(message))).toMatchObject([{ element: "wait", message: expect.stringContaining("desvio por evento") }]);
  const both = `<startEvent id="b" name="B" /><eventBasedGateway id="either" name="Either" />${message}
    <intermediateCatchEvent id="time" name="Time">${timer}</intermediateCatchEvent>
    <sequenceFlow id="f1" sourceRef="b" targetRef="either" /><sequenceFlow id="f2" sourceRef="either" targetRef="wait" />
    <sequenceFlow id="f3" sourceRef="either" targetRef="time" />`;
  expect(await check(both)).toEqual([]);
});

test("what calls this model can leave it", async () => {
  const processes = { ...world.processes, tiny: { ...world.processes.tiny!, leavable: true } };
  expect(await check(line(mine), { ...world, processes })).toEqual([]);
});
