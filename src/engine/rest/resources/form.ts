import { deployedForm, type FormReference, isExpression, NoForm, resolveText } from "../../commands/form.ts";
import type { Variables } from "../../commands/scope.ts";
import type { Shell } from "../../commands/shell.ts";
import { defaultValues } from "../../forms/form-fields.ts";
import { renderForm } from "../../forms/render.ts";
import type { FormRef } from "../../model/definition.ts";
import type { FormData } from "../../model/form-fields.ts";
import { invalid } from "../errors.ts";
import type { Reply } from "../http.ts";
import { nullable, object, type Schema, string } from "../schema.ts";

const formRefSchema = object({ key: string, binding: string, version: nullable({ type: ["integer", "string"] }) });
export const nullableFormRef: Schema = nullable(formRefSchema);

export const formSchema = object({ key: nullable(string), camundaFormRef: nullableFormRef, contextPath: { type: "null" } });

/** A form reference as answers show it. */
export function writeFormRef(ref: FormRef | null): { key: string; binding: string; version: number | null } | null {
  return ref && { key: ref.key, binding: ref.binding, version: ref.version === null ? null : Number(ref.version) };
}

/** Expressions in a form key or reference, with the variables of this moment. */
export function resolveForm(
  shell: Shell,
  form: { formKey: string | null; formRef: FormRef | null },
  variables: () => Variables,
): { formKey: string | null; formRef: FormRef | null } {
  const { formKey, formRef } = form;
  const read = (text: string) => (isExpression(text) ? resolveText(shell, text, variables()) : text);
  return {
    formKey: formKey === null ? null : read(formKey),
    formRef: formRef && { ...formRef, key: read(formRef.key), version: formRef.version === null ? null : read(formRef.version) },
  };
}

/** The form key of what is generated from camunda:formData; `owner`: `task/{id}` or `process-definition/{id}`. */
export function renderedFormKey(owner: string): string {
  return `embedded:engine://engine/:engine/${owner}/rendered-form`;
}

/** The form that is generated from camunda:formData; it shows defaults, which may be expressions over these variables. */
export function sendRenderedForm(shell: Shell, form: FormData, variables: Variables): Reply {
  const content = renderForm(form, defaultValues(form, variables, shell.now()));
  return { status: 200, content, headers: { "Content-Type": "application/xhtml+xml" } };
}

/** Schema of the reply of a deployed form: whatever the form is. */
export const deployedFormSchema: Schema = { type: "object" };

/** The form as it was deployed: 404 when it is not there, 400 when there is nothing to look for. */
export async function sendDeployedForm(shell: Shell, reference: FormReference): Promise<Reply> {
  try {
    const content = await deployedForm(shell, reference);
    return { status: 200, content };
  } catch (error) {
    if (error instanceof NoForm) throw invalid(error.message, error.missing === "not-found" ? 404 : 400);
    throw error;
  }
}
