/** What a real Camunda showed during scenarios, kept so that it can be played without one. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import { type Colours, colour } from "./canonical.ts";
import type { Row } from "./engine.ts";
import { type Blur, blurred, type Reference, type Seen } from "./player.ts";
import type { Picks } from "./references.ts";
import type { Call, Scenario } from "./scenario.ts";

export interface Recording {
  /** Of models and calls: another one is another scenario. */
  fingerprint: string;
  /** Every row that was ever seen, as text. */
  rows: string[];
  /** Behind the deployment and behind each call: which rows had gone and which had come. */
  steps: { picks?: Picks; gone: number[]; come: number[] }[];
  /** Of a random walk: the scenario itself. */
  scenario?: Scenario;
}

export type Recordings = Record<string, Recording>;

const fileOf = (family: string): URL => new URL(`../recorded/${family}.json.gz`, import.meta.url);

/** The recordings of a family of scenarios; none when there is no file. */
export function readRecordings(family: string): Recordings {
  const file = fileOf(family);
  return existsSync(file) ? (JSON.parse(gunzipSync(readFileSync(file)).toString()) as Recordings) : {};
}

export function writeRecordings(family: string, recordings: Recordings): void {
  writeFileSync(fileOf(family), gzipSync(JSON.stringify(recordings), { level: 9 }));
}

export function fingerprint({ models, calls }: Scenario): string {
  return createHash("md5").update(JSON.stringify({ models, calls })).digest("hex");
}

/** Packs what was seen. */
export function record(scenario: Scenario, seen: Pick<Seen, "picks" | "rows">[]): Recording {
  const numbers = new Map<string, number>();
  const numberOf = (row: Row): number => {
    const text = JSON.stringify(row);
    if (!numbers.has(text)) numbers.set(text, numbers.size);
    return numbers.get(text)!;
  };
  let before: number[] = [];
  const steps = seen.map(({ picks, rows }) => {
    const now = rows.map(numberOf);
    const step = { ...(Object.keys(picks).length > 0 ? { picks } : {}), gone: without(before, now), come: without(now, before) };
    before = now;
    return step;
  });
  return { fingerprint: fingerprint(scenario), rows: [...numbers.keys()], steps };
}

/** Those of the first list that the second has not, each as often as it is missing. */
function without(list: number[], others: number[]): number[] {
  const left = new Map<number, number>();
  for (const each of others) left.set(each, (left.get(each) ?? 0) + 1);
  return list.filter((each) => {
    const count = left.get(each) ?? 0;
    left.set(each, count - 1);
    return count <= 0;
  });
}

/** A recording as something to compare with. */
export class Replay implements Reference {
  rows: Row[] = [];
  colours: Colours = new Map();
  private numbers: number[] = [];
  private step = 0;

  constructor(
    private readonly recording: Recording,
    private readonly blur: Blur,
  ) {}

  async deploy(): Promise<Seen> {
    return this.next();
  }

  pick(_call: Call): Picks {
    return this.recording.steps[this.step]?.picks ?? {};
  }

  async call(): Promise<Seen> {
    return this.next();
  }

  private next(): Seen {
    const { picks = {}, gone, come } = this.recording.steps[this.step++]!;
    this.numbers = [...without(this.numbers, gone), ...come];
    this.rows = blurred(
      this.numbers.map((number) => JSON.parse(this.recording.rows[number]!) as Row),
      this.blur,
    );
    const rounds = colour(this.rows);
    this.colours = rounds.at(-1)!;
    return { picks, rows: this.rows, rounds };
  }
}
