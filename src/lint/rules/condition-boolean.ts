import { lint } from "../../texts/lint.ts";
import { soleVariable, yieldsBoolean } from "../expressions.ts";
import { child, type ModdleElement, text } from "../model.ts";
import type { RuleFactory } from "../rule.ts";
import { variablesIn } from "../variables.ts";

const texts = lint.rules["condition-boolean"];

/** A condition that yields anything but true or false stops the instance with an incident. */
export const conditionBoolean: RuleFactory = (context) => {
  const variablesAt = variablesIn(context);
  return {
    check(element, report) {
      const condition = conditionOf(element);
      if (condition === null) return;
      const verdict = yieldsBoolean(condition);
      const variable = soleVariable(condition);
      const types = variable === null ? [] : (variablesAt(element).get(variable) ?? []);
      const neverBoolean = types.length > 0 && !types.includes("boolean");
      if (verdict === "no" || neverBoolean) report(element, texts.other(condition));
    },
  };
};

/** The condition of a flow or of a conditional event. */
export function conditionOf(element: ModdleElement): string | null {
  const condition = child(element, "conditionExpression") ?? child(element, "condition");
  return condition === undefined ? null : (text(condition, "body") ?? "");
}
