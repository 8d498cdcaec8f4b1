import { basename } from "node:path";
import type { LintContext } from "../lint/context.ts";
import { contextOf } from "../lint/context-of.ts";
import { countOf, type FileFindings, lintFiles } from "../lint/lint-files.ts";
import { hasFailed, parseScenario, type RehearsedModel, rehearse, type Scenario } from "../rehearsal/index.ts";
import { type Closure, closureOf, overlay } from "./closure.ts";
import { kindOf, type ModelFile } from "./file.ts";

export { overlay } from "./closure.ts";

/** What lint and scenarios say about a set of files. */
export interface ModelCheck {
  findings: FileFindings[];
  rehearsed: RehearsedModel[];
  /** Scenario files that cannot be read. */
  unreadable: { path: string; message: string }[];
}

/** What is known beside the files. */
export interface CheckOptions {
  topics: LintContext["topics"];
  /** Keys of the models that execute services. */
  services: string[];
}

/** Checks a whole set of files, or those models of it that are asked about, beside the others. */
export async function checkFiles(files: ModelFile[], options: CheckOptions, asked?: string[]): Promise<ModelCheck> {
  const isAsked = (path: string) => asked === undefined || asked.includes(path);
  const context = await contextOf(files, options.topics, options.services);
  const findings = (await lintFiles(files, context)).filter(({ file }) => isAsked(file));
  const models = Object.fromEntries(
    files.filter(({ path }) => kindOf(path) === "model").map(({ path, content }) => [basename(path, ".bpmn"), content]),
  );
  const { scenarios, unreadable } = readScenarios(files);
  const processes = Object.keys(models).filter((process) => isAsked(`${process}.bpmn`));
  const rehearsed = processes.length === 0 ? [] : await rehearse(models, scenarios, processes);
  return { findings, rehearsed, unreadable: unreadable.filter(({ path }) => asked === undefined || isAsked(path)) };
}

/** What is said about a change, and what it brings with it. */
export interface ChangeCheck extends ModelCheck, Closure {}

/**
 * Checks drafted files in the place of the live ones: every file that is deployed for them, the models around those, and the
 * drafted scenarios.
 */
export async function checkChange(live: ModelFile[], drafted: ModelFile[], options: CheckOptions): Promise<ChangeCheck> {
  const files = overlay(live, drafted);
  const closure = await closureOf(live, drafted);
  const scenarios = drafted.filter(({ path }) => kindOf(path) === "scenario");
  const told = readScenarios(scenarios).scenarios.map(({ scenario }) => `${scenario.process}.bpmn`);
  const asked = new Set([...closure.deployed, ...drafted].map(({ path }) => path));
  for (const path of [...closure.affected, ...told]) asked.add(path);
  return { ...(await checkFiles(files, options, [...asked])), ...closure };
}

/** Whether something keeps these files from going live: an error, a scenario that fails or that cannot be read. */
export function isRefused({ findings, rehearsed, unreadable }: ModelCheck): boolean {
  return countOf(findings, "error") > 0 || hasFailed(rehearsed) || unreadable.length > 0;
}

function readScenarios(files: ModelFile[]) {
  const scenarios: { file: string; scenario: Scenario }[] = [];
  const unreadable: ModelCheck["unreadable"] = [];
  for (const { path, content } of files) {
    if (kindOf(path) !== "scenario") continue;
    try {
      scenarios.push({ file: basename(path), scenario: parseScenario(content, path) });
    } catch (error) {
      unreadable.push({ path, message: (error as Error).message });
    }
  }
  return { scenarios, unreadable };
}
