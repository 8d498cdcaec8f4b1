import { describe, expect, test } from "@jest/globals";
import { type Models, playScenario, type Scenario } from "../../src/rehearsal/index.ts";
import { readAgain } from "../../src/rehearsal/second-reading.ts";
import { end, flow, line, model, p, person, scenario, start } from "./support/models.ts";

const timed = (kind: "Duration" | "Date" | "Cycle", text: string) =>
  `<timerEventDefinition><time${kind} xsi:type="tFormalExpression">${text}</time${kind}></timerEventDefinition>`;
/** A task that a timer ends, and one beside it that only reminds. */
const waiting = (deadline: string, reminder: string): Models =>
  p(
    [
      line(start, person("ask"), end()),
      `<boundaryEvent id="late" attachedToRef="ask">${deadline}</boundaryEvent>${end("given-up")}${flow("late", "given-up")}`,
      `<boundaryEvent id="remind" attachedToRef="ask" cancelActivity="false">${reminder}</boundaryEvent>${end("reminded")}${flow("remind", "reminded")}`,
    ].join(""),
  );
const models = waiting(timed("Duration", "P7D"), timed("Cycle", "R3/P2D"));

/** Both readings, which must agree. */
async function play(played: Models, parts: Partial<Scenario>): Promise<{ path: string[]; end: string | null }> {
  const first = await playScenario(played, scenario({ end: "given-up", path: undefined, ...parts }));
  const second = await readAgain(played, scenario(parts));
  expect(second).toMatchObject({ path: first.path, end: first.end, variables: first.variables });
  return { path: first.path.slice(2), end: first.end };
}

test("nothing happens before it is due, and everything that is, in order", async () => {
  expect(await play(models, { steps: [{ pass: "P1DT23H" }] })).toEqual({ path: [], end: null });
  expect(await play(models, { steps: [{ pass: "P1DT23H" }, { pass: "PT1H" }] })).toMatchObject({ path: ["remind", "reminded"] });
  expect(await play(models, { steps: [{ pass: "P7D" }] })).toEqual({
    path: ["remind", "reminded", "remind", "reminded", "remind", "reminded", "late", "given-up"],
    end: "given-up",
  });
});

test("a cycle repeats as often as it says, and no more", async () => {
  const long = waiting(timed("Duration", "P90D"), timed("Cycle", "R3/P2D"));
  const { path } = await play(long, { steps: [{ pass: "P60D" }] });
  expect(path).toEqual(["remind", "reminded", "remind", "reminded", "remind", "reminded"]);
});

test("dates and durations stand in variables, and count from the start of the scenario", async () => {
  const byVariables = waiting(timed("Date", "${until}"), timed("Duration", "${patience}"));
  const variables = { until: "2026-03-10T00:00:00Z", patience: "P3D" };
  const startsAt = "2026-03-05T00:00:00Z";
  expect(await play(byVariables, { variables, startsAt, steps: [{ pass: "P3D" }] })).toMatchObject({
    path: ["remind", "reminded"],
  });
  expect(await play(byVariables, { variables, startsAt, steps: [{ pass: "P5D" }] })).toMatchObject({ end: "given-up" });
  // What was due before it began waits for time to pass, as the job executor has not come yet.
  const late = { ...variables, until: "2020-01-01T00:00:00Z" };
  expect(await play(byVariables, { variables: late, startsAt, steps: [] })).toEqual({ path: [], end: null });
  expect(await play(byVariables, { variables: late, startsAt, steps: [{ pass: "PT1S" }] })).toMatchObject({ end: "given-up" });
});

test("a timer that happens moves the clock for those that begin after it", async () => {
  const chain = p(
    line(
      start,
      `<intermediateCatchEvent id="first">${timed("Duration", "P10D")}</intermediateCatchEvent>`,
      `<intermediateCatchEvent id="second">${timed("Duration", "P10D")}</intermediateCatchEvent>`,
      end(),
    ),
  );
  expect(await play(chain, { steps: [{ pass: "P15D" }] })).toMatchObject({ path: ["second"], end: null });
  expect(await play(chain, { steps: [{ pass: "P20D" }], end: "end" })).toMatchObject({ end: "end" });
  expect(await play(chain, { steps: [{ timer: "first" }, { pass: "P10D" }], end: "end" })).toMatchObject({ end: "end" });
});

test("a cycle that never comes to rest is told, and so is a loop that waits for nothing", async () => {
  const fast = waiting(timed("Duration", "P90D"), timed("Cycle", "R/PT1S"));
  const { problems } = await playScenario(fast, scenario({ steps: [{ pass: "P1D" }] }));
  expect(problems).toEqual([
    expect.stringContaining('Passo 1: neste prazo, temporizadores vencem vezes demais (por último "remind")'),
  ]);
  await expect(readAgain(fast, scenario({ steps: [{ pass: "P1D" }] }))).rejects.toThrow("vencem vezes demais");

  const loop = p(
    `${line(start, '<exclusiveGateway id="a"/>', '<exclusiveGateway id="b" default="b-a"/>', end()).replace(flow("b", "end"), flow("b", "end", "${1 == 2}"))}${flow("b", "a")}`,
  );
  const looped = await playScenario(loop, scenario({}));
  expect(looped.problems).toEqual([expect.stringContaining("há um laço sem fim")]);
  await expect(readAgain(loop, scenario({}))).rejects.toThrow("há um laço sem fim");
}, 30_000);

describe("variables at the end", () => {
  const asked = p(line(start, person("ask"), end()));
  const steps = [{ userTask: "ask", set: { decision: "approve", list: [1] } }];
  const problemsOf = (outcome: Record<string, never> | object) =>
    playScenario(asked, scenario({ steps, path: ["start", "ask", "end"], outcome: outcome as Scenario["outcome"] })).then(
      ({ problems }) => problems,
    );

  test("are as the scenario says", async () => expect(await problemsOf({ decision: "approve", list: [1] })).toEqual([]));

  test("or are told", async () => {
    expect(await problemsOf({ decision: "reject", other: null })).toEqual([
      'No fim, a variável "decision" devia ser "reject", e é "approve".',
      'No fim, a variável "other" devia ser null, e não existe.',
    ]);
  });
});

test("a model that is refused matters to those alone that call it", async () => {
  const broken = { ...p(line(start, person("ask"), end())), other: model("other", "<nonsense/>") };
  expect(await readAgain(broken, scenario({ steps: [{ userTask: "ask" }] }))).toMatchObject({ end: "end" });
  await expect(readAgain(broken, scenario({ process: "other" }))).rejects.toThrow("other.bpmn");
});
