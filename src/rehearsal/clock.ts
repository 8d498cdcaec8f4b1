/** The clock of a rehearsal: it moves when the scenario says so. */
export interface RehearsalClock {
  /** Milliseconds since the epoch. */
  now: number;
}

/** More timers than any scenario means when it lets time pass: a cycle that is too fast, or a loop. */
export const MAX_TIMERS = 500;
