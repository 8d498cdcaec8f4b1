import { median } from "../figures.ts";
import type { Contender } from "./contender.ts";
import type { Sizes } from "./sizes.ts";

/** What one run gave: figure → value; null where the machine does not tell. */
export type Outcome = Record<string, number | null>;

/** The same figure of every engine. */
export interface Comparison {
  figure: string;
  /** Name of the engine → what its runs gave. */
  runs: Record<string, number[]>;
}

/** What a section needs. */
export interface Bench {
  contenders: Contender[];
  sizes: Sizes;
  /** Processor time (ms) of an engine and of PostgreSQL so far. */
  cpu(contender: Contender): Promise<{ engine: number | null; database: number | null }>;
  /** Memory (MB): of the process alone, and with its connections to the database. */
  memory(contender: Contender): Promise<{ process: number | null; whole: number | null }>;
}

/** Runs a piece of work on the engines in turn, several times, and gathers what every run gives. */
export async function alternate(
  contenders: Contender[],
  rounds: number,
  run: (contender: Contender, round: number) => Promise<Outcome>,
): Promise<Comparison[]> {
  const comparisons = new Map<string, Comparison>();
  for (let round = 0; round < rounds; round++) {
    // Whoever goes first meets another machine than whoever goes second: they take turns.
    for (const contender of round % 2 === 0 ? contenders : [...contenders].reverse()) {
      for (const [figure, value] of Object.entries(await run(contender, round))) {
        const comparison = comparisons.get(figure) ?? { figure, runs: {} };
        comparisons.set(figure, comparison);
        if (value === null) continue;
        comparison.runs[contender.name] ??= [];
        comparison.runs[contender.name]!.push(value);
      }
    }
  }
  return [...comparisons.values()];
}

/** Processor time per piece of work, of the engine and of PostgreSQL. */
export async function withCpu(bench: Bench, contender: Contender, count: number, work: () => Promise<Outcome>): Promise<Outcome> {
  const before = await bench.cpu(contender);
  const outcome = await work();
  const after = await bench.cpu(contender);
  const per = (a: number | null, b: number | null) => (a === null || b === null ? null : (b - a) / count);
  return {
    ...outcome,
    "CPU of the engine, ms each": per(before.engine, after.engine),
    "CPU of PostgreSQL, ms each": per(before.database, after.database),
  };
}

/** Puts what was measured in front of the names of the figures. */
export function titled(title: string, comparisons: Comparison[]): Comparison[] {
  return comparisons.map((comparison) => ({ ...comparison, figure: `${title}: ${comparison.figure}` }));
}

/** Prints medians of every engine, the ratio of the first one to each other, and every run. */
export function print(comparisons: Comparison[], names: string[]): void {
  const [first, ...others] = names as [string, ...string[]];
  const head = ["figure", ...names, ...others.map((name) => `${first} ÷ ${name}`), "runs"];
  const rows = comparisons.map(({ figure, runs }) => {
    const value = (name: string) => (runs[name]?.length ? median(runs[name]) : null);
    const own = value(first);
    return [
      figure,
      ...names.map((name) => round(value(name))),
      ...others.map((name) => round(own === null || value(name) === null ? null : own / value(name)!)),
      names.map((name) => (runs[name] ?? []).map(round).join(" ")).join(" | "),
    ];
  });
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)));
  for (const row of [head, ...rows])
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join("  ")
        .trimEnd(),
    );
}

function round(value: number | null): string {
  if (value === null) return "–";
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
