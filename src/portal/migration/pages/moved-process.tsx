import type { TaskSummary } from "../../../camunda/operations/tasks.ts";
import type { Task } from "../../../camunda/types.ts";
import type { LegacyProcess } from "../../../store/types.ts";
import { migration as texts } from "../../../texts/migration.ts";
import { brasiliaDay, brasiliaMoment } from "../../../texts/moments.ts";
import type { FieldError, FormSchema, RenderedForm } from "../../forms/types.ts";
import { Panel } from "../../layout/panel.tsx";
import { SgciMenu } from "../../pages/sgci-menu.tsx";
import { TaskForm, TaskFormEnd } from "../../pages/task-form.tsx";
import { MOVED_PATH, movedPath, receiptPath } from "../paths.ts";

export interface MovedProcessProps {
  title: string;
  process: LegacyProcess;
  /** What is to be done now; null: nothing by this person. */
  task: Task | null;
  /** Its form; null: one that only the engine's own task list can show. */
  drawn: { form: RenderedForm; schema: FormSchema; errors: FieldError[] } | null;
  /** Further tasks of this person in the same process. */
  others: TaskSummary[];
  csrf: string;
}

/** One process that came along: what waits in it, and where it comes from. */
export function MovedProcessPage({ title, process, task, drawn, others, csrf }: MovedProcessProps) {
  const { moved } = texts;
  return (
    <>
      <SgciMenu current={MOVED_PATH} />
      <Panel title={title} wide>
        {task === null ? <p>{moved.noTask}</p> : <CurrentTask {...{ process, task, drawn, csrf }} />}
        {others.length > 0 && (
          <>
            <h2>{moved.others}</h2>
            <ul>
              {others.map(({ id, name, taskDefinitionKey }) => (
                <li key={id}>
                  <a href={`${movedPath(process.id)}?tarefa=${encodeURIComponent(id)}`}>{name ?? taskDefinitionKey}</a>
                </li>
              ))}
            </ul>
          </>
        )}
      </Panel>
      <Facts process={process} />
    </>
  );
}

function CurrentTask({ process, task, drawn, csrf }: Pick<MovedProcessProps, "process" | "drawn" | "csrf"> & { task: Task }) {
  const action = `${movedPath(process.id)}/tarefas/${encodeURIComponent(task.id)}`;
  return (
    <>
      <h2>{task.name ?? task.taskDefinitionKey}</h2>
      {drawn === null ? (
        <p>{texts.moved.foreignForm}</p>
      ) : (
        <>
          <TaskForm {...{ action, csrf }} form={drawn.form} errors={drawn.errors} />
          <TaskFormEnd form={drawn.form} schema={drawn.schema} />
        </>
      )}
    </>
  );
}

function Facts({ process }: { process: LegacyProcess }) {
  const { facts, version, back } = texts.moved;
  return (
    <section class="panel panel-wide second-panel">
      <dl class="facts">
        <dt>{facts.service}</dt>
        <dd>{version(process.service, process.version)}</dd>
        <dt>{facts.status}</dt>
        <dd>{texts.processStatus[process.status]}</dd>
        <dt>{facts.author}</dt>
        <dd>{process.ownerLogin}</dd>
        <dt>{facts.opened}</dt>
        <dd>{brasiliaDay(process.openedAt)}</dd>
        {process.finishedAt !== null && <dt>{facts.finished}</dt>}
        {process.finishedAt !== null && <dd>{brasiliaDay(process.finishedAt)}</dd>}
        {process.movedAt !== null && <dt>{facts.moved}</dt>}
        {process.movedAt !== null && <dd>{brasiliaMoment(process.movedAt)}</dd>}
        {process.migrationId !== null && <dt>{facts.receipt}</dt>}
        {process.migrationId !== null && (
          <dd>
            <a href={receiptPath(process.migrationId)}>{texts.overview.receipt}</a>
          </dd>
        )}
      </dl>
      <p>
        <a class="roomy" href={MOVED_PATH}>
          {back}
        </a>
      </p>
    </section>
  );
}
