import { misnamedFiles, readModelFiles } from "../models/folder.ts";
import { lint as texts } from "../texts/lint.ts";
import type { LintContext } from "./context.ts";
import { contextOf } from "./context-of.ts";
import { readServices } from "./folder.ts";
import { type FileFindings, lintFiles } from "./lint-files.ts";

/** Checks every model and form of a folder, beside its services and the workers; files in alphabetical order. */
export async function lintFolder(folder: string, topics: LintContext["topics"]): Promise<FileFindings[]> {
  const files = await readModelFiles(folder);
  const found = await lintFiles(files, await contextOf(files, topics, await readServices(folder)));
  return [...found, ...(await lintNames(folder))];
}

/** Files that would be left out for their names. */
export async function lintNames(folder: string): Promise<FileFindings[]> {
  return (await misnamedFiles(folder)).map((file) => ({
    file,
    findings: [{ rule: "engine-refusal", severity: "error", element: "", name: "", message: texts.fileName }],
  }));
}
