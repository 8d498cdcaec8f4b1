import type { Node } from "yaml";
import { scenarioFile as texts } from "../../texts/scenario-file.ts";
import { readDuration } from "../durations.ts";
import type { Scenario, Step } from "../scenario.ts";
import { readMoment } from "./moments.ts";
import { type Entry, ScenarioDocument, startOf } from "./nodes.ts";

const { keys } = texts;
/** More steps than a person would write or read. */
export const MAX_STEPS = 500;

/** What begins a step, and what may stand beside it. */
const TRIGGERS: Record<string, readonly string[]> = {
  [keys.userTask]: [keys.with],
  [keys.externalTask]: [keys.answers, keys.refuses, keys.tells],
  [keys.message]: [keys.with],
  [keys.timer]: [],
  [keys.pass]: [],
  [keys.passOne]: [],
};
const STEP_KEYS = [...new Set(Object.entries(TRIGGERS).flatMap(([key, beside]) => [key, ...beside]))];
const OWN_KEYS = [keys.title, keys.process, keys.businessKey, keys.startsAt, keys.given, keys.steps, keys.expected];
const EXPECTED_KEYS = [keys.path, keys.end, keys.outcome];

/**
 * Reads a scenario file (`workflows/scenarios/*.yml`).
 * @param path how the file is called in messages
 * Throws ScenarioFileError, which names the line and what is allowed there.
 */
export function parseScenario(text: string, path: string): Scenario {
  const document = new ScenarioDocument(text, path);
  const own = document.entries(document.root, OWN_KEYS, texts.scenario);
  const get = (entries: Map<string, Entry>, key: string, where: string, offset: number): Entry =>
    entries.get(key) ?? document.refuse(offset, texts.missingKey(key, where));
  const title = document.text(get(own, keys.title, texts.scenario, 0));
  const process = document.text(get(own, keys.process, texts.scenario, 0));
  const expectedEntry = get(own, keys.expected, texts.scenario, 0);
  const expected = document.entries(expectedEntry.value, EXPECTED_KEYS, `"${keys.expected}"`, expectedEntry.offset);
  const businessKey = own.get(keys.businessKey);
  const startsAt = own.get(keys.startsAt);
  const given = own.get(keys.given);
  const path_ = expected.get(keys.path);
  const outcome = expected.get(keys.outcome);
  const stepsEntry = own.get(keys.steps);
  const steps = stepsEntry === undefined ? [] : document.list(stepsEntry);
  if (steps.length > MAX_STEPS) document.refuse(stepsEntry!.offset, texts.tooManySteps(MAX_STEPS));
  return {
    title,
    process,
    ...(businessKey && { businessKey: document.text(businessKey) }),
    ...(startsAt && { startsAt: momentOf(document, startsAt) }),
    ...(given && { variables: document.data(given) }),
    steps: steps.map((node) => stepOf(document, node, stepsEntry!.offset)),
    ...(path_ && {
      path: document.list(path_).map((value) => document.text({ ...path_, value, offset: startOf(value) ?? path_.offset })),
    }),
    end: document.text(get(expected, keys.end, `"${keys.expected}"`, expectedEntry.offset)),
    ...(outcome && { outcome: document.data(outcome) }),
  };
}

function momentOf(document: ScenarioDocument, entry: Entry): string {
  const text = document.text(entry);
  return readMoment(text) ?? document.refuse(entry.offset, texts.notMoment(text));
}

function stepOf(document: ScenarioDocument, node: Node, parentOffset: number): Step {
  const offset = startOf(node) ?? parentOffset;
  const entries = document.entries(node, STEP_KEYS, texts.step, offset);
  const [trigger, second] = [...entries.values()].filter(({ key }) => key in TRIGGERS);
  if (trigger === undefined) document.refuse(offset, texts.noTrigger(texts.list(Object.keys(TRIGGERS))));
  if (second !== undefined) document.refuse(second.offset, texts.twoTriggers(trigger.key, second.key));
  document.entries(node, [trigger.key, ...TRIGGERS[trigger.key]!], texts.step, offset);
  const named = document.text(trigger);
  const set = (key: string) => {
    const entry = entries.get(key);
    return entry === undefined ? {} : { set: document.data(entry) };
  };
  if (trigger.key === keys.userTask) return { userTask: named, ...set(keys.with) };
  if (trigger.key === keys.message) return { message: named, ...set(keys.with) };
  if (trigger.key === keys.timer) return { timer: named };
  if (trigger.key === keys.externalTask) {
    const [answers, refuses, tells] = [keys.answers, keys.refuses, keys.tells].map((key) => entries.get(key));
    if (answers && refuses) document.refuse(refuses.offset, texts.bothAnswers(keys.answers, keys.refuses));
    if (tells && !refuses) document.refuse(tells.offset, texts.tellsAlone(keys.tells, keys.refuses));
    return refuses
      ? { externalTask: named, error: document.text(refuses), ...set(keys.tells) }
      : { externalTask: named, ...set(keys.answers) };
  }
  return { pass: readDuration(named) ?? document.refuse(trigger.offset, texts.notDuration(named)) };
}
