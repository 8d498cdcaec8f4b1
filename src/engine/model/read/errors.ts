import type { ErrorHandler, FlowNode } from "../elements.ts";
import { child, type ModdleElement, text } from "../moddle.ts";
import { place, type Reader } from "./reader.ts";

/**
 * Declares an error handler on a scope. Handlers with a code come before those that catch all, and event
 * subprocesses before boundary events.
 */
export function declareErrorHandler(
  reader: Reader,
  definition: ModdleElement,
  handlerId: string,
  scope: FlowNode,
  precedence: number,
): void {
  const written = place(reader, definition)?.attributes.errorRef;
  const errorId = child(definition, "errorRef")?.id ?? written;
  const error = errorId === undefined ? undefined : reader.errors.get(errorId);
  const errorCode = errorId === undefined ? null : error ? error.errorCode : errorId;
  const handler: RankedHandler = {
    errorCode,
    handlerId,
    codeVariable: text(definition, "camunda:errorCodeVariable") ?? null,
    messageVariable: text(definition, "camunda:errorMessageVariable") ?? null,
    rank: precedence + (errorCode === null ? 0 : 1),
  };
  scope.errorHandlers.push(handler);
  (scope.errorHandlers as RankedHandler[]).sort((a, b) => b.rank - a.rank);
}

interface RankedHandler extends ErrorHandler {
  rank: number;
}
