import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { loadModels, loadScenarios, standAt } from "../../src/rehearsal/index.ts";
import { end, flow, line, p, person, start, worker } from "./support/models.ts";

const folder = fileURLToPath(new URL("../../workflows", import.meta.url));
const models = await loadModels(folder);
const [approved] = (await loadScenarios(folder)).filter(({ file }) => file === "service-request-approved.yml");
const begun = { ...approved!.scenario, steps: [] as NonNullable<typeof approved>["scenario"]["steps"] };
const steps = approved!.scenario.steps;

describe("a rehearsal step by step", () => {
  test("waits in what a process calls, with the topic and what the worker is given", async () => {
    const standing = await standAt(models, begun);
    expect(standing).toMatchObject({ problem: null, difference: null, hasEnded: false, end: null, taken: [] });
    expect(standing.waiting).toMatchObject([
      { kind: "externalTask", id: "redeem-ticket", process: "process-start-guard", topic: "process-start-guard" },
    ]);
    expect(standing.path.at(-1)).toBe("process-start-guard/redeem-ticket");
  });

  test("shows the form of a task, its timers with their dates, and which variables the step changed", async () => {
    const standing = await standAt(models, { ...begun, steps: steps.slice(0, 1) });
    expect(standing.waiting).toMatchObject([
      { kind: "userTask", id: "fill-request", form: "service-request" },
      { kind: "timer", id: "request-forgotten", due: Date.parse("2026-03-02T12:00:00Z") },
    ]);
    expect(standing.variables).toContainEqual(expect.objectContaining({ name: "teamGroup", value: "dicor", change: "new" }));
    expect(standing.variables).toContainEqual(expect.objectContaining({ name: "startTicket", change: null }));
    expect(standing.path.slice(standing.pathBefore)).toEqual(["process-start-guard/start-admitted", "fill-request"]);
  });

  test("ends where the scenario ends, with the flows on its way", async () => {
    const standing = await standAt(models, { ...begun, steps });
    expect(standing).toMatchObject({ hasEnded: true, end: "request-approved", waiting: [], difference: null });
    expect(standing.path).toEqual(approved!.scenario.path);
    expect(standing.flows.length).toBeGreaterThan(5);
    expect(standing.variables).toContainEqual(expect.objectContaining({ process: "service-request", name: "decision" }));
  });

  test("stays before a step that nothing waits for, and says so", async () => {
    const standing = await standAt(models, { ...begun, steps: [...steps.slice(0, 1), { userTask: "other" }, ...steps] });
    expect(standing.taken).toHaveLength(1);
    expect(standing.problem).toContain('Passo 2: nada aguarda a tarefa de usuário "other". O processo aguarda: fill-request');
    expect(standing.waiting).not.toEqual([]);
  });
});

describe("what is wrong is told, and nothing is thrown", () => {
  const stand = (of: Parameters<typeof standAt>[0], more: object = {}) => standAt(of, { process: "p", steps: [], ...more });

  test("no such model", async () => expect(await stand({})).toMatchObject({ problem: 'Não há modelo com o processo "p".' }));

  test("a model that the engine refuses", async () =>
    expect(await stand({ p: "<nonsense" })).toMatchObject({ problem: expect.stringContaining("p.bpmn"), waiting: [] }));

  test("a loop without end", async () => {
    const loop = p(`${line(start, '<exclusiveGateway id="a"/>', '<exclusiveGateway id="b"/>')}${flow("b", "a")}`);
    expect((await stand(loop)).problem).toContain("há um laço sem fim");
  }, 20_000);

  test("a text that doubles until it fills the memory", async () => {
    const io =
      '<camunda:inputOutput><camunda:outputParameter name="x">${x.concat(x)}</camunda:outputParameter></camunda:inputOutput>';
    const growing = p(`${line(start, '<exclusiveGateway id="a"/>', worker("work", io))}${flow("work", "a")}`);
    const doubling = Array.from({ length: 60 }, () => ({ externalTask: "work" }));
    const standing = await stand(growing, { variables: { x: "0123456789" }, steps: doubling });
    expect(standing.problem).toContain('A variável "x" passou de 200.000 caracteres');
    expect(standing.taken.length).toBeLessThan(20);
  });

  test("more steps than anybody clicks", async () => {
    const again = p(`${line(start, '<exclusiveGateway id="a"/>', person("ask"))}${flow("ask", "a")}`);
    const standing = await stand(again, { steps: Array.from({ length: 201 }, () => ({ userTask: "ask" })) });
    expect(standing).toMatchObject({ problem: "Um ensaio vai até 200 passos." });
    expect(standing.taken).toHaveLength(200);
  }, 20_000);

  test("what only the embedded engine executes", async () => {
    const expression = '<serviceTask id="work" camunda:expression="${1}"/>';
    expect(await stand(p(line(start, expression, person("ask"), end())))).toMatchObject({
      problem: null,
      waiting: [{ id: "ask" }],
      difference: null,
      readOnce: expect.stringContaining("Lido só pelo motor embutido"),
    });
  });
});
