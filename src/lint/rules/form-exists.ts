import { lint } from "../../texts/lint.ts";
import { isA, text } from "../model.ts";
import type { RuleFactory } from "../rule.ts";
import { formsOf } from "../task-forms.ts";

const texts = lint.rules["form-exists"];

/** A person can only complete a task whose form is deployed with the model. */
export const formExists: RuleFactory = (context) => ({
  check(element, report) {
    if (!isA(element, "userTask", "startEvent")) return;
    const form = text(element, "camunda:formRef");
    if (form === undefined) {
      if (isA(element, "userTask") && text(element, "camunda:formKey") === undefined) report(element, texts.none);
      return;
    }
    if (formsOf(element, context).length === 0) report(element, texts.unknown(form));
    else if (text(element, "camunda:formRefBinding") !== "deployment") report(element, texts.binding(form));
  },
});
