import type { Form } from "@bpmn-io/form-js-viewer";
import { normaliseOptions } from "./fields/options.ts";
import type { FormField, FormService } from "./fields/props.ts";
import type { Answers, FormData } from "./types.ts";

/**
 * The values of the given fields out of what a browser sent; everything else is left behind. Native controls speak
 * text only: their text becomes the type the field has.
 */
export function answersToData(answers: Answers, fields: FormField[], form: Form): FormData {
  const data: FormData = {};
  for (const field of fields) {
    if (answers.kind === "data") {
      if (Object.hasOwn(answers.data, field.key)) data[field.key] = answers.data[field.key];
    } else {
      data[field.key] = typedValueOf(field, answers.controls[field.key] ?? [], form);
    }
  }
  return data;
}

function typedValueOf(field: FormField, texts: string[], form: Form): unknown {
  const text = texts[0] ?? "";
  switch (field.type) {
    case "checkbox":
      return texts.length > 0;
    case "number":
      return text.trim() === "" ? null : Number(text.trim().replace(",", "."));
    case "radio":
    case "select":
      return optionsOf(field, form).find((option) => String(option.value) === text)?.value ?? null;
    case "checklist":
    case "taglist":
      return optionsOf(field, form).flatMap((option) => (texts.includes(String(option.value)) ? [option.value] : []));
    default:
      return text;
  }
}

/** What a field offers at this moment. */
export function optionsOf(field: FormField, form: Form) {
  const { initialData } = (form as unknown as FormService)._getState();
  if (field.valuesKey !== undefined) return normaliseOptions(initialData?.[field.valuesKey]);
  if (field.values !== undefined) return normaliseOptions(field.values);
  const language = form.get<{ evaluate(expression: string, context: FormData): unknown }>("expressionLanguage");
  return normaliseOptions(language.evaluate(field.valuesExpression ?? "", initialData ?? {}));
}
