import { describe, expect, test } from "@jest/globals";
import { hasFailed, type Models, playScenario, rehearse, type Step } from "../../src/rehearsal/index.ts";
import { describeRehearsal } from "../../src/rehearsal/report.ts";
import { readAgain } from "../../src/rehearsal/second-reading.ts";
import { end, flow, line, p, person, scenario, start, worker } from "./support/models.ts";

const timer = '<timerEventDefinition><timeDuration xsi:type="tFormalExpression">P1D</timeDuration></timerEventDefinition>';
const boundary = (id: string, on: string, definition: string, more = "") =>
  `<boundaryEvent id="${id}" attachedToRef="${on}" ${more}>${definition}</boundaryEvent>${end(`${id}-end`)}${flow(id, `${id}-end`)}`;
const inside = (id: string, ...elements: string[]) =>
  `<subProcess id="${id}">${line(`<startEvent id="${id}-in"/>`, ...elements, end(`${id}-out`))}</subProcess>`;
const multiple = (sequential: boolean) =>
  `<userTask id="ask"><multiInstanceLoopCharacteristics isSequential="${sequential}"><loopCardinality xsi:type="tFormalExpression">\${count}</loopCardinality></multiInstanceLoopCharacteristics></userTask>`;
const error = '<error id="e" errorCode="NO"/>';

describe("both readings go the same way", () => {
  test.each<[string, Models, Step[], string]>([
    [
      "into a subprocess in a subprocess",
      p(line(start, outer(), end())),
      [{ userTask: "ask" }],
      "start s s-in t t-in ask t-out s-out end",
    ],
    [
      "out of a subprocess by its timer",
      p(line(start, inside("s", person("ask")), end()) + boundary("late", "s", timer)),
      [{ pass: "P2D" }],
      "start s s-in ask late late-end",
    ],
    [
      "out of a subprocess in which a join still waits",
      p(line(start, joining(), end()) + boundary("late", "s", timer)),
      [{ userTask: "a" }, { pass: "P2D" }],
      "start s s-in fork a b late late-end",
    ],
    [
      "out of a subprocess by an error",
      p(line(start, failing(), end()) + boundary("caught", "s", '<errorEventDefinition errorRef="e"/>'), error),
      [{ userTask: "ask" }],
      "start s s-in ask s-out caught caught-end",
    ],
    [
      "through an activity that is done side by side",
      p(line(start, multiple(false), end())),
      [{ userTask: "ask" }, { userTask: "ask" }],
      "start ask end",
    ],
    [
      "through an activity that is done again and again",
      p(line(start, multiple(true), end())),
      [{ userTask: "ask" }, { userTask: "ask" }],
      "start ask end",
    ],
    [
      "past what a person does elsewhere",
      p(line(start, '<manualTask id="by-hand"/>', '<task id="any"/>', end())),
      [],
      "start by-hand any end",
    ],
    ["over a link, which is only a line", p(link()), [{ userTask: "ask" }], "start ask end"],
    [
      "past messages that interrupt nothing",
      p(messages(), '<message id="m" name="go"/>'),
      [{ message: "go" }, { message: "go" }, { userTask: "ask" }],
      "start ask said said-end said said-end end",
    ],
  ])("%s", async (_what, models, steps, path) => {
    const told = scenario({ variables: { count: 2 }, steps, path: path.split(" "), end: path.split(" ").at(-1)! });
    const first = await playScenario(models, told);
    expect(first).toMatchObject({ problems: [], path: told.path });
    expect(await readAgain(models, told)).toMatchObject({ path: told.path, end: first.end, waiting: null });
  });
});

describe("what bpmn-engine would execute otherwise is read by the embedded engine alone", () => {
  const join = [
    line(start, '<inclusiveGateway id="fork"/>', person("a"), '<inclusiveGateway id="join"/>', end()),
    person("b"),
    flow("fork", "b"),
    flow("b", "join"),
  ].join("");
  const steps = [{ userTask: "a" }, { userTask: "b" }];
  const path = ["start", "fork", "a", "b", "join", "end"];

  test("and a scenario may go as it says", async () => {
    const rehearsed = await rehearse(p(join), [{ file: "x.yml", scenario: scenario({ steps, path }) }], ["p"]);
    expect(rehearsed[0]!.scenarios[0]).toMatchObject({ problems: [], difference: null, path });
    expect(hasFailed(rehearsed)).toBe(false);
    expect(describeRehearsal(rehearsed).join("\n")).toContain(
      "Lido só pelo motor embutido: a leitura bpmn-engine não encena junções inclusivas",
    );
  });

  test("or not", async () => {
    const rehearsed = await rehearse(p(join), [{ file: "x.yml", scenario: scenario({ steps: steps.slice(0, 1), path }) }], ["p"]);
    expect(rehearsed[0]!.scenarios[0]!.problems).toContain("Depois do último passo, o processo ainda aguarda: b.");
    expect(hasFailed(rehearsed)).toBe(true);
  });

  test.each([
    [
      "an event subprocess",
      `${line(start, person("ask"), end())}<subProcess id="es" triggeredByEvent="true"><startEvent id="es-in">${timer}</startEvent></subProcess>`,
    ],
    [
      "a conditional event",
      line(start, person("ask"), end()) +
        boundary("c", "ask", "<conditionalEventDefinition><condition>${x}</condition></conditionalEventDefinition>"),
    ],
    ["a task that is an expression", line(start, '<serviceTask id="w" camunda:expression="${1}"/>', end())],
    [
      "a list as an input",
      line(
        start,
        worker(
          "w",
          '<camunda:inputOutput><camunda:inputParameter name="l"><camunda:list/></camunda:inputParameter></camunda:inputOutput>',
        ),
        end(),
      ),
    ],
  ])("%s", async (_what, body) => {
    expect((await playScenario(p(body), scenario({}))).notRehearsed).toEqual(expect.stringContaining("bpmn-engine"));
  });

  test("a mere mistake is none of these", async () => {
    expect(await playScenario(p(line(start, person("ask"), end())), scenario({ steps: [{ userTask: "x" }] }))).toMatchObject({
      notRehearsed: null,
    });
  });
});

function outer(): string {
  const inner = inside("t", person("ask"));
  return `<subProcess id="s"><startEvent id="s-in"/>${inner}${end("s-out")}${flow("s-in", "t")}${flow("t", "s-out")}</subProcess>`;
}

function failing(): string {
  const thrown = '<endEvent id="s-out"><errorEventDefinition errorRef="e"/></endEvent>';
  return `<subProcess id="s">${line('<startEvent id="s-in"/>', person("ask"), thrown)}</subProcess>`;
}

function joining(): string {
  const ways = ["a", "b"].map((id) => person(id) + flow("fork", id) + flow(id, "join")).join("");
  const [before, after] = [
    line('<startEvent id="s-in"/>', '<parallelGateway id="fork"/>'),
    line('<parallelGateway id="join"/>', end("s-out")),
  ];
  return `<subProcess id="s">${before}${ways}${after}</subProcess>`;
}

function link(): string {
  const thrown = '<intermediateThrowEvent id="away"><linkEventDefinition name="L"/></intermediateThrowEvent>';
  const caught = '<intermediateCatchEvent id="here"><linkEventDefinition name="L"/></intermediateCatchEvent>';
  return line(start, thrown) + line(caught, person("ask"), end());
}

function messages(): string {
  const definition = '<messageEventDefinition messageRef="m"/>';
  return line(start, person("ask"), end()) + boundary("said", "ask", definition, 'cancelActivity="false"');
}
