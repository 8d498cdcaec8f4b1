import { lint } from "../../texts/lint.ts";
import type { RuleFactory } from "../rule.ts";
import { formsOf } from "../task-forms.ts";

const texts = lint.rules["form-portable"];

/** What the task lists of Camunda 7.24 and Operaton draw (form-js 1.8): one component more, and the whole form stays empty. */
export const portableComponents = new Set([
  ...["html", "text", "textfield", "textarea", "number", "checkbox", "radio", "select", "taglist", "checklist"],
  ...["table", "group", "expression"],
]);

/** A form is worked in the portal and in the engine's own task list: it uses what both can show. */
export const formPortable: RuleFactory = (context) => ({
  check(element, report) {
    for (const form of formsOf(element, context))
      for (const component of context.forms[form]!.components)
        if (!portableComponents.has(component)) report(element, texts.component(form, component));
  },
});
