import type { Logger } from "pino";
import type { EngineClient } from "./client.ts";
import { EngineUnavailable } from "./errors.ts";
import { pause } from "./worker/timing.ts";

const LONGEST_PAUSE = 2_000;

/**
 * Waits until the engine answers, and returns its version. Says so in the log once at the beginning and once at the
 * end. Throws EngineUnavailable when `patience` milliseconds have passed, and EngineError at once for a refusal
 * (wrong password): waiting does not cure that.
 */
export async function awaitEngine(client: Pick<EngineClient, "version">, log: Logger, patience = 120_000): Promise<string> {
  const deadline = Date.now() + patience;
  for (let wait = 100, first = true; ; wait = Math.min(wait * 2, LONGEST_PAUSE), first = false) {
    try {
      const version = await client.version();
      if (!first) log.info({ version }, "the engine is ready");
      return version;
    } catch (error) {
      if (!(error instanceof EngineUnavailable) || Date.now() + wait > deadline) throw error;
      if (first) log.warn({ err: error }, "waiting for the engine");
      await pause(wait);
    }
  }
}
