/** How much is measured. Every number can be set by an environment variable of its name; `SIZE=quick` takes less than three minutes. */
export interface Sizes {
  /** Runs that count, per engine. */
  rounds: number;
  /** External tasks completed before anything counts, per engine. */
  warmUp: number;
  /** External tasks (or instances) per run. */
  tasks: number;
  /** Pick-ups per run. */
  samples: number;
  /** Instances that wait while others are worked on. */
  waiting: number;
}

const full: Sizes = { rounds: 5, warmUp: 6000, tasks: 3000, samples: 300, waiting: 100_000 };
const quick: Sizes = { rounds: 2, warmUp: 600, tasks: 400, samples: 50, waiting: 1000 };

/** Reads the sizes: `ROUNDS`, `WARM_UP`, `TASKS`, `SAMPLES`, `WAITING`. */
export function readSizes(env: NodeJS.ProcessEnv): Sizes {
  const base = env.SIZE === "quick" ? quick : full;
  const read = (name: string, fallback: number) => (env[name] ? Number(env[name]) : fallback);
  return {
    rounds: read("ROUNDS", base.rounds),
    warmUp: read("WARM_UP", base.warmUp),
    tasks: read("TASKS", base.tasks),
    samples: read("SAMPLES", base.samples),
    waiting: read("WAITING", base.waiting),
  };
}
