/** Plays scenarios on engines. */
import { setTimeout as pause } from "node:timers/promises";
import { type Colours, colour, compare, type Difference, type World } from "./canonical.ts";
import { type Answer, type Engine, Names, type Row } from "./engine.ts";
import { fill, type Picks, pick, translate } from "./references.ts";
import type { Call, Scenario } from "./scenario.ts";
import { readWorld, withoutTimes } from "./world.ts";

/** What was seen behind a call: the answer among the rows, and the ids that the references of the call stood for. */
export interface Seen extends World {
  picks: Picks;
}

/** Takes out of a row what may differ; null: the whole row may. */
export type Blur = (row: Row) => Row | null;

const ANSWER = ["status", "answer"];

/** One engine during one scenario. */
export class Play {
  private readonly names = new Names();
  /** All that was seen, for a recording. */
  readonly seen: Pick<Seen, "picks" | "rows">[] = [];
  rows: Row[] = [];
  colours: Colours = new Map();

  constructor(
    private readonly engine: Engine,
    /** How time passes there. */
    private readonly advance: (milliseconds: number) => Promise<void> | void,
    private readonly blur: Blur,
  ) {}

  async deploy(models: string[], end: boolean): Promise<Seen> {
    const { status, body } = await this.engine.deploy(models);
    return this.look({ status, body: status === 200 ? null : body }, {}, end);
  }

  /** What the references of a call stand for here. */
  pick(call: Call): Picks {
    return pick(textOf(call), this.rows, this.colours);
  }

  async call(call: Call, picks: Picks, end: boolean): Promise<Seen> {
    const { method, path, body } = JSON.parse(this.names.restore(fill(textOf(call), picks))) as Call;
    await this.advance(call.pause ?? 1);
    return this.look(await this.engine.call(method, path, body), picks, end, call);
  }

  private async look(answer: Answer, picks: Picks, end: boolean, { ordered, quiet }: Partial<Call> = {}): Promise<Seen> {
    const rows = quiet
      ? this.seen.at(-1)!.rows.filter(({ table }) => !ANSWER.includes(table))
      : await readWorld(this.engine, this.names, end);
    const items = Array.isArray(answer.body) && !ordered ? answer.body : [answer.body];
    rows.push({ table: "status", status: answer.status });
    for (const item of items) rows.push({ table: "answer", item: clean(this.names.shorten(JSON.stringify(item))) });
    this.seen.push({ picks, rows });
    this.rows = blurred(rows, this.blur);
    const rounds = colour(this.rows);
    this.colours = rounds.at(-1)!;
    return { picks, rows: this.rows, rounds };
  }
}

export const blurred = (rows: Row[], blur: Blur): Row[] => rows.flatMap((row) => blur(row) ?? []);

export const textOf = ({ method, path, body }: Call): string =>
  JSON.stringify({ method, path, ...(body === undefined ? {} : { body }) });

/** An answer without times and addresses. */
function clean(text: string): unknown {
  const plain = text
    .replace(/https?:\/\/[^/"]+/g, "http://engine")
    .replace(/\b1[78]\d{11}\b/g, "time")
    .replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}\b/g, "time");
  return JSON.parse(plain, (_key, value) =>
    isRecord(value) ? sorted("durationInMillis" in value ? withoutTimes(value) : value) : value,
  );
}

const sorted = (value: Record<string, unknown>) => Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Where two engines part. */
export interface Mismatch {
  /** Index of the call; -1: the deployment. */
  step: number;
  call: Call | null;
  differences: Difference[];
}

/** What a scenario is played on: an engine, or what was recorded of one. */
export interface Reference {
  deploy(models: string[], end: boolean): Promise<Seen>;
  pick(call: Call): Picks;
  call(call: Call, picks: Picks, end: boolean): Promise<Seen>;
  rows: Row[];
  colours: Colours;
}

/** The calls to be made. */
export interface Steps {
  /** How many at most. */
  count: number;
  /** The call behind which nothing comes, so that more is looked at; null: it is not known. */
  end: number | null;
  /** Seen from what the reference shows; null: no more. */
  next(index: number): Call | null;
}

/** The calls of a scenario. */
export function stepsOf(scenario: Scenario, end: number | null = scenario.calls.length - 1): Steps {
  return { count: scenario.calls.length, end, next: (index) => scenario.calls[index]! };
}

/** Plays a scenario on both, call by call; ends at the first difference. */
export async function playBoth(
  scenario: Scenario,
  reference: Reference,
  other: Play,
  steps: Steps = stepsOf(scenario),
): Promise<Mismatch | null> {
  const { count, end, next } = steps;
  const isLast = (step: number) => step === end;
  const judged = (a: Seen, b: Seen, step: number, call: Call | null): Mismatch | null => {
    const differences = compare(a, b);
    return differences.length > 0 ? { step, call, differences } : null;
  };
  const [a, b] = await Promise.all([reference.deploy(scenario.models, isLast(-1)), other.deploy(scenario.models, isLast(-1))]);
  const first = judged(a, b, -1, null);
  if (first) return first;
  for (let step = 0; step < count; step++) {
    const call = next(step);
    if (!call) return null;
    const picks = reference.pick(call);
    const theirs = translate(picks, reference.colours, other.rows, other.colours);
    const [seen, shown] = await Promise.all([reference.call(call, picks, isLast(step)), other.call(call, theirs, isLast(step))]);
    const mismatch = judged(seen, shown, step, call);
    if (mismatch) return mismatch;
  }
  return null;
}

/** Plays a scenario on one engine, whatever another would do. */
export async function playAlone({ models, calls }: Scenario, play: Play): Promise<Play> {
  await play.deploy(models, calls.length === 0);
  for (const [step, call] of calls.entries()) await play.call(call, play.pick(call), step === calls.length - 1);
  return play;
}

/** Time passes by itself on a real engine. */
export const wait = async (milliseconds: number): Promise<void> => {
  if (milliseconds > 1) await pause(milliseconds);
};
