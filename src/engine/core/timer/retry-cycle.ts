import { addDuration, parseDuration } from "./duration.ts";

/** How often a failing job is tried, and how long (ms) before the next attempt. */
export interface RetryCycle {
  attempts: number;
  /** Pause before the next attempt when so many attempts are left. */
  pause(attemptsLeft: number, from: number): number;
}

/**
 * Reads camunda:failedJobRetryTimeCycle: `R5/PT10M` (five attempts, ten minutes apart) or a list of pauses
 * `PT1M,PT5M` (one attempt more than pauses). null: not readable, Camunda then uses its default.
 */
export function parseRetryCycle(text: string): RetryCycle | null {
  const repeated = /^R(\d+)\/(P.+)$/.exec(text.trim());
  const attempts = repeated ? Number(repeated[1]) : text.split(",").length + 1;
  const pauses = repeated ? [repeated[2]!] : text.split(",").map((pause) => pause.trim());
  if (!pauses.every((pause) => addPause(0, pause) !== null)) return null;
  return {
    attempts,
    pause(attemptsLeft, from) {
      const index = Math.max(0, Math.min(pauses.length - 1, pauses.length - (attemptsLeft - 1)));
      return addPause(from, pauses[index]!)! - from;
    },
  };
}

/** A moment plus an ISO 8601 duration; null when it is none. */
function addPause(from: number, text: string): number | null {
  try {
    return addDuration(from, parseDuration(text));
  } catch {
    return null;
  }
}
