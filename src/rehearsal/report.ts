import { rehearsal as texts } from "../texts/rehearsal.ts";
import type { Uncovered } from "./coverage.ts";
import type { PlayedScenario, RehearsedModel } from "./rehearse.ts";

/** How it went, as lines that people read. */
export function describeRehearsal(rehearsed: RehearsedModel[]): string[] {
  const played = rehearsed.flatMap(({ scenarios }) => scenarios);
  return [...rehearsed.flatMap(modelLines), "", texts.summary(played.length, played.filter(isFailed).length)];
}

/** Whether a scenario did not go as it says, in one of its readings. */
export function isFailed({ problems, difference }: PlayedScenario): boolean {
  return problems.length > 0 || difference !== null;
}

function modelLines({ process, scenarios, coverage }: RehearsedModel): string[] {
  const list = (label: string, uncovered: Uncovered[]) =>
    uncovered.length === 0
      ? []
      : [`  ${label}: ${uncovered.map(({ id, name }) => (name === "" ? id : `${name} (${id})`)).join(", ")}`];
  return [
    `\n${process}`,
    ...(scenarios.length === 0 ? [`  ${texts.noScenario}`] : scenarios.flatMap(scenarioLines)),
    ...list(texts.uncoveredElements, coverage.elements),
    ...list(texts.uncoveredFlows, coverage.flows),
    ...list(texts.uncoveredEnds, coverage.ends),
  ];
}

/** What is to be said of a scenario. */
export function toldOf({ problems, difference, notRehearsed }: PlayedScenario): string[] {
  return [
    ...problems,
    ...(difference === null ? [] : [difference]),
    ...(notRehearsed === null ? [] : [texts.readOnce(notRehearsed)]),
  ];
}

function scenarioLines(played: PlayedScenario): string[] {
  const told = toldOf(played);
  return [`  ${isFailed(played) ? "✗" : "✓"} ${played.title} [${played.file}]`, ...told.map((line) => `      ${line}`)];
}
