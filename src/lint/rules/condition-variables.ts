import { lint } from "../../texts/lint.ts";
import { variablesRead } from "../expressions.ts";
import type { RuleFactory } from "../rule.ts";
import { variablesIn } from "../variables.ts";
import { conditionOf } from "./condition-boolean.ts";

const texts = lint.rules["condition-variables"];

/** A condition that reads what nobody sets stops the instance with an incident. */
export const conditionVariables: RuleFactory = (context) => {
  const variablesAt = variablesIn(context);
  return {
    check(element, report) {
      const condition = conditionOf(element);
      if (condition === null) return;
      const set = variablesAt(element);
      for (const name of variablesRead(condition)) if (!set.has(name)) report(element, texts.unset(name));
    },
  };
};
