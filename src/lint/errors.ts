import type { LintContext } from "./context.ts";
import { elements, errorCodeOf, isA, type ModdleElement, text, topicOf } from "./model.ts";

/** Error codes that an element may raise: its worker, the model it calls, or itself as an end event. */
export function raisedBy(element: ModdleElement, { topics, processes }: LintContext): string[] {
  const contract = topics[topicOf(element) ?? ""];
  if (contract !== undefined) return Object.keys(contract.errors);
  if (isA(element, "callActivity")) return processes[text(element, "calledElement") ?? ""]?.errors ?? [];
  const code = isA(element, "endEvent") ? errorCodeOf(element) : null;
  return code === null ? [] : [code];
}

/** Codes with which a process ends: its callers catch them. */
export function endingWith(process: ModdleElement): string[] {
  return elements(process, "flowElements").flatMap((element) => {
    const code = isA(element, "endEvent") ? errorCodeOf(element) : null;
    return code === null ? [] : [code];
  });
}
