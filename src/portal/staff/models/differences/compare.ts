import { kindOf } from "../../../../models/file.ts";
import { differences as texts } from "../../../../texts/models/differences.ts";
import { type ComponentDifference, compareForms } from "./forms.ts";
import { compareLines, type Line } from "./lines.ts";
import { compareModels, type ElementDifference, UnreadableVersion } from "./models.ts";

/** What leads from one version of a file to another. */
export type FileDifference =
  | { kind: "model"; elements: ElementDifference[] }
  | { kind: "form"; components: ComponentDifference[] }
  | { kind: "text"; lines: Line[] }
  /** There is nothing to compare it with. */
  | { kind: "new" }
  | { kind: "unreadable"; message: string };

/** Compares two versions of a file as its path says what it is; `from` is null for a new file. */
export async function compareFile(path: string, from: string | null, to: string): Promise<FileDifference> {
  if (from === null) return { kind: "new" };
  try {
    switch (kindOf(path)) {
      case "model":
        return { kind: "model", elements: await compareModels(from, to) };
      case "form":
        return { kind: "form", components: compareForms(from, to) };
      default:
        return { kind: "text", lines: compareLines(from, to) };
    }
  } catch (error) {
    if (error instanceof UnreadableVersion) return { kind: "unreadable", message: error.message };
    if (error instanceof SyntaxError) return { kind: "unreadable", message: texts.unreadable("to", error.message) };
    throw error;
  }
}

/** Whether there is no difference at all. */
export function isSame(difference: FileDifference): boolean {
  if (difference.kind === "model") return difference.elements.length === 0;
  if (difference.kind === "form") return difference.components.length === 0;
  return difference.kind === "text" && difference.lines.every(({ kind }) => kind === "same");
}
