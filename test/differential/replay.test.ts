import { families } from "./scenarios/index.ts";
import { blurOf } from "./support/differences.ts";
import { type Embedded, openEmbedded } from "./support/embedded.ts";
import { Play, playBoth, stepsOf } from "./support/player.ts";
import { fingerprint, type Recording, Replay, readRecordings } from "./support/recording.ts";
import { report } from "./support/report.ts";
import type { Scenario } from "./support/scenario.ts";

let embedded: Embedded;

beforeAll(async () => {
  embedded = await openEmbedded();
});

afterAll(() => embedded?.stop());

/** Plays a scenario on the embedded engine and compares it, call by call, with what Camunda showed. */
async function replay(scenario: Scenario, recording: Recording, blur = blurOf(scenario.name), steps = stepsOf(scenario)) {
  const play = new Play(embedded.engine, embedded.advance, blur);
  const mismatch = await playBoth(scenario, new Replay(recording, blur), play, steps);
  await embedded.engine.clear();
  return mismatch && report(scenario, mismatch);
}

describe.each(families)("as Camunda 7.24.0 did: $name", ({ name, scenarios }) => {
  const recordings = readRecordings(name);

  test.each(scenarios.map((scenario) => [scenario.name, scenario] as const))("%s", async (_name, scenario) => {
    const recording = recordings[scenario.name];
    expect(recording?.fingerprint).toBe(fingerprint(scenario));
    expect(await replay(scenario, recording!)).toBeNull();
  });
});

test("as Camunda 7.24.0 did: random walks", async () => {
  const walks = Object.values(readRecordings("random"));
  expect(walks.length).toBeGreaterThan(0);
  for (const recording of walks) {
    const scenario = recording.scenario!;
    expect(await replay(scenario, recording, blurOf("random"), stepsOf(scenario, null))).toBeNull();
  }
}, 240_000);

test("a difference is noticed", async () => {
  const scenario = families[0]!.scenarios[0]!;
  const recording = readRecordings(families[0]!.name)[scenario.name]!;
  const other = { ...recording, rows: recording.rows.map((row) => row.replace('"priority":7', '"priority":8')) };
  expect(await replay(scenario, other)).toMatch(/priority 8 in Camunda, 7 embedded/);
});
