import type { Process } from "../../../store/types.ts";
import { services } from "../../../texts/services.ts";
import type { FieldError, FormSchema, RenderedForm } from "../../forms/types.ts";
import type { Progress } from "../../journey/models.ts";
import { Panel } from "../../layout/panel.tsx";
import { ProgressBar } from "../../pages/progress.tsx";
import { RefusalBox } from "../../pages/refusal.tsx";
import { TaskForm, TaskFormEnd } from "../../pages/task-form.tsx";
import type { Standing } from "../standing.ts";

const texts = services.process;

export interface TaskPanelProps {
  title: string;
  progress: Progress;
  action: string;
  form: RenderedForm;
  schema: FormSchema;
  errors: FieldError[];
  csrf: string;
  /** Whether documents may be attached now. */
  attach: boolean;
}

/** What this person has to do in the process. */
export function TaskPanel({ title, progress, action, form, schema, errors, csrf, attach }: TaskPanelProps) {
  return (
    <>
      <ProgressBar progress={progress} />
      <Panel title={title} wide>
        {attach && (
          <p class="attach-note">
            {texts.attach} <a href="#documentos">{texts.attachLink}</a>.
          </p>
        )}
        <TaskForm {...{ action, form, errors, csrf }} />
        <TaskFormEnd form={form} schema={schema} />
      </Panel>
    </>
  );
}

/** What is being waited for, or how it ended. */
export function StandingPanel({ process, standing }: { process: Process; standing: Exclude<Standing, { kind: "task" }> }) {
  switch (standing.kind) {
    case "opening":
      return <Busy title={texts.opening} process={process} />;
    case "processing":
      return <Busy title={texts.processing} process={process} />;
    case "not-started":
      return (
        <Panel title={texts.notStartedTitle} wide>
          <p>{texts.notStarted}</p>
          <BackToList process={process} />
        </Panel>
      );
    case "incident":
      return (
        <Panel title={texts.title(process.number)} wide>
          <p>{texts.incident}</p>
        </Panel>
      );
    case "elsewhere":
      return (
        <Panel title={texts.title(process.number)} wide>
          <p>{texts.elsewhere[process.state]}</p>
        </Panel>
      );
    case "ended":
      return <Ended process={process} standing={standing} />;
  }
}

function Busy({ title, process }: { title: string; process: Process }) {
  return (
    <Panel title={title} wide>
      <div class="busy" aria-hidden="true" />
      <p role="status">{texts.processingText}</p>
      <p>
        <a class="br-button secondary" href={`/processos/${process.id}`}>
          {texts.reload}
        </a>
      </p>
    </Panel>
  );
}

/** Name and documentation of the end event; for what was refused, the reason and the next step. */
function Ended({ process, standing }: { process: Process; standing: Extract<Standing, { kind: "ended" }> }) {
  const { endEvent, cancelled, refusal } = standing;
  const title = cancelled ? texts.cancelledTitle : (endEvent?.name ?? texts.title(process.number));
  const text = cancelled ? texts.cancelledText : (endEvent?.documentation ?? "");
  return (
    <Panel title={title} wide>
      {text
        .split(/\n\s*\n/)
        .filter(Boolean)
        .map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      {refusal !== null && <RefusalBox code={refusal.code} reference={refusal.reference} />}
      <BackToList process={process} />
    </Panel>
  );
}

function BackToList({ process }: { process: Process }) {
  return (
    <div class="actions">
      <a class="br-button secondary" href={`/processos?empresa=${process.company.id}`}>
        {services.start.back}
      </a>
    </div>
  );
}
