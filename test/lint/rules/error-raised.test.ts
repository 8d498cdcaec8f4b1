import { diagram, inputs, line, task, told } from "../support/diagram.ts";

const root = '<error id="error-address" name="E" errorCode="NO_ADDRESS" /><error id="error-other" name="E" errorCode="OTHER" />';
const mail = task("send-mail", inputs({ to: "a@example.com" }));
const boundary = (error: string) =>
  `<boundaryEvent id="caught" name="C" attachedToRef="work"><errorEventDefinition id="d" errorRef="${error}" /></boundaryEvent>`;
const check = (body: string) => told("error-raised", diagram(body, { root }));

test("a code that the worker may raise is waited for", async () => {
  expect(await check(line(mail) + boundary("error-address"))).toEqual([]);
});

test("a code that nothing raises is told", async () => {
  expect(await check(line(mail) + boundary("error-other"))).toEqual([
    { element: "caught", message: expect.stringContaining("Nada aqui produz o erro OTHER") },
  ]);
});

test("an event subprocess hears what its scope raises, and nothing else", async () => {
  const handler = (error: string) => `<subProcess id="handler" name="H" triggeredByEvent="true"><startEvent id="s" name="S">
    <errorEventDefinition id="d" errorRef="${error}" /></startEvent></subProcess>`;
  expect(await check(line(mail) + handler("error-address"))).toEqual([]);
  expect(await check(line(mail) + handler("error-other"))).toMatchObject([{ element: "s" }]);
});
