import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { DatabaseUnavailable, isConnectionLoss } from "./database.ts";

/** Pauses before each new attempt, in milliseconds: about ten seconds in all. */
const pauses = [50, 200, 500, 1000, 2000, 3000, 3000];

/**
 * Does at the start what may be done twice, again and again while the database does not answer: right after a crash it
 * takes connections and drops them, or has none to spare. Rejects with the last failure.
 */
export async function patiently<T>(log: Logger, work: () => Promise<T>): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      return await work();
    } catch (error) {
      const wait = pauses[failures];
      const passes = error instanceof DatabaseUnavailable || isConnectionLoss(error);
      if (!passes || wait === undefined) throw error;
      log.warn({ err: error, attempt: failures + 1 }, "the database does not answer yet; trying again");
      await pause(wait);
    }
  }
}
