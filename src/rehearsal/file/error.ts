import { scenarioFile as texts } from "../../texts/scenario-file.ts";

/** A scenario file that cannot be read; the message names file and line, in Portuguese. */
export class ScenarioFileError extends Error {
  constructor(
    readonly path: string,
    /** Counted from 1. */
    readonly line: number,
    readonly reason: string,
  ) {
    super(texts.at(path, line, reason));
  }
}
