import type { Language } from "../../../domain/language.ts";
import { foreign } from "../../../texts/foreign/index.ts";
import type { FieldError, FormSchema, RenderedForm } from "../../forms/types.ts";
import type { Progress } from "../../journey/models.ts";
import { Panel } from "../../layout/panel.tsx";
import { TaskForm, TaskFormEnd } from "../../pages/task-form.tsx";
import { REQUEST_PATH } from "../paths.ts";
import { ForeignProgress } from "./progress.tsx";

interface TaskProps {
  language: Language;
  taskId: string;
  title: string;
  progress: Progress;
  form: RenderedForm;
  schema: FormSchema;
  errors: FieldError[];
  csrf: string;
  /** Whether documents can be attached below. */
  attach: boolean;
}

/** One step of a request, in the language of the applicant. */
export function ForeignTask({ language, taskId, title, progress, form, schema, errors, csrf, attach }: TaskProps) {
  const texts = foreign[language].journey;
  return (
    <>
      <ForeignProgress {...{ language, progress }} />
      <Panel title={title} wide>
        {attach && (
          <p class="attach-note">
            {texts.documents} <a href="#documentos">{texts.documentsLink}</a>.
          </p>
        )}
        <TaskForm action={`${REQUEST_PATH}/tarefas/${encodeURIComponent(taskId)}`} {...{ form, errors, csrf, language }} />
        <TaskFormEnd form={form} schema={schema} />
      </Panel>
    </>
  );
}
