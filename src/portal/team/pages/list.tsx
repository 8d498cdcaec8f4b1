import type { EnginePage, Window } from "../../../camunda/operations/page.ts";
import type { TaskSummary } from "../../../camunda/operations/tasks.ts";
import { parseEngineDate } from "../../../camunda/values.ts";
import { brasiliaMoment } from "../../../texts/moments.ts";
import { staff } from "../../../texts/staff.ts";
import { team as texts } from "../../../texts/team.ts";
import { Table } from "../../layout/table.tsx";
import { Paging } from "../../operator/pages/paging.tsx";
import type { ForeignSubject } from "../foreign.ts";
import { roleOf } from "../membership.ts";
import type { Names } from "../names.ts";
import { TASKS_PATH, taskPath } from "../paths.ts";
import type { Subject } from "../processes.ts";

/** Which tasks of the team a list shows. */
export const SHOWS = ["abertas", "livres", "minhas", "vencidas", "todas"] as const;
export type Show = (typeof SHOWS)[number];

interface ListProps {
  teams: string[];
  team: string;
  show: Show;
  /** The process number that was asked for; empty: any. */
  number: string;
  page: EnginePage<TaskSummary>;
  window: Window;
  subjects: Map<string, Subject>;
  /** Requests of foreign companies, by instance. */
  foreign: Map<string, ForeignSubject>;
  nameOf: Names;
  /** Account of the person who looks. */
  me: string;
  now: Date;
  address: (page: number) => string;
}

/** The open tasks of a team. */
export function ListPage({ teams, team, show, number, page, window, subjects, foreign, nameOf, me, now, address }: ListProps) {
  const { list } = texts;
  const assignee = (id: string | null) => (id === null ? list.nobody : id === me ? list.you : nameOf(id));
  return (
    <section class="panel panel-wide">
      <h1>{list.title(staff.role(roleOf(team)))}</h1>
      <Filters {...{ teams, team, show, number }} />
      {page.total === 0 && <p>{list.empty}</p>}
      <Table
        columns={list.columns}
        rows={page.items}
        keyOf={({ id }) => id}
        cells={(task) => {
          const subject = subjects.get(task.processInstanceId);
          const request = foreign.get(task.processInstanceId);
          const created = parseEngineDate(task.created);
          return [
            <a key="task" class="unbroken" href={taskPath(task.id)}>
              {subject?.process.number ?? request?.request.number ?? list.withoutProcess}
              <span class="only-spoken">: {task.name ?? task.taskDefinitionKey}</span>
            </a>,
            task.name ?? task.taskDefinitionKey,
            subject !== undefined ? describe(subject) : request === undefined ? "" : describeForeign(request),
            assignee(task.assignee),
            list.age(now.getTime() - created.getTime(), brasiliaMoment(created)),
            <Due key="due" due={task.due} now={now} />,
          ];
        }}
      />
      <Paging page={page} window={window} address={address} />
    </section>
  );
}

function describe({ process, service }: Subject): string {
  const name = service === null ? "" : `${texts.task.service(service.code, service.name, process.serviceVersion)}. `;
  return `${name}${process.company.legalName}`;
}

function describeForeign({ request, service }: ForeignSubject): string {
  const name = service === null ? "" : `${service.code} – ${service.name}. `;
  return `${name}${request.application.legalName ?? ""}`;
}

/** Until when a task is to be done. */
export function Due({ due, now }: { due: string | null; now: Date }) {
  if (due === null) return texts.list.noDue;
  const date = parseEngineDate(due);
  const text = brasiliaMoment(date);
  return date < now ? <span class="overdue">{texts.list.overdue(text)}</span> : text;
}

function Filters({ teams, team, show, number }: Pick<ListProps, "teams" | "team" | "show" | "number">) {
  const { list } = texts;
  return (
    <form class="filters" method="get" action={TASKS_PATH} aria-label={list.filters}>
      {teams.length > 1 && (
        <div class="br-input">
          <label for="equipe">{list.team}</label>
          <select id="equipe" name="equipe">
            {teams.map((id) => (
              <option key={id} value={id} selected={id === team}>
                {staff.role(roleOf(id))}
              </option>
            ))}
          </select>
        </div>
      )}
      <div class="br-input">
        <label for="mostrar">{list.show}</label>
        <select id="mostrar" name="mostrar">
          {SHOWS.map((name) => (
            <option key={name} value={name} selected={name === show}>
              {list.shows[name]}
            </option>
          ))}
        </select>
      </div>
      <div class="br-input">
        <label for="processo">{list.number}</label>
        <input id="processo" name="processo" type="text" autocomplete="off" value={number} />
      </div>
      <div class="filter-actions">
        <button class="br-button secondary" type="submit">
          {list.search}
        </button>
      </div>
    </form>
  );
}
