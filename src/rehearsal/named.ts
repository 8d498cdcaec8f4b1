import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { rehearsal } from "../texts/rehearsal.ts";
import { parseScenario } from "./file/read.ts";
import type { Models } from "./models.ts";
import type { Scenario } from "./scenario.ts";

/** What the command is to play. */
export interface Named {
  models: Models;
  scenarios: { file: string; scenario: Scenario }[];
  /** Ids of the models that are asked about; empty: all. */
  processes: string[];
}

/** Something was named that is not there; the message says so in Portuguese. */
export class NotThere extends Error {}

/**
 * What the names on a command line mean: a model by its id or by a file, which then takes the place of that of the folder;
 * a scenario by a file, which alone is played then. Throws NotThere and ScenarioFileError.
 */
export async function named(words: string[], all: Omit<Named, "processes">): Promise<Named> {
  const models = { ...all.models };
  const own: Named["scenarios"] = [];
  const processes = new Set<string>();
  for (const word of words) {
    if (word.endsWith(".yml")) {
      const scenario = await scenarioOf(word, all);
      own.push(scenario);
      processes.add(scenario.scenario.process);
      continue;
    }
    const process = basename(word, ".bpmn");
    const content = word.endsWith(".bpmn") ? await contentOf(word) : null;
    if (content !== null) models[process] = content;
    if (!Object.hasOwn(models, process)) throw new NotThere(rehearsal.command.unknown(process, Object.keys(models)));
    processes.add(process);
  }
  return { models, scenarios: own.length > 0 ? own : all.scenarios, processes: [...processes] };
}

async function scenarioOf(word: string, { scenarios }: Omit<Named, "processes">): Promise<Named["scenarios"][number]> {
  const content = await contentOf(word);
  if (content !== null) return { file: basename(word), scenario: parseScenario(content, word) };
  const known = scenarios.find(({ file }) => file === basename(word));
  if (known === undefined) throw new NotThere(rehearsal.command.unknownScenario(word));
  return known;
}

/** null: there is no such file. */
function contentOf(path: string): Promise<string | null> {
  return readFile(resolve(path), "utf8").catch(() => null);
}
