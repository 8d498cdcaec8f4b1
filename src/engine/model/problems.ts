import type { ParseProblem } from "./definition.ts";
import type { SourceElement } from "./source.ts";

/** Gathers the faults of one file in the order in which they are found. */
export class Problems {
  readonly errors: ParseProblem[] = [];
  readonly warnings: ParseProblem[] = [];

  /** `elementIds` beyond the element's own: the first of them becomes the main one, as in Camunda. */
  error(message: string, element: SourceElement | null, ...elementIds: string[]): void {
    this.errors.push(problem(message, element, elementIds));
  }

  warning(message: string, element: SourceElement | null, ...elementIds: string[]): void {
    this.warnings.push(problem(message, element, elementIds));
  }

  /** A schema fault: a position without element ids. */
  schema(message: string, at: { line: number; column: number }): void {
    this.errors.push({ message, line: at.line, column: at.column, mainElementId: null, elementIds: [] });
  }

  /** The message of the ParseException. */
  text(resourceName: string): string {
    const lines = this.errors.map((error) => {
      const place = error.line > 0 ? ` | line ${error.line} | column ${error.column}` : "";
      return `\n* ${error.message} | resource ${resourceName}${place}`;
    });
    return `ENGINE-09005 Could not parse BPMN process. Errors: ${lines.join("")}`;
  }
}

function problem(message: string, element: SourceElement | null, elementIds: string[]): ParseProblem {
  const own = element?.attributes.id;
  return {
    message,
    line: element?.line ?? 0,
    column: element?.column ?? 0,
    mainElementId: elementIds[0] ?? own ?? null,
    elementIds: own ? [own, ...elementIds] : elementIds,
  };
}
