import { rehearsal as texts } from "../texts/rehearsal.ts";

/** Flows that a process may take between two waits, well beyond what models do: a loop without end is told in a moment. */
export const FLOWS = 300;
/** Ids that the core may need meanwhile: for executions, activity instances, variables, jobs. */
export const IDS = 6_000;

/** Counts what happens until everything waits. */
export class Budget {
  private spent = 0;

  constructor(private readonly limit: number) {}

  /** A new step of the scenario begins. */
  renew(): void {
    this.spent = 0;
  }

  /** Something more happens at this activity. Throws Error when it is too much. */
  spend(activityId: string): void {
    if (++this.spent > this.limit) throw new Error(texts.runaway(activityId));
  }
}
