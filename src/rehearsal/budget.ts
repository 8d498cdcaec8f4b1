import { rehearsal as texts } from "../texts/rehearsal.ts";

/** Flows that a process may take between two waits, well beyond what models do: a loop without end is told in a moment. */
export const FLOWS = 300;
/** Ids that the core may need meanwhile: for executions, activity instances, variables, jobs. */
export const IDS = 6_000;

/** How often the budget of one wait may be spent in a whole scenario. */
const WAITS = 10;
/** Milliseconds that a whole scenario may take, in one reading. */
const PATIENCE = 15_000;

/** A model went on and on. */
export class Runaway extends Error {
  override readonly name = "Runaway";
}

/** Counts what happens until everything waits, and in a whole scenario. */
export class Budget {
  private spent = 0;
  private total = 0;
  private readonly began = performance.now();

  constructor(private readonly limit: number) {}

  /** A new step of the scenario begins. */
  renew(): void {
    this.spent = 0;
  }

  /** Something more happens at this activity. Throws Runaway when it is too much. */
  spend(activityId: string): void {
    this.total++;
    if (++this.spent > this.limit || this.total > WAITS * this.limit) throw new Runaway(texts.runaway(activityId));
    if (this.total % 100 === 0 && performance.now() - this.began > PATIENCE) throw new Runaway(texts.tooLong);
  }
}
