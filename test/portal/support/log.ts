import pino, { type Logger } from "pino";

/** A log that only shows what went wrong; LOG_LEVEL=debug shows all. */
export function createLogger(): Logger {
  return pino({ level: process.env.LOG_LEVEL ?? "silent" });
}
