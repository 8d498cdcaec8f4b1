import { lintNames } from "../lint/check-folder.ts";
import type { LintContext } from "../lint/context.ts";
import { readServices } from "../lint/folder.ts";
import { isFailed } from "../rehearsal/report.ts";
import { modelDeployment as texts } from "../texts/models/deployment.ts";
import { checkFiles, type ModelCheck } from "./check.ts";
import { readModelFiles } from "./folder.ts";

/** Lints and rehearses a folder of models. */
export async function checkFolder(folder: string, topics: LintContext["topics"]): Promise<ModelCheck> {
  const check = await checkFiles(await readModelFiles(folder), { topics, services: await readServices(folder) });
  return { ...check, findings: [...check.findings, ...(await lintNames(folder))] };
}

/** The scenarios that fail or cannot be read, as lines that people read; none: all is well. */
export function describeFailures({ rehearsed, unreadable }: ModelCheck): string[] {
  const failed = rehearsed.flatMap(({ scenarios }) => scenarios).filter(isFailed);
  return [
    ...unreadable.map(({ message }) => `  ✗ ${message}`),
    ...failed.flatMap(({ title, file, problems, difference }) => [
      texts.failed(title, file),
      ...[...problems, ...(difference === null ? [] : [difference])].map((line) => `      ${line}`),
    ]),
  ];
}
