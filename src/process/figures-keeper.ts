import type { Logger } from "pino";
import { createFiguresReader, type FiguresReaderOptions } from "../figures/reader.ts";
import { type Repeated, repeat } from "./repeat.ts";

/** How often the engine's history is read, in milliseconds. */
const INTERVAL = 30_000;

/** Keeps the figures of running work up to date, until stopped. */
export function keepFigures({ log, ...options }: FiguresReaderOptions & { log: Logger }): Repeated {
  return repeat(createFiguresReader(options).read, {
    every: INTERVAL,
    onError: (error) => log.warn({ err: error }, "could not read the engine's history; tried again later"),
  });
}
