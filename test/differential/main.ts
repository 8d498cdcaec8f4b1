/**
 * Plays scenarios and random walks on the embedded engine and on a real Camunda and tells where they part:
 * `npm run test:differential -- [--walks 200] [--seed 1] [--record] [scenario …]`.
 */
import { parseArgs } from "node:util";
import { families } from "./scenarios/index.ts";
import { type Camunda, openCamunda } from "./support/camunda.ts";
import { blurOf } from "./support/differences.ts";
import { openEmbedded } from "./support/embedded.ts";
import { Play, playAlone, playBoth, wait } from "./support/player.ts";
import { type Recordings, readRecordings, record, writeRecordings } from "./support/recording.ts";
import { report } from "./support/report.ts";
import { randomWalks } from "./walks.ts";

const options = { walks: { type: "string" }, seed: { type: "string" }, record: { type: "boolean" } } as const;
const { values, positionals } = parseArgs({ options, allowPositionals: true });
const walks = Number(values.walks ?? 200);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const say = (line: string) => process.stdout.write(`${line}\n`);

let camunda: Camunda;
try {
  camunda = await openCamunda();
} catch (problem) {
  say(`NOT COMPARED WITH A REAL CAMUNDA: ${(problem as Error).message}. npm test replays what was recorded of one.`);
  process.exit(2);
}
const embedded = await openEmbedded();
say(`Camunda ${camunda.version} at ${camunda.engine.url}, seed ${seed}`);
let mismatches = 0;
let played = 0;

for (const family of families) {
  const recordings: Recordings = values.record ? readRecordings(family.name) : {};
  for (const scenario of family.scenarios) {
    if (positionals.length > 0 && !positionals.some((part) => `${family.name}: ${scenario.name}`.includes(part))) continue;
    const blur = blurOf(scenario.name);
    let reference = new Play(camunda.engine, wait, blur);
    const other = new Play(embedded.engine, embedded.advance, blur);
    played++;
    const mismatch = await playBoth(scenario, reference, other);
    if (mismatch) {
      mismatches++;
      say(`${family.name}: ${report(scenario, mismatch)}`);
    }
    await Promise.all([camunda.engine.clear(), embedded.engine.clear()]);
    if (!values.record) continue;
    if (mismatch) reference = await playAlone(scenario, new Play(camunda.engine, wait, blur));
    recordings[scenario.name] = record(scenario, reference.seen);
    await camunda.engine.clear();
  }
  if (values.record) {
    const names = new Set(family.scenarios.map(({ name }) => name));
    writeRecordings(family.name, Object.fromEntries(Object.entries(recordings).filter(([name]) => names.has(name))));
  }
}
say(`${played} scenarios, ${mismatches} mismatches`);

const random = await randomWalks(camunda, embedded, { walks, seed, log: say });
if (values.record && walks > 0) writeRecordings("random", random.recordings);
await Promise.all([camunda.stop(), embedded.stop()]);
process.exit(mismatches + random.mismatches > 0 ? 1 : 0);
