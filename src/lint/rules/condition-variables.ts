import { lint } from "../../texts/lint.ts";
import { variablesRead } from "../expressions.ts";
import type { RuleFactory } from "../rule.ts";
import { variablesAt } from "../variables.ts";
import { conditionOf } from "./condition-boolean.ts";

const texts = lint.rules["condition-variables"];

/** A condition that reads what nobody sets stops the instance with an incident. */
export const conditionVariables: RuleFactory = (context) => ({
  check(element, report) {
    const condition = conditionOf(element);
    if (condition === null) return;
    const set = variablesAt(element, context);
    for (const name of variablesRead(condition)) if (!set.has(name)) report(element, texts.unset(name));
  },
});
