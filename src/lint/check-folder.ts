import { loadModels } from "../rehearsal/index.ts";
import type { LintContext } from "./context.ts";
import { readContext } from "./folder.ts";
import { lintModel } from "./lint.ts";
import type { Finding } from "./report.ts";

/** What there is to say about one file. */
export interface FileFindings {
  /** `onboarding.bpmn` */
  file: string;
  findings: Finding[];
}

/** Checks every model of a folder, beside its forms, its services and the workers; files in alphabetical order. */
export async function lintFolder(folder: string, topics: LintContext["topics"]): Promise<FileFindings[]> {
  const context = await readContext(folder, topics);
  const models = Object.entries(await loadModels(folder));
  return Promise.all(models.map(async ([key, xml]) => ({ file: `${key}.bpmn`, findings: await lintModel(xml, context) })));
}

/** How many findings weigh so much. */
export function countOf(files: FileFindings[], severity: Finding["severity"]): number {
  return files.flatMap(({ findings }) => findings).filter((finding) => finding.severity === severity).length;
}
