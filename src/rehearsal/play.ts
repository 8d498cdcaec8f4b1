import { rehearsal as texts } from "../texts/rehearsal.ts";
import type { Models } from "./models.ts";
import { Player, type Rehearsed } from "./player.ts";
import type { Scenario } from "./scenario.ts";

/**
 * Plays a scenario in memory with bpmn-engine: an independent second reading of the models, in a moment and without
 * engine, workers, time or database. Never throws for what a model or a scenario says; that is a problem.
 */
export async function playScenario(models: Models, scenario: Scenario): Promise<Rehearsed> {
  return play(models, scenario, (player) => player.compare(scenario));
}

/** The same for steps of which nothing is expected: its problems are those of the models, and steps that nothing waits for. */
export async function playSteps(models: Models, begun: Omit<Scenario, "title" | "end">): Promise<Rehearsed> {
  return play(models, begun, () => undefined);
}

async function play(models: Models, begun: Omit<Scenario, "title" | "end">, judge: (player: Player) => void): Promise<Rehearsed> {
  const xml = models[begun.process];
  if (xml === undefined)
    return { path: [], flows: [], end: null, variables: {}, notRehearsed: null, problems: [texts.unknownProcess(begun.process)] };
  const player = new Player(models);
  await player.begin(begun, xml);
  for (const [index, step] of begun.steps.entries()) {
    if (player.problems.length > 0) break;
    await player.take(step, index + 1);
  }
  if (player.problems.length === 0) judge(player);
  return player.result();
}
