import type { Language } from "../../../domain/language.ts";
import type { FormField } from "../fields/props.ts";
import { optionsOf } from "../typed-answers.ts";
import type { Answers, FieldError, FormData, FormSchema, SubmittedForm } from "../types.ts";
import { CONTROL_PREFIX } from "./render.ts";
import { type OpenForm, withForm } from "./session.ts";

/** Puts the answers into the real form and submits it: the same rules as in the browser, and the same cleaning. */
export function submitForm(schema: FormSchema, data: FormData, answers: Answers, language: Language): Promise<SubmittedForm> {
  return withForm({ schema, data, answers, language }, (open) => {
    const result = open.form.submit();
    const errors = result.errors as Record<string, unknown>;
    return {
      data: result.data,
      errors: open.fields.flatMap((field) => errorOf(open, field, errors[field.id])),
    };
  });
}

function errorOf(open: OpenForm, field: FormField, messages: unknown): FieldError[] {
  if (!Array.isArray(messages) || messages.length === 0) return [];
  const controlId = `${CONTROL_PREFIX}${field.id}`;
  return [
    {
      key: field.key,
      controlId: isGroup(field) && optionsOf(field, open.form).length > 0 ? `${controlId}-0` : controlId,
      label: labelOf(open, field),
      messages: messages.map(String),
    },
  ];
}

function isGroup(field: FormField): boolean {
  return field.type === "radio" || field.type === "checklist";
}

function labelOf({ form }: OpenForm, field: FormField): string {
  const templating = form.get<{ evaluate(template: string, context: FormData): unknown }>("templating");
  return String(templating.evaluate(field.label ?? "", form._getState().data) ?? field.label ?? field.key);
}
