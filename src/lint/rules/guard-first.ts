import { lint } from "../../texts/lint.ts";
import { child, elements, isA, outgoingOf, text } from "../model.ts";
import type { RuleFactory } from "../rule.ts";

const texts = lint.rules["guard-first"];

/** Key of the model that decides whether a process may start. */
export const GUARD = "process-start-guard";

/** Every model that executes a service begins with the guard: else whoever reaches the engine starts it. */
export const guardFirst: RuleFactory = ({ services }) => ({
  check(element, report) {
    if (!isA(element, "process") || !services.includes(element.id ?? "")) return;
    for (const start of elements(element, "flowElements").filter((one) => isA(one, "startEvent"))) {
      const [flow] = outgoingOf(start);
      const first = flow && child(flow, "targetRef");
      const isGuard = first !== undefined && isA(first, "callActivity") && text(first, "calledElement") === GUARD;
      if (!isGuard) report(first ?? start, texts.missing(GUARD));
    }
  },
});
