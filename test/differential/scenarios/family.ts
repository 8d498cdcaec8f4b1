import type { Block } from "../support/blocks.ts";
import { model, type ProcessOptions } from "../support/draw.ts";
import type { Call, Scenario } from "../support/scenario.ts";

/** Scenarios about one subject; recorded in one file. */
export interface Family {
  name: string;
  scenarios: Scenario[];
}

/** A scenario of one process, drawn from blocks. Calls may be lists of calls. */
export function scenario(name: string, body: Block[], calls: (Call | Call[])[], options: ProcessOptions = {}): Scenario {
  return { name, models: [model(body, options)], calls: calls.flat() };
}

/** A scenario of several models. */
export function scenarioOf(name: string, models: string[], calls: (Call | Call[])[]): Scenario {
  return { name, models, calls: calls.flat() };
}
