import { diagram, inputs, line, task, told } from "../support/diagram.ts";

const root = '<error id="error-address" name="E" errorCode="NO_ADDRESS" /><error id="error-other" name="E" errorCode="OTHER" />';
const mail = task("send-mail", inputs({ to: "a@example.com" }));
const boundary = (on: string, error: string) =>
  `<boundaryEvent id="caught-on-${on}" name="C" attachedToRef="${on}"><errorEventDefinition id="d-${on}" ${error} /></boundaryEvent>`;
const check = (body: string) => told("error-caught", diagram(body, { root }));

test("caught at the task, with its code or with any", async () => {
  expect(await check(line(mail) + boundary("work", 'errorRef="error-address"'))).toEqual([]);
  expect(await check(line(mail) + boundary("work", ""))).toEqual([]);
});

test("caught around it, or by an event subprocess", async () => {
  const around = `<subProcess id="around" name="Around"><startEvent id="b" name="B" />${mail}</subProcess>`;
  expect(await check(line(around) + boundary("around", 'errorRef="error-address"'))).toEqual([]);
  const handler = `<subProcess id="handler" name="H" triggeredByEvent="true"><startEvent id="s" name="S">
    <errorEventDefinition id="d" errorRef="error-address" /></startEvent></subProcess>`;
  expect(await check(line(mail) + handler)).toEqual([]);
});

test("nobody catches it, or something else is caught", async () => {
  const told = [{ element: "work", message: expect.stringContaining("O erro NO_ADDRESS pode acontecer aqui") }];
  expect(await check(line(mail))).toEqual(told);
  expect(await check(line(mail) + boundary("work", 'errorRef="error-other"'))).toEqual(told);
});

test("what a called model ends with has to be caught, too; what ends this one is its caller's", async () => {
  expect(await check(line('<callActivity id="call" name="Call" calledElement="called" />'))).toMatchObject([
    { element: "call", message: expect.stringContaining("NOT_TODAY") },
  ]);
  const end = '<endEvent id="stop" name="Stop"><errorEventDefinition id="d" errorRef="error-other" /></endEvent>';
  expect(await check(`<startEvent id="b" name="B" />${end}<sequenceFlow id="f" sourceRef="b" targetRef="stop" />`)).toEqual([]);
});
