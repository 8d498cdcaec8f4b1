import type { Logger } from "pino";
import type { EngineClient } from "./client.ts";
import { EngineError, EngineUnavailable } from "./errors.ts";
import { pause } from "./worker/timing.ts";

const LONGEST_PAUSE = 2_000;

/** A wrong password, of whoever it was, locks the user for 3 s. */
const LOCK = 3_500;

/**
 * Waits until the engine answers, and returns its version. Says so in the log once at the beginning and once at the
 * end. Throws EngineUnavailable when `patience` milliseconds have passed, and EngineError for a refusal (wrong password)
 * that is still one after `lock` milliseconds.
 */
export async function awaitEngine(
  client: Pick<EngineClient, "version">,
  log: Logger,
  patience = 120_000,
  lock = LOCK,
): Promise<string> {
  const deadline = Date.now() + patience;
  let mayBeLocked = true;
  for (let wait = 100, first = true; ; wait = Math.min(wait * 2, LONGEST_PAUSE), first = false) {
    try {
      const version = await client.version();
      if (!first) log.info({ version }, "the engine is ready");
      return version;
    } catch (error) {
      if (error instanceof EngineError && error.status === 401 && mayBeLocked) {
        mayBeLocked = false;
        log.warn({ err: error }, "the engine refuses the user, asking once more in case it is locked");
        await pause(lock);
        continue;
      }
      if (!(error instanceof EngineUnavailable) || Date.now() + wait > deadline) throw error;
      if (first) log.warn({ err: error }, "waiting for the engine");
      await pause(wait);
    }
  }
}
