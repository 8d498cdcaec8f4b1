import type { ComponentChildren } from "preact";
import type { Language } from "../../domain/language.ts";
import { taskFormTexts } from "../../texts/form-messages.ts";
import type { FieldError, FormSchema, RenderedForm } from "../forms/types.ts";
import { PostForm } from "../layout/form.tsx";
import { Submit } from "../layout/submit.tsx";
import { Choice } from "./choice.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { Markup } from "./markup.tsx";
import { Watermark } from "./watermark.tsx";

export interface TaskFormProps {
  /** Address the form is sent to. */
  action: string;
  form: RenderedForm;
  errors: FieldError[];
  csrf: string;
  /** Portuguese where it is left out. */
  language?: Language;
  /** What the button says. */
  submit?: string;
  /** Sent along: hidden fields. */
  children?: ComponentChildren;
}

/**
 * The form of a user task. It stands in the page as the server drew it and works like that; where JavaScript runs, form-js
 * takes its place (see forms/client). A page has room for one.
 */
export function TaskForm({ action, form, errors, csrf, language = "pt", submit, children }: TaskFormProps) {
  const texts = taskFormTexts[language];
  const { choice } = form;
  const hasRequired = choice === null && JSON.stringify(form.markup).includes("fjs-asterix");
  return (
    <>
      <div id="resumo-de-erros">
        <ErrorSummary {...{ errors, language }} choice={choice !== null} />
      </div>
      {choice === null && (
        <noscript>
          <p class="fine">{texts.withoutScript}</p>
        </noscript>
      )}
      {hasRequired && <p class="required-note">{texts.required}</p>}
      <div id="formulario-interativo" class="task-form" />
      <PostForm action={action} csrf={csrf} id="tarefa" class="task">
        {children}
        <FormMarkup form={form} />
        {choice === null ? <Submit>{submit ?? texts.continue}</Submit> : <Choice {...{ choice, language }} />}
      </PostForm>
    </>
  );
}

/** What the server drew of a form. */
export function FormMarkup({ form }: { form: RenderedForm }) {
  return (
    <div id="formulario" class="fjs-container task-form">
      <div class="fjs-form">
        <Markup nodes={form.markup} />
      </div>
    </div>
  );
}

interface TaskFormEndProps {
  form: RenderedForm;
  schema: FormSchema;
}

/** What stands below the form: the mark of the makers of form-js, and what form-js in the browser starts from. */
export function TaskFormEnd({ form, schema }: TaskFormEndProps) {
  return (
    <>
      <Watermark markup={form.watermark} />
      {form.choice === null && <Island schema={schema} form={form} />}
    </>
  );
}

/** An attribute, because it is escaped like all others. */
function Island({ schema, form }: TaskFormEndProps) {
  return <div id="dados-do-formulario" data-form={JSON.stringify({ schema, data: form.data })} hidden />;
}
