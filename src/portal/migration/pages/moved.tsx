import { parseEngineDate } from "../../../camunda/values.ts";
import type { LegacyProcess } from "../../../store/types.ts";
import { migration as texts } from "../../../texts/migration.ts";
import { brasiliaDay } from "../../../texts/moments.ts";
import { Panel } from "../../layout/panel.tsx";
import { Table } from "../../layout/table.tsx";
import { SgciMenu } from "../../pages/sgci-menu.tsx";
import type { MovedTask } from "../moved-tasks.ts";
import { MIGRATIONS_PATH, MOVED_PATH, movedPath } from "../paths.ts";

export interface MovedProps {
  processes: LegacyProcess[];
  tasks: MovedTask[];
  /** From 1. */
  page: number;
  more: boolean;
}

/** The processes that came along: first what is to be done in them, then all of them. */
export function MovedPage({ processes, tasks, page, more }: MovedProps) {
  const { moved } = texts;
  const address = (number: number) => `${MOVED_PATH}?pagina=${number}`;
  return (
    <>
      <SgciMenu current={MOVED_PATH} />
      <Panel title={moved.title} wide>
        <p>{moved.lead}</p>
        <h2>{moved.tasksTitle}</h2>
        {tasks.length === 0 && <p>{moved.noTasks}</p>}
        <Table
          columns={moved.taskColumns}
          rows={tasks}
          keyOf={({ task }) => task.id}
          cells={({ task, process }) => {
            const name = task.name ?? task.taskDefinitionKey;
            return [
              <a
                key="task"
                href={`${movedPath(process.id)}?tarefa=${encodeURIComponent(task.id)}`}
                aria-label={moved.taskLabel(name, process.number)}
              >
                {name}
              </a>,
              process.number,
              process.service,
              brasiliaDay(parseEngineDate(task.created)),
            ];
          }}
        />
        <h2>{moved.listTitle}</h2>
        {processes.length === 0 && <p>{moved.none}</p>}
        <Table
          columns={moved.columns}
          rows={processes}
          keyOf={({ id }) => id}
          cells={({ id, number, service, status, ownerLogin, openedAt, finishedAt }) => [
            <a key="process" href={movedPath(id)}>
              {number}
            </a>,
            service,
            texts.processStatus[status],
            ownerLogin,
            brasiliaDay(openedAt),
            finishedAt === null ? "" : brasiliaDay(finishedAt),
          ]}
        />
        <div class="actions">
          <a class="br-button secondary" href={MIGRATIONS_PATH}>
            {texts.back}
          </a>
          {page > 1 && (
            <a class="br-button secondary" rel="prev" href={address(page - 1)}>
              {texts.task.previous}
            </a>
          )}
          {more && (
            <a class="br-button secondary" rel="next" href={address(page + 1)}>
              {texts.task.next}
            </a>
          )}
        </div>
      </Panel>
    </>
  );
}
