import type { LegacyProcess, Migration, MigrationPlan } from "../../../store/types.ts";
import { migration as texts } from "../../../texts/migration.ts";
import { brasiliaDay } from "../../../texts/moments.ts";
import type { FieldError, FormSchema, RenderedForm } from "../../forms/types.ts";
import type { Progress } from "../../journey/models.ts";
import { Panel } from "../../layout/panel.tsx";
import { Table } from "../../layout/table.tsx";
import { ProgressBar } from "../../pages/progress.tsx";
import { TaskForm, TaskFormEnd } from "../../pages/task-form.tsx";
import { migrationPath } from "../paths.ts";
import { Pages } from "./pages.tsx";

export interface PreviewProps {
  title: string;
  migration: Migration;
  progress: Progress;
  form: RenderedForm;
  schema: FormSchema;
  errors: FieldError[];
  action: string;
  /** What confirming would do. */
  plan: MigrationPlan;
  /** One page of the processes that would be moved. */
  list: { processes: LegacyProcess[]; page: number; size: number };
  csrf: string;
}

/** What would be moved, and the question whether it shall be: however many processes there are, the question comes first. */
export function PreviewPage({ title, migration, progress, form, schema, errors, action, plan, list, csrf }: PreviewProps) {
  return (
    <>
      <ProgressBar progress={progress} />
      <Panel title={title} wide>
        {plan.allowed && plan.counts.open + plan.counts.finished === 0 && <p>{texts.task.none}</p>}
        <TaskForm {...{ action, form, errors, csrf }} />
        <TaskFormEnd form={form} schema={schema} />
      </Panel>
      {plan.allowed && plan.counts.open + plan.counts.finished > 0 && (
        <Listed plan={plan} list={list} path={migrationPath(migration.id)} />
      )}
    </>
  );
}

interface ListedProps {
  plan: Extract<MigrationPlan, { allowed: true }>;
  list: PreviewProps["list"];
  path: string;
}

function Listed({ plan, list, path }: ListedProps) {
  const { task } = texts;
  return (
    <section class="panel panel-wide second-panel" aria-labelledby="processos">
      {plan.services.length > 1 && (
        <>
          <h2>{task.summaryTitle}</h2>
          <Table
            columns={task.summaryColumns}
            rows={plan.services}
            keyOf={({ service }) => service}
            cells={({ service, open, finished }) => [service, open.toLocaleString("pt-BR"), finished.toLocaleString("pt-BR")]}
          />
        </>
      )}
      <h2 id="processos">{task.listTitle}</h2>
      <ProcessTable processes={list.processes} />
      <Pages
        {...{ page: list.page, size: list.size, shown: list.processes.length, total: plan.counts.open + plan.counts.finished }}
        address={(page) => `${path}?pagina=${page}#processos`}
      />
    </section>
  );
}

function ProcessTable({ processes }: { processes: LegacyProcess[] }) {
  return (
    <Table
      columns={texts.task.listColumns}
      rows={processes}
      keyOf={({ id }) => id}
      cells={({ number, service, status, openedAt, finishedAt }) => [
        number,
        service,
        texts.processStatus[status],
        brasiliaDay(openedAt),
        finishedAt === null ? "" : brasiliaDay(finishedAt),
      ]}
    />
  );
}
