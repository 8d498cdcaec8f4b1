import { lint } from "../../texts/lint.ts";
import { raisedBy } from "../errors.ts";
import { boundaryEventsOf, elements, errorCodeOf, eventDefinitions, flag, isA, type ModdleElement, scopesOf } from "../model.ts";
import type { RuleFactory } from "../rule.ts";

const texts = lint.rules["error-caught"];

/** A business refusal that nobody catches ends the whole instance as if nothing had happened. */
export const errorCaught: RuleFactory = (context) => ({
  check(element, report) {
    // At the end of a process an error is its caller's to catch.
    if (isA(element, "endEvent") && element.$parent !== undefined && isA(element.$parent, "process")) return;
    for (const code of raisedBy(element, context)) if (!isCaught(element, code)) report(element, texts.uncaught(code));
  },
});

/** By the activity itself, or by a subprocess around it or an event subprocess beside it. */
function isCaught(element: ModdleElement, code: string): boolean {
  const around = scopesOf(element);
  return (
    [element, ...around].some((scope) => boundaryEventsOf(scope).some((event) => catches(event, code))) ||
    around.some((scope) => eventSubprocessesOf(scope).some((start) => catches(start, code)))
  );
}

function catches(event: ModdleElement, code: string): boolean {
  if (eventDefinitions(event, "error").length === 0) return false;
  const caught = errorCodeOf(event);
  return caught === null || caught === code;
}

/** The start events of the event subprocesses in a scope. */
function eventSubprocessesOf(scope: ModdleElement): ModdleElement[] {
  return elements(scope, "flowElements")
    .filter((element) => isA(element, "subProcess") && flag(element, "triggeredByEvent"))
    .flatMap((subprocess) => elements(subprocess, "flowElements").filter((element) => isA(element, "startEvent")));
}
