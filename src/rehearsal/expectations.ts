import { isDeepStrictEqual } from "node:util";
import { rehearsal as texts } from "../texts/rehearsal.ts";
import { partingOf } from "./parting.ts";
import type { Scenario } from "./scenario.ts";

/** What became of a scenario in one reading. */
export interface Outcome {
  path: string[];
  end: string | null;
  variables: Record<string, unknown>;
  /** What it still waits for, in words; null: it has ended. */
  waiting: string | null;
}

/** What went otherwise than the scenario says, in Portuguese. */
export function unexpected({ path, end, variables, waiting }: Outcome, scenario: Scenario): string[] {
  const at = scenario.path === undefined ? -1 : partingOf(path, scenario.path);
  return [
    ...(waiting === null ? [] : [texts.stillWaiting(waiting)]),
    ...(at >= 0 ? [texts.otherPath(at + 1, scenario.path?.[at], path[at])] : []),
    ...(end === scenario.end ? [] : [texts.otherEnd(scenario.end, end)]),
    ...Object.entries(scenario.outcome ?? {})
      .filter(([name, value]) => !isDeepStrictEqual(variables[name], value))
      .map(([name, value]) => texts.otherVariable(name, JSON.stringify(value), JSON.stringify(variables[name]))),
  ];
}
