import type { Logger } from "pino";
import type { EngineClient } from "./client.ts";
import { EngineError, EngineUnavailable } from "./errors.ts";
import { pause } from "./worker/timing.ts";

const LONGEST_PAUSE = 2_000;

/** A wrong password, of whoever it was, locks the user for 3 s; the second one for 6 s. */
const LOCK = 3_500;
const LOCKS = 2;

/**
 * Waits until the engine answers, and returns its version. Says so in the log once at the beginning and once at the
 * end. Throws when `patience` milliseconds have passed, and before that for a refusal (wrong password) that is still one
 * after two times `lock` milliseconds.
 */
export async function awaitEngine(
  client: Pick<EngineClient, "version">,
  log: Logger,
  patience = 120_000,
  lock = LOCK,
): Promise<string> {
  const deadline = Date.now() + patience;
  let locks = LOCKS;
  for (let wait = 100, first = true; ; wait = Math.min(wait * 2, LONGEST_PAUSE), first = false) {
    try {
      const version = await client.version();
      if (!first) log.info({ version }, "the engine is ready");
      return version;
    } catch (error) {
      if (error instanceof EngineError && error.status === 401 && locks-- > 0) {
        log.warn({ err: error }, "the engine refuses the user, asking again in case it is locked");
        await pause(lock);
        continue;
      }
      if (!isPassing(error) || Date.now() + wait > deadline) throw error;
      if (first) log.warn({ err: error }, "waiting for the engine");
      await pause(wait);
    }
  }
}

/** Nobody answers yet; or a server does that has not deployed the API yet. */
function isPassing(error: unknown): boolean {
  return error instanceof EngineUnavailable || (error instanceof EngineError && error.status === 404);
}
