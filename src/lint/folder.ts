import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readModelFiles } from "../models/folder.ts";
import type { LintContext } from "./context.ts";
import { contextOf } from "./context-of.ts";

/** What the models of a folder have to know of each other, of its forms, its services and of the workers. */
export async function readContext(folder: string, topics: LintContext["topics"]): Promise<LintContext> {
  return contextOf(await readModelFiles(folder), topics, await readServices(folder));
}

/** Keys of the models that a folder's catalogue of services names. */
export async function readServices(folder: string): Promise<string[]> {
  const content = await readFile(join(folder, "services.json"), "utf8").catch(() => null);
  if (content === null) return [];
  const { services } = JSON.parse(content) as { services: { versions: { processKey: string }[] }[] };
  return [...new Set(services.flatMap(({ versions }) => versions.map(({ processKey }) => processKey)))];
}
