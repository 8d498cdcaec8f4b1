import { createHash } from "node:crypto";

/** What a file of a folder of models is: a diagram, a form, or a scenario of a diagram. */
export type ModelFileKind = "model" | "form" | "scenario";

/** One file of a folder of models. */
export interface ModelFile {
  /** From the folder on: `service-request.bpmn`, `forms/request-analysis.form`, `scenarios/service-request-approved.yml`. */
  path: string;
  content: string;
}

const kinds: [ModelFileKind, RegExp][] = [
  ["model", /^[\w.-]+\.bpmn$/],
  ["form", /^forms\/[\w.-]+\.form$/],
  ["scenario", /^scenarios\/[\w.-]+\.yml$/],
];

/** What the file at this path is; null when a folder of models has no such place. */
export function kindOf(path: string): ModelFileKind | null {
  return kinds.find(([, pattern]) => pattern.test(path))?.[0] ?? null;
}

/** Tells contents apart: SHA-256 in hexadecimal. */
export function digestOf(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}
