import { ask, diagram, line, told } from "../support/diagram.ts";

const timer = (inside: string) =>
  `<intermediateCatchEvent id="wait" name="Wait"><timerEventDefinition id="t">${inside}</timerEventDefinition></intermediateCatchEvent>`;
const time = (kind: string, value: string) => timer(`<${kind} xsi:type="tFormalExpression">${value}</${kind}>`);
const check = (body: string) => told("timer-format", diagram(line(body)));

test.each([
  ["timeDuration", "P60D"],
  ["timeDuration", " PT1H30M "],
  ["timeDuration", "${days}"],
  ["timeDate", "2027-01-31T12:00:00Z"],
  ["timeDate", "P5D"],
  ["timeDate", "#{until}"],
  ["timeCycle", "R3/P15D"],
  ["timeCycle", "0 0 2 * * ?"],
])("%s “%s” is read", async (kind, value) => {
  expect(await check(time(kind, value))).toEqual([]);
});

test.each([
  ["timeDuration", "45 dias", "não é uma duração"],
  ["timeDuration", "P45", "não é uma duração"],
  ["timeDate", "31/01/2027", "não é uma data"],
  ["timeDate", "2027-13-01", "não é uma data"],
  ["timeCycle", "R3/15D", "não é uma repetição"],
  ["timeCycle", "todo dia", "não é uma repetição"],
])("%s “%s” would stop the process", async (kind, value, message) => {
  expect(await check(time(kind, value))).toEqual([
    { element: "wait", message: expect.stringMatching(new RegExp(`“${value}” ${message}`)) },
  ]);
});

test("a timer without a time", async () => {
  expect(await check(timer(""))).toMatchObject([{ element: "wait", message: expect.stringContaining("não diz quando") }]);
});

test("the due date of a task", async () => {
  const due = (value: string) => ask("address", "", `camunda:candidateGroups="team" camunda:dueDate="${value}"`);
  expect(await check(due("P5D"))).toEqual([]);
  expect(await check(due("${answerUntil}"))).toEqual([]);
  expect(await check(due("amanhã"))).toMatchObject([
    { element: "ask", message: expect.stringContaining("“amanhã” não é uma data") },
  ]);
});
