import { compiledOf } from "./compiled.ts";
import { CoreWalk } from "./core-walk.ts";
import type { Models } from "./models.ts";
import type { Scenario, Step } from "./scenario.ts";
import { plainOf } from "./variables.ts";

/** How the core of the embedded engine reads a scenario. */
export interface SecondReading {
  path: string[];
  end: string | null;
  /** What it still waits for, in words; null: it has ended. */
  waiting: string | null;
  variables: Record<string, unknown>;
}

/**
 * The same scenario read by the core of the embedded engine, without database or time: path and end, written as the first
 * reading writes them. Throws where the engine would not go on: a model that it refuses, a step for which nothing waits.
 */
export async function readAgain(models: Models, scenario: Scenario): Promise<SecondReading> {
  const walk = new CoreWalk(await compiledOf(models));
  walk.begin(scenario);
  for (const [index, step] of scenario.steps.entries()) walk.take(step, index + 1);
  const { path, end } = walk;
  const waiting = walk.hasEnded ? null : walk.waitingPlaces().join(", ");
  return {
    path,
    end,
    waiting,
    variables: Object.fromEntries([...walk.variables].map(([name, value]) => [name, plainOf(value)])),
  };
}

/** The steps with the timers that happen when time passes, for an engine whose clock cannot be moved. */
export async function withTimersNamed(models: Models, scenario: Scenario): Promise<Exclude<Step, { pass: string }>[]> {
  const walk = new CoreWalk(await compiledOf(models));
  walk.begin(scenario);
  return scenario.steps.flatMap((step, index) => {
    const fired = walk.take(step, index + 1);
    return "pass" in step ? fired.map((timer) => ({ timer })) : [step];
  });
}
