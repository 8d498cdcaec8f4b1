import { portal } from "../../texts/portal.ts";
import { HowItWorks } from "../explanation/link.tsx";
import type { FieldError, FormSchema, RenderedForm } from "../forms/types.ts";
import { ONBOARDING } from "../journey/begin.ts";
import type { Progress } from "../journey/models.ts";
import { Panel } from "../layout/panel.tsx";
import { Identity } from "./identity.tsx";
import { ProgressBar } from "./progress.tsx";
import { TaskForm, TaskFormEnd } from "./task-form.tsx";

export interface TaskPageProps {
  taskId: string;
  title: string;
  progress: Progress;
  form: RenderedForm;
  schema: FormSchema;
  errors: FieldError[];
  csrf: string;
  person: { name: string; number: string } | null;
}

/** One step of the journey. */
export function TaskPage({ taskId, title, progress, form, schema, errors, csrf, person }: TaskPageProps) {
  return (
    <>
      <ProgressBar progress={progress} />
      <Panel title={title}>
        <Identity person={person} />
        <TaskForm action={`/jornada/tarefas/${encodeURIComponent(taskId)}`} {...{ form, errors, csrf }} />
        <p class="fine task-help">
          {portal.journey.doubt} <a href="/ajuda#guia">{portal.journey.guide}</a> · <HowItWorks process={ONBOARDING} />
        </p>
        <TaskFormEnd form={form} schema={schema} />
      </Panel>
    </>
  );
}
