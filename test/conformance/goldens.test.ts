import { expect } from "@jest/globals";
import { pino } from "pino";
import { type Engine, startEngine } from "../../src/engine/index.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { ApiDocument } from "./document.ts";
import { type Answer, deployScenario, send } from "./exchange.ts";
import { type LeftOut, leftOut } from "./left-out.ts";
import { type Bindings, match } from "./match.ts";
import { readScenarios, type Scenario, type Step } from "./scenario.ts";

const log = pino({ level: process.env.LOG_LEVEL ?? "silent" });
const demo = `Basic ${Buffer.from("demo:demo").toString("base64")}`;
const scenarios = readScenarios();
const counts = { replayed: 0, otherwise: 0, leftOut: 0 };

let now = Date.parse("2026-11-21T10:00:00.000Z");
const clock = () => new Date(now);

let databases: TestDatabase[];
let engine: Engine;
let guarded: Engine;
let api: ApiDocument;

beforeAll(async () => {
  databases = [await testDatabase(), await testDatabase()];
  const options = { port: 0, clock, log, jobExecutor: false };
  engine = await startEngine({ ...options, databaseUrl: databases[0]!.url, users: [], auth: false });
  guarded = await startEngine({ ...options, databaseUrl: databases[1]!.url, users: [{ id: "demo", password: "demo" }] });
  api = new ApiDocument(await (await fetch(`${engine.url}/openapi.json`)).json());
});

afterAll(async () => {
  await engine?.stop();
  await guarded?.stop();
  for (const database of databases ?? []) await database.drop();
});

function leftOutAt(scenario: Scenario, index: number): LeftOut | undefined {
  return leftOut.find(({ scenario: name, steps }) => name === scenario.name && (steps === "all" || steps.includes(index)));
}

describe("exchanges recorded from Camunda 7.24.0", () => {
  test.each(scenarios.map((scenario) => [scenario.name, scenario] as const))("%s", async (_name, scenario) => {
    const whole = leftOut.find(({ scenario: name, steps }) => name === scenario.name && steps === "all");
    if (whole) {
      counts.leftOut += scenario.steps.length;
      await expect(deployScenario(engine.url, scenario)).rejects.toThrow(whole.refused);
      return;
    }
    if (scenario.config?.fresh) return withFreshEngine((url) => play(url, scenario));
    await play(scenario.config?.auth ? guarded.url : engine.url, scenario);
  });

  test("of each scenario is known which steps are left out, and why", () => {
    for (const { scenario, steps, reason } of leftOut) {
      const recorded = scenarios.find(({ name }) => name === scenario);
      expect(recorded).toBeDefined();
      expect(reason).not.toBe("");
      if (steps !== "all") for (const step of steps) expect(step).toBeLessThan(recorded!.steps.length);
    }
    const total = scenarios.reduce((sum, { steps }) => sum + steps.length, 0);
    expect(counts.replayed + counts.otherwise + counts.leftOut).toBe(total);
    process.stdout.write(
      `recorded exchanges: ${counts.replayed} of ${total} answered alike, ${counts.otherwise} deliberately otherwise, ${counts.leftOut} left out\n`,
    );
  });
});

async function play(url: string, scenario: Scenario): Promise<void> {
  await deployScenario(url, scenario, scenario.config?.auth ? demo : undefined);
  await replay(url, scenario);
}

/** For scenarios that ask for everything there is: an engine that has seen nothing else. */
async function withFreshEngine(work: (url: string) => Promise<void>): Promise<void> {
  const database = await testDatabase();
  const users = [{ id: "demo", password: "demo" }];
  const fresh = await startEngine({ port: 0, clock, log, jobExecutor: false, databaseUrl: database.url, users });
  await work(fresh.url).finally(() => fresh.stop().finally(() => database.drop()));
}

/** Sends the steps one after the other (parallel ones together) and compares each answer. */
async function replay(url: string, scenario: Scenario): Promise<void> {
  let bindings: Bindings = new Map();
  const failures: string[] = [];
  for (let i = 0; i < scenario.steps.length; i++) {
    const group = [i];
    while (scenario.steps[i]!.parallel) group.push(++i);
    const sent = group.filter((index) => {
      const entry = leftOutAt(scenario, index);
      if (entry && !entry.instead) counts.leftOut++;
      return !entry || entry.instead;
    });
    now += 1 + (scenario.steps[group[0]!]!.waitMs ?? 0);
    const answers = await Promise.all(sent.map((index) => send(url, scenario, scenario.steps[index]!, bindings)));
    const results = judge(scenario, sent, answers, bindings);
    // Of requests sent together, either may lose.
    const swapped = results.some(({ failure }) => failure) ? judge(scenario, sent, answers.toReversed(), bindings) : results;
    for (const result of swapped.some(({ failure }) => failure) ? results : swapped) {
      bindings = result.bindings;
      const step = scenario.steps[result.index]!;
      if (result.failure) failures.push(`step ${result.index} ${step.method} ${step.path}: ${result.failure}`);
      else if (leftOutAt(scenario, result.index)) counts.otherwise++;
      else counts.replayed++;
    }
  }
  expect(failures).toEqual([]);
}

function judge(scenario: Scenario, indices: number[], answers: Answer[], before: Bindings) {
  let bindings = before;
  return indices.map((index, position) => {
    const entry = leftOutAt(scenario, index);
    const step = scenario.steps[index]!;
    const expected = entry?.instead
      ? { ...step, ...entry.instead, contentType: entry.instead.response === null ? null : "application/json" }
      : step;
    const result = compare(expected, answers[position]!, bindings);
    bindings = result.bindings;
    return { index, ...result };
  });
}

function compare(step: Omit<Step, "alternative"> & { alternative?: Step["alternative"] }, answer: Answer, bindings: Bindings) {
  const fault = api.judge(step.method, pathOf(step, bindings), answer.status, answer.contentType, answer.body);
  const options = { unordered: step.unordered ?? false, partial: step.partial ?? false };
  const seen = match(step.response, answer.body, bindings, options);
  const next = seen.ok ? seen.bindings : bindings;
  const failure = (what: string) => ({ failure: what, bindings: next });
  if (answer.status !== step.status)
    return failure(`status ${answer.status} instead of ${step.status}: ${JSON.stringify(answer.body)?.slice(0, 600)}`);
  if (!seen.ok)
    return failure(`${seen.at} is ${JSON.stringify(seen.actual)}, recorded ${JSON.stringify(seen.expected)}`.slice(0, 900));
  if ((answer.contentType ?? null) !== step.contentType)
    return failure(`content type ${answer.contentType} instead of ${step.contentType}`);
  for (const [name, value] of Object.entries(step.responseHeaders ?? {})) {
    if (!match(value, answer.headers.get(name), bindings, options).ok)
      return failure(`header ${name} is ${answer.headers.get(name)}, recorded ${value}`);
  }
  if (fault) return failure(`OpenAPI: ${fault}`.slice(0, 600));
  return { failure: null, bindings: next };
}

function pathOf(step: { path: string }, bindings: Bindings): string {
  return step.path.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => bindings.get(name) ?? whole);
}
