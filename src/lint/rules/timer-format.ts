import { dueOfText, resolveDueDate } from "../../engine/core/timer/due.ts";
import { lint } from "../../texts/lint.ts";
import { child, eventDefinitions, type ModdleElement, text } from "../model.ts";
import type { RuleFactory } from "../rule.ts";

const texts = lint.rules["timer-format"];
const KINDS = { timeDuration: "duration", timeDate: "date", timeCycle: "cycle" } as const;
/** Any moment will do: what is asked is whether a text can be read. */
const NOW = 0;

/** A timer, or the due date of a task, says its time as the engine reads it: it is read when somebody already waits. */
export const timerFormat: RuleFactory = () => ({
  check(element, report) {
    for (const timer of eventDefinitions(element, "timer")) {
      const said = Object.entries(KINDS).flatMap(([name, kind]) => {
        const value = bodyOf(child(timer, name));
        return value === "" ? [] : [{ kind, value }];
      });
      if (said.length === 0) report(element, texts.missing);
      for (const { kind, value } of said) {
        if (!isReadable(value, () => dueOfText(kind, value, NOW))) report(element, texts[kind](value));
      }
    }
    for (const name of ["camunda:dueDate", "camunda:followUpDate"]) {
      const value = text(element, name)?.trim() ?? "";
      if (value !== "" && !isReadable(value, () => resolveDueDate(value, NOW))) report(element, texts.date(value));
    }
  },
});

const bodyOf = (expression: ModdleElement | undefined) => (expression && text(expression, "body"))?.trim() ?? "";

/** What an expression yields is known to nobody yet. */
function isReadable(value: string, read: () => number): boolean {
  if (/[$#]\{/.test(value)) return true;
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
