import { process as texts } from "../texts/process.ts";

/** Tells the person at the terminal what is happening; silent in production, where the log is read instead. */
export interface Narrator {
  line(text?: string): void;
  problem(text: string): void;
  /** Runs `work` and says how long it took. */
  step<T>(what: string, work: () => Promise<T>): Promise<T>;
}

export function narrator(silent: boolean): Narrator {
  const line = (text = "") => {
    if (!silent) process.stdout.write(`${text}\n`);
  };
  return {
    line,
    problem: (text) => process.stderr.write(`${text}\n`),
    async step(what, work) {
      const began = performance.now();
      const result = await work();
      line(texts.step(what, (performance.now() - began) / 1000));
      return result;
    },
  };
}
