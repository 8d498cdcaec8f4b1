/** The value at a quantile (0 to 1) of some measurements. */
export function quantile(values: number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? Number.NaN;
}

export const median = (values: number[]): number => quantile(values, 0.5);

/** One line of the report. */
export interface Figure {
  name: string;
  /** Median over the runs, in `unit`. */
  value: number;
  unit: string;
  /** What every run gave. */
  runs: number[];
  /** What is to be reached, if anything was promised. */
  target?: { atMost: number } | { atLeast: number };
  /** The same on a real Camunda 7.24.0, one machine of two cores with the same PostgreSQL. */
  camunda?: number;
}

/** A figure from several runs. */
export function figure(name: string, unit: string, runs: number[], more: Pick<Figure, "target" | "camunda"> = {}): Figure {
  return { name, unit, runs, value: median(runs), ...more };
}

/** A question that is asked again and again: its name, how fast it has to be, in milliseconds, and the nth call. */
export type Question = [name: string, targets: { p95?: number; p99?: number }, call: (nth: number) => Promise<unknown>];

/** Median, p95 and p99 of so many calls, in each of several runs; the first run warms everything up. */
export async function measureCalls({ runs, calls }: { runs: number; calls: number }, questions: Question[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, targets, call] of questions) {
    const times: number[][] = [];
    for (let run = 0; run <= runs; run++) {
      const taken: number[] = [];
      for (let nth = 0; nth < calls; nth++) {
        const began = performance.now();
        await call(run * calls + nth);
        taken.push(performance.now() - began);
      }
      if (run > 0) times.push(taken);
    }
    const line = (label: string, at: number, target?: number) =>
      figure(
        `${name}, ${label}`,
        "ms",
        times.map((taken) => quantile(taken, at)),
        target === undefined ? {} : { target: { atMost: target } },
      );
    figures.push(line("p50", 0.5), line("p95", 0.95, targets.p95), line("p99", 0.99, targets.p99));
  }
  return figures;
}

/** Prints figures as a table: median, target, ratio to Camunda, and every run. */
export function print(figures: Figure[]): void {
  const rows = figures.map(({ name, value, unit, runs, target, camunda }) => [
    name,
    `${round(value)} ${unit}`,
    target === undefined ? "" : "atMost" in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`,
    target === undefined ? "" : reached(value, target) ? "reached" : "MISSED",
    camunda === undefined ? "" : `${round(value / camunda)} × Camunda's ${camunda}`,
    runs.map(round).join(" "),
  ]);
  const head = ["figure", "median", "target", "", "ratio", "runs"];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)));
  for (const row of [head, ...rows]) console.log(row.map((cell, column) => cell.padEnd(widths[column]!)).join("  "));
}

function reached(value: number, target: NonNullable<Figure["target"]>): boolean {
  return "atMost" in target ? value <= target.atMost : value >= target.atLeast;
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
