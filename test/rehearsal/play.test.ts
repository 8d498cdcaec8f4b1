import { describe, expect, test } from "@jest/globals";
import { type Models, playScenario, type Scenario } from "../../src/rehearsal/index.ts";
import { readAgain } from "../../src/rehearsal/second-reading.ts";
import { end, flow, line, model, p, person, scenario, start, worker } from "./support/models.ts";

/** Both readings must go the same way, without problems. */
async function agree(models: Models, expected: Scenario) {
  const { path, end: reached, problems, variables } = await playScenario(models, expected);
  expect({ path, end: reached, problems }).toEqual({ path: expected.path, end: expected.end, problems: [] });
  expect(await readAgain(models, expected)).toMatchObject({ path, end: reached, variables });
}

describe("both readings agree on", () => {
  test("a line of people and workers", () =>
    agree(p(line(start, person("ask"), worker("check"), end())), {
      ...scenario({ steps: [{ userTask: "ask" }, { externalTask: "check" }], path: ["start", "ask", "check", "end"] }),
    }));

  describe("a join behind a choice: a flow that is not taken is no arrival", () => {
    const body = [
      line(start, '<parallelGateway id="fork"/>', person("a"), '<parallelGateway id="join"/>', person("last"), end()),
      `<exclusiveGateway id="choice" default="choice-merge"/>${person("b")}<exclusiveGateway id="merge"/>`,
      flow("fork", "choice"),
      flow("choice", "b", "${extra}"),
      flow("choice", "merge"),
      flow("b", "merge"),
      flow("merge", "join"),
    ].join("");

    test("the short way", () => {
      const path = ["start", "fork", "a", "choice", "merge", "join", "last", "end"];
      return agree(p(body), scenario({ variables: { extra: false }, steps: [{ userTask: "a" }, { userTask: "last" }], path }));
    });

    test("the long way, which must be waited for", () => {
      const path = ["start", "fork", "a", "choice", "b", "merge", "join", "last", "end"];
      const steps = ["a", "b", "last"].map((userTask) => ({ userTask }));
      return agree(p(body), scenario({ variables: { extra: true }, steps, path }));
    });
  });

  test("a loop with a condition in JUEL", () => {
    const body = [
      line(
        start,
        '<exclusiveGateway id="merge"/>',
        person("again"),
        '<exclusiveGateway id="enough" default="enough-merge"/>',
        end(),
      ).replace(flow("enough", "end"), flow("enough", "end", "${count >= 2 and name == 'Ana'}")),
      flow("enough", "merge"),
    ].join("");
    const steps = [1, 2].map((count) => ({ userTask: "again", set: { count, name: "Ana" } }));
    const path = ["start", "merge", "again", "enough", "merge", "again", "enough", "end"];
    return agree(p(body), scenario({ steps, path }));
  });

  test("an input parameter, which is local, and an output parameter, which is not", () => {
    const io = `<camunda:inputOutput><camunda:inputParameter name="x">\${y}</camunda:inputParameter><camunda:outputParameter name="z">\${x}</camunda:outputParameter></camunda:inputOutput>`;
    const body = [
      line(start, worker("work", io), '<exclusiveGateway id="g" default="g-bad"/>', end()).replace(
        flow("g", "end"),
        flow("g", "end", "${y == 'outer' and z == 'new' and x == 'global'}"),
      ),
      end("bad"),
      flow("g", "bad"),
    ].join("");
    const steps = [{ externalTask: "work", set: { x: "new" } }];
    return agree(p(body), scenario({ variables: { y: "outer", x: "global" }, steps, path: ["start", "work", "g", "end"] }));
  });

  test("a BPMN error that is caught, and one that is not", async () => {
    const boundary =
      '<boundaryEvent id="caught" attachedToRef="work"><errorEventDefinition id="d" errorRef="e"/></boundaryEvent>';
    const models = p(
      `${line(start, worker("work"), end())}${boundary}${end("refused")}${flow("caught", "refused")}`,
      '<error id="e" errorCode="NO"/>',
    );
    const error = { externalTask: "work", error: "NO" };
    await agree(models, scenario({ steps: [error], path: ["start", "work", "caught", "refused"], end: "refused" }));
    const { path, problems } = await playScenario(
      models,
      scenario({ steps: [{ ...error, error: "OTHER" }], path: ["start", "work"] }),
    );
    expect({ path, problems: problems.length }).toEqual({ path: ["start", "work"], problems: 1 });
  });

  test("messages and timers behind an event-based gateway, again and again", () => {
    const events = [
      '<intermediateCatchEvent id="again"><messageEventDefinition id="m" messageRef="again-message"/></intermediateCatchEvent>',
      '<intermediateCatchEvent id="late"><timerEventDefinition id="t"><timeDuration xsi:type="tFormalExpression">${patience}</timeDuration></timerEventDefinition></intermediateCatchEvent>',
    ];
    const body = [
      line(start, '<exclusiveGateway id="merge"/>', '<eventBasedGateway id="wait"/>'),
      ...events,
      end(),
      ...[flow("wait", "again"), flow("wait", "late"), flow("again", "merge"), flow("late", "end")],
    ].join("");
    const steps = [{ message: "go" }, { message: "go" }, { timer: "late" }];
    const path = ["start", "merge", "wait", "again", "merge", "wait", "again", "merge", "wait", "late", "end"];
    return agree(p(body, '<message id="again-message" name="go"/>'), scenario({ variables: { patience: "P7D" }, steps, path }));
  });
});

describe("a call activity", () => {
  const call = (mapping: string, boundary = "") =>
    p(
      `${line(start, `<callActivity id="call" calledElement="child"><extensionElements>${mapping}</extensionElements></callActivity>`, person("after"), end())}${boundary}`,
      '<error id="e" errorCode="NO"/>',
    );
  const child = (body: string) => model("child", body, '<error id="e" errorCode="NO"/>');
  const key = '<camunda:in businessKey="#{execution.processBusinessKey}"/>';

  test("passes in and out what its mapping says, and the business key", () => {
    const inner = [
      line(start, worker("work"), '<exclusiveGateway id="g" default="g-bad"/>', end()).replace(
        flow("g", "end"),
        flow("g", "end", "${execution.processBusinessKey == 'k' and given == 'v' and missing == null}"),
      ),
      end("bad"),
      flow("g", "bad"),
    ].join("");
    const mapping = `${key}<camunda:in source="own" target="given"/><camunda:in source="nothing" target="missing"/><camunda:out source="result" target="result"/>`;
    const models = { ...call(mapping), child: child(inner) };
    const steps = [{ externalTask: "work", set: { result: 1 } }, { userTask: "after" }];
    const path = ["start", "call", "child/start", "child/work", "child/g", "child/end", "after", "end"];
    return agree(models, scenario({ businessKey: "k", variables: { own: "v" }, steps, path }));
  });

  test("is left by the error of the called process", () => {
    const caught = `<boundaryEvent id="caught" attachedToRef="call"><errorEventDefinition id="d" errorRef="e"/></boundaryEvent>${end("refused")}${flow("caught", "refused")}`;
    const inner = line(start, person("ask"), '<endEvent id="no"><errorEventDefinition id="t" errorRef="e"/></endEvent>');
    const path = ["start", "call", "child/start", "child/ask", "child/no", "caught", "refused"];
    return agree({ ...call(key, caught), child: child(inner) }, scenario({ steps: [{ userTask: "ask" }], path, end: "refused" }));
  });

  test("takes the called process with it when its timer is due", () => {
    const timer = `<boundaryEvent id="late" attachedToRef="call"><timerEventDefinition id="t"><timeDuration xsi:type="tFormalExpression">P1D</timeDuration></timerEventDefinition></boundaryEvent>${end("given-up")}${flow("late", "given-up")}`;
    const models = { ...call(key, timer), child: child(line(start, person("ask"), end())) };
    const path = ["start", "call", "child/start", "child/ask", "late", "given-up"];
    return agree(models, scenario({ steps: [{ timer: "late" }], path, end: "given-up" }));
  });

  test("of a process that is not there is a problem", async () => {
    const { problems } = await playScenario(call(key), scenario({}));
    expect(problems).toEqual(['Não há modelo com o processo "child".']);
  });
});

describe("problems", () => {
  const models = p(line(start, person("ask"), end()));
  const play = (parts: Partial<Scenario>) => playScenario(models, scenario(parts)).then(({ problems }) => problems);
  const good = { steps: [{ userTask: "ask" }], path: ["start", "ask", "end"] };

  test("there are none when all goes as expected", async () => {
    expect(await play(good)).toEqual([]);
  });

  test.each([
    ["a process that is not there", { process: "q" }, 'Não há modelo com o processo "q".'],
    [
      "a task that nobody waits for",
      { steps: [{ userTask: "other" }] },
      'Passo 1: nada aguarda a tarefa de usuário "other". O processo aguarda: ask.',
    ],
    [
      "a person's task done by a worker",
      { steps: [{ externalTask: "ask" }] },
      'Passo 1: nada aguarda a tarefa externa "ask". O processo aguarda: ask.',
    ],
    ["a message", { steps: [{ message: "m" }] }, 'Passo 1: nada aguarda a mensagem "m". O processo aguarda: ask.'],
    ["a timer", { steps: [{ timer: "t" }] }, 'Passo 1: nada aguarda o temporizador "t". O processo aguarda: ask.'],
    [
      "a step too many",
      { steps: [...good.steps, { userTask: "ask" }] },
      'Passo 2: nada aguarda a tarefa de usuário "ask". O processo já terminou.',
    ],
  ])("%s", async (_case, parts, problem) => {
    expect(await play({ ...good, ...parts })).toEqual([problem]);
  });

  test("a step too few, another path, another end", async () => {
    expect(await play({ ...good, steps: [] })).toContain("Depois do último passo, o processo ainda aguarda: ask.");
    expect(await play({ ...good, path: ["start", "end"] })).toEqual([
      'O caminho se desvia na posição 2: esperado "end", percorrido "ask".',
    ]);
    expect(await play({ ...good, end: "other" })).toEqual(['O fim esperado era "other", e o alcançado foi "end".']);
  });

  const decided = (condition: string) =>
    p(
      `${line(start, '<exclusiveGateway id="g" default="g-no"/>', end()).replace(flow("g", "end"), flow("g", "end", condition))}${end("no")}${flow("g", "no")}`,
    );
  test.each([
    ["of an unknown variable", "${missing == 1}", "missing"],
    ["that is no Boolean", "${name}", "non-Boolean"],
    ["that is null", "${none}", "null"],
    ["that is no expression", "name == 'Ana'", "non-Boolean"],
  ])("a condition %s stops the process, as it does in Camunda", async (_case, condition, reason) => {
    const { end: reached, problems } = await playScenario(
      decided(condition),
      scenario({ variables: { name: "Ana", none: null } }),
    );
    expect(reached).toBeNull();
    expect(problems).toEqual([expect.stringContaining(reason)]);
  });

  test("a task that is done by an expression or a class is not rehearsed", async () => {
    const expression = '<serviceTask id="work" camunda:expression="${1}"/>';
    const { problems } = await playScenario(p(line(start, expression, end())), scenario({}));
    expect(problems).toEqual([expect.stringContaining('só encena tarefas de serviço externas, e "work" não é')]);
  });

  test.each([
    [
      "compensation that is thrown",
      '<intermediateThrowEvent id="undo"><compensateEventDefinition/></intermediateThrowEvent>',
      "undo",
    ],
    ["a transaction", '<transaction id="whole"><startEvent id="inside"/></transaction>', "whole"],
  ])("%s is not rehearsed", async (_what, element, id) => {
    const { problems } = await playScenario(p(line(start, element, end())), scenario({}));
    expect(problems).toEqual([expect.stringMatching(new RegExp(`não encena .* \\("${id}"\\)`))]);
  });

  test("an activity that can be compensated is not rehearsed", async () => {
    const undo =
      '<boundaryEvent id="undo" attachedToRef="work"><compensateEventDefinition/></boundaryEvent><userTask id="undone" isForCompensation="true"/>';
    const body = `${line(start, person("work"), end())}${undo}<association id="a" sourceRef="undo" targetRef="undone"/>`;
    const { problems } = await playScenario(p(body), scenario({}));
    expect(problems).toEqual([expect.stringContaining('não encena compensação ("undo")')]);
  });

  test("a file that is no model", async () => {
    const { problems } = await playScenario({ p: "<nonsense" }, scenario({}));
    expect(problems).toHaveLength(1);
  });
});
