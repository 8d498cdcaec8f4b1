import { portal } from "../../texts/portal.ts";
import type { FieldError, FormSchema, RenderedForm } from "../forms/types.ts";
import type { Progress } from "../journey/models.ts";
import { PostForm } from "../layout/form.tsx";
import { Panel } from "../layout/panel.tsx";
import { Choice } from "./choice.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { Identity } from "./identity.tsx";
import { Markup } from "./markup.tsx";
import { ProgressBar } from "./progress.tsx";
import { Watermark } from "./watermark.tsx";

export interface TaskPageProps {
  taskId: string;
  title: string;
  progress: Progress;
  form: RenderedForm;
  schema: FormSchema;
  errors: FieldError[];
  csrf: string;
  person: { name: string; cpf: string } | null;
}

/**
 * One step of the journey. The form stands in the page as the server drew it and works like that; where JavaScript
 * runs, form-js takes its place (see forms/client).
 */
export function TaskPage({ taskId, title, progress, form, schema, errors, csrf, person }: TaskPageProps) {
  const { choice } = form;
  const hasRequired = choice === null && JSON.stringify(form.markup).includes("fjs-asterix");
  return (
    <>
      <ProgressBar progress={progress} />
      <Panel title={title}>
        <Identity person={person} />
        <div id="resumo-de-erros">
          <ErrorSummary errors={errors} choice={choice !== null} />
        </div>
        {choice === null && (
          <noscript>
            <p class="fine">{portal.journey.withoutScript}</p>
          </noscript>
        )}
        {hasRequired && <p class="required-note">{portal.journey.required}</p>}
        <div id="formulario-interativo" class="task-form" />
        <PostForm action={`/jornada/tarefas/${encodeURIComponent(taskId)}`} csrf={csrf} id="tarefa" class="task">
          <div id="formulario" class="fjs-container task-form">
            <div class="fjs-form">
              <Markup nodes={form.markup} />
            </div>
          </div>
          {choice === null ? (
            <div class="actions">
              <button class="br-button primary" type="submit">
                {portal.journey.continue}
              </button>
            </div>
          ) : (
            <Choice choice={choice} />
          )}
        </PostForm>
        <p class="fine task-help">
          {portal.journey.doubt} <a href="/ajuda#guia">{portal.journey.guide}</a>.
        </p>
        <Watermark markup={form.watermark} />
        {choice === null && <Island schema={schema} form={form} />}
      </Panel>
    </>
  );
}

/** What form-js in the browser starts from. An attribute, because it is escaped like all others. */
function Island({ schema, form }: { schema: FormSchema; form: RenderedForm }) {
  return <div id="dados-do-formulario" data-form={JSON.stringify({ schema, data: form.data })} hidden />;
}
