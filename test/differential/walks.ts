import * as fc from "fast-check";
import { modelsOf, play, type Walk, walk } from "./random/walk.ts";
import type { Camunda } from "./support/camunda.ts";
import { blurOf, breaksOff } from "./support/differences.ts";
import type { Embedded } from "./support/embedded.ts";
import { type Mismatch, Play, wait } from "./support/player.ts";
import { type Recordings, record } from "./support/recording.ts";
import { report } from "./support/report.ts";
import type { Scenario } from "./support/scenario.ts";

const CHUNK = 10;

/** Milliseconds for the walks of a chunk and for shrinking a mismatch among them. */
const PATIENCE = 60_000;

/** Plays random walks on both engines; each mismatch is shrunk and told. Gives the number of mismatches, and what was recorded. */
export async function randomWalks(
  camunda: Camunda,
  embedded: Embedded,
  { walks, seed, log }: { walks: number; seed: number; log: (line: string) => void },
): Promise<{ mismatches: number; recordings: Recordings }> {
  const recordings: Recordings = {};
  let mismatches = 0;
  let alike = 0;
  let brokenOff = 0;
  for (let begun = 0; begun < walks; begun += CHUNK) {
    const chunk = seed + begun;
    let count = 0;
    let last: { scenario: Scenario; mismatch: Mismatch } | null = null;
    // Once this has passed, nothing is shrunk any further.
    const until = Date.now() + PATIENCE;
    const property = fc.asyncProperty(walk, async (each) => {
      if (Date.now() > until) return true;
      const played = await playWalk(camunda, embedded, `walk ${chunk}/${count++}`, each);
      if (played.mismatch && breaksOff.some(({ at }) => at(played.mismatch!))) {
        brokenOff++;
        return true;
      }
      if (!played.mismatch && !last) alike++;
      if (played.mismatch) last = { scenario: played.scenario, mismatch: played.mismatch };
      else recordings[played.scenario.name] = { ...record(played.scenario, played.seen), scenario: played.scenario };
      return played.mismatch === null;
    });
    const result = await fc.check(property, {
      seed: chunk,
      numRuns: Math.min(CHUNK, walks - begun),
    });
    const found = last as { scenario: Scenario; mismatch: Mismatch } | null;
    if (result.failed && !found) throw result.errorInstance;
    if (found) {
      mismatches++;
      log(
        `seed ${chunk}, path ${result.counterexamplePath}\n${report(found.scenario, found.mismatch)}\n${found.scenario.models.join("\n")}`,
      );
    }
    log(`${begun + CHUNK} of ${walks} walks: ${alike} alike to the end, ${brokenOff} broken off, ${mismatches} mismatches`);
  }
  return { mismatches, recordings };
}

const unanswered: Mismatch = { step: -1, call: null, differences: [{ sign: "-", text: "no answer" }] };

async function playWalk(camunda: Camunda, embedded: Embedded, name: string, each: Walk) {
  const scenario: Scenario = { name, models: modelsOf(each), calls: [] };
  const blur = blurOf("random");
  const reference = new Play(camunda.engine, wait, blur);
  const other = new Play(embedded.engine, embedded.advance, blur);
  try {
    const mismatch = await play(scenario, each, reference, other);
    return { scenario, mismatch, seen: reference.seen };
  } catch (problem) {
    if ((problem as Error).name !== "TimeoutError") throw problem;
    await camunda.renew();
    return { scenario, mismatch: unanswered, seen: reference.seen };
  } finally {
    await Promise.all([camunda.engine.clear(), embedded.engine.clear()]);
  }
}
