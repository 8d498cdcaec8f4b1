import type { ModelFile } from "../models/file.ts";
import { lint as texts } from "../texts/lint.ts";
import type { LintContext } from "./context.ts";
import { formIdOf, processesOf } from "./context-of.ts";
import { lintModel } from "./lint.ts";
import { lintForm } from "./lint-form.ts";
import type { Finding } from "./report.ts";

/** What there is to say about one file. */
export interface FileFindings {
  /** `onboarding.bpmn` */
  file: string;
  findings: Finding[];
}

/**
 * Checks models and forms beside each other, the services and the workers: every model, and those forms about which there is
 * something to say, in the order given. Scenarios are played, not linted.
 */
export async function lintFiles(files: ModelFile[], context: LintContext): Promise<FileFindings[]> {
  const twice = await namedTwice(files);
  const found = await Promise.all(
    files.map(async ({ path, content }): Promise<FileFindings[]> => {
      const again = twice.get(path) ?? [];
      if (path.endsWith(".bpmn")) return [{ file: path, findings: [...again, ...(await lintModel(content, context))] }];
      const findings = path.endsWith(".form") ? [...again, ...lintForm(content)] : [];
      return findings.length === 0 ? [] : [{ file: path, findings }];
    }),
  );
  return found.flat();
}

/** How many findings weigh so much. */
export function countOf(files: FileFindings[], severity: Finding["severity"]): number {
  return files.flatMap(({ findings }) => findings).filter((finding) => finding.severity === severity).length;
}

/** Files that have the id of another one, by path: an engine takes one of each. */
async function namedTwice(files: ModelFile[]): Promise<Map<string, Finding[]>> {
  const names = await Promise.all(
    files.map(async ({ path, content }) => {
      if (path.endsWith(".form")) return [formIdOf(content)].map((id) => ({ path, id, what: "form" }));
      if (!path.endsWith(".bpmn")) return [];
      return (await processesOf(content)).map((process) => ({ path, id: process.id ?? null, what: "process" }));
    }),
  );
  const all = names.flat().filter(({ id }) => id !== null);
  const found = new Map<string, Finding[]>();
  for (const { path, id, what } of all) {
    const other = all.find((one) => one.id === id && one.what === what && one.path !== path);
    if (other === undefined) continue;
    const message = texts.sameId(id!, other.path);
    const finding: Finding = { rule: "engine-refusal", severity: "error", element: id!, name: id!, message };
    found.set(path, [...(found.get(path) ?? []), finding]);
  }
  return found;
}
