import { readModelFiles } from "../models/folder.ts";
import type { LintContext } from "./context.ts";
import { contextOf } from "./context-of.ts";
import { readServices } from "./folder.ts";
import { type FileFindings, lintFiles } from "./lint-files.ts";

/** Checks every model and form of a folder, beside its services and the workers; files in alphabetical order. */
export async function lintFolder(folder: string, topics: LintContext["topics"]): Promise<FileFindings[]> {
  const files = await readModelFiles(folder);
  return lintFiles(files, await contextOf(files, topics, await readServices(folder)));
}
