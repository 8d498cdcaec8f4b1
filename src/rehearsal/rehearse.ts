import { setImmediate } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { EngineException } from "../engine/core/types/exceptions.ts";
import { rehearsal as texts } from "../texts/rehearsal.ts";
import { Runaway } from "./budget.ts";
import { type Coverage, coverageOf } from "./coverage.ts";
import { unexpected } from "./expectations.ts";
import type { Models } from "./models.ts";
import { partingOf } from "./parting.ts";
import { playScenario } from "./play.ts";
import type { Rehearsed } from "./player.ts";
import type { Scenario } from "./scenario.ts";
import { readAgain, type SecondReading } from "./second-reading.ts";

/** How one scenario went. */
export interface PlayedScenario extends Rehearsed {
  file: string;
  title: string;
  process: string;
  /** Where the embedded engine reads the model otherwise than bpmn-engine, in Portuguese; null: nowhere. */
  difference: string | null;
}

/** How the scenarios of one model went, and what none of them shows. */
export interface RehearsedModel {
  process: string;
  scenarios: PlayedScenario[];
  coverage: Coverage;
}

/**
 * Plays the scenarios of some models, each read twice: by bpmn-engine and by the core of the embedded engine. Models
 * without a scenario are there, too: nothing of them is covered.
 * @param processes ids of the models that are asked about; empty: all
 */
export async function rehearse(
  models: Models,
  scenarios: { file: string; scenario: Scenario }[],
  processes: string[] = [],
): Promise<RehearsedModel[]> {
  const wanted = processes.length === 0 ? Object.keys(models) : processes;
  const rehearsed: RehearsedModel[] = [];
  for (const process of wanted) {
    const own = scenarios.filter(({ scenario }) => scenario.process === process);
    const played: PlayedScenario[] = [];
    for (const { file, scenario } of own) {
      played.push(await playTwice(models, file, scenario));
      // A server goes on answering meanwhile.
      await setImmediate();
    }
    rehearsed.push({ process, scenarios: played, coverage: await coverageOf(models[process] ?? "", played) });
  }
  return rehearsed;
}

/** Whether everything went as the scenarios say, in both readings. */
export function hasFailed(rehearsed: RehearsedModel[]): boolean {
  return rehearsed.some(({ scenarios }) =>
    scenarios.some(({ problems, difference }) => problems.length > 0 || difference !== null),
  );
}

/** By the embedded engine first: what it stops because it goes on and on, bpmn-engine would not stop. */
async function playTwice(models: Models, file: string, scenario: Scenario): Promise<PlayedScenario> {
  const shared = { file, title: scenario.title, process: scenario.process };
  const unread = { path: [], flows: [], end: null, variables: {}, notRehearsed: null, difference: null };
  const second = await readAgain(models, scenario).catch((error: Error) => error);
  if (second instanceof Runaway || second instanceof EngineException) return { ...unread, ...shared, problems: [second.message] };
  const first = await playScenario(models, scenario);
  if (first.notRehearsed === null) return { ...first, ...shared, difference: differenceTo(first, second) };
  // What bpmn-engine does not play, the embedded engine judges alone.
  const { notRehearsed } = first;
  if (second instanceof Error) return { ...unread, notRehearsed, ...shared, problems: [texts.unreadAgain(second.message)] };
  const { path, end, variables } = second;
  return { ...unread, ...{ notRehearsed, path, end, variables }, ...shared, problems: unexpected(second, scenario) };
}

function differenceTo(first: Rehearsed, second: SecondReading | Error): string | null {
  // What does not go on in the first reading says so itself.
  if (first.end === null) return null;
  if (second instanceof Error) return texts.unreadAgain(second.message);
  const at = partingOf(first.path, second.path);
  if (at >= 0) return texts.otherReading(at + 1, first.path[at], second.path[at]);
  if (second.end !== first.end) return texts.otherReadingEnd(first.end, second.end);
  const names = new Set([...Object.keys(first.variables), ...Object.keys(second.variables)]);
  const other = [...names].find((name) => !isDeepStrictEqual(first.variables[name], second.variables[name]));
  return other === undefined ? null : texts.otherReadingVariable(other);
}
