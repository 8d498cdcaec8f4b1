import type { ComponentChildren } from "preact";
import { parseEngineDate } from "../../../camunda/values.ts";
import { formatCompanyNumber } from "../../../domain/identifiers.ts";
import { describeCapacity } from "../../../texts/capacity.ts";
import { brasiliaMoment } from "../../../texts/moments.ts";
import { team as texts } from "../../../texts/team.ts";
import { HowItWorks } from "../../explanation/link.tsx";
import { TASKS_PATH, taskPath } from "../paths.ts";
import { numberOf, type TeamTask } from "../team-task.ts";
import { ForeignFacts } from "./foreign.tsx";
import { Due } from "./list.tsx";

/** A part of a task's pages; the empty one is the task itself. */
export type TaskPart = keyof typeof texts.task.part;

interface FrameProps {
  teamTask: TeamTask;
  part: TaskPart;
  children: ComponentChildren;
}

/** What all pages about one task share: its name, and the ways to its parts. */
export function TaskFrame({ teamTask, part, children }: FrameProps) {
  const number = numberOf(teamTask);
  return (
    <section class="panel panel-wide">
      <h1>
        {nameOf(teamTask)}
        {number !== null && (
          <>
            : <span class="unbroken">{number}</span>
          </>
        )}
      </h1>
      <nav class="parts" aria-label={texts.task.parts}>
        <ul>
          {(Object.keys(texts.task.part) as TaskPart[]).map((name) => (
            <li key={name}>
              <a href={taskPath(teamTask.task.id, name)} aria-current={name === part ? "page" : undefined}>
                {texts.task.part[name]}
              </a>
            </li>
          ))}
          <li>
            <a href={TASKS_PATH}>{texts.task.back}</a>
          </li>
        </ul>
      </nav>
      {children}
    </section>
  );
}

/** What a task is called, with the number of its process. */
export function titleOf(teamTask: TeamTask): string {
  const number = numberOf(teamTask);
  return number === null ? nameOf(teamTask) : `${nameOf(teamTask)}: ${number}`;
}

function nameOf({ task }: TeamTask): string {
  return task.name ?? task.taskDefinitionKey;
}

interface FactsProps {
  teamTask: TeamTask;
  assignee: string;
  now: Date;
}

/** What the task is about. */
export function TaskFacts({ teamTask: { task, subject, foreign }, assignee, now }: FactsProps) {
  const { facts } = texts.task;
  return (
    <dl class="facts">
      {subject !== null && <SubjectFacts {...subject} />}
      {foreign !== null && <ForeignFacts {...foreign} />}
      <dt>{facts.assignee}</dt>
      <dd>{assignee}</dd>
      <dt>{facts.since}</dt>
      <dd>{brasiliaMoment(parseEngineDate(task.created))}</dd>
      <dt>{facts.due}</dt>
      <dd>
        <Due due={task.due} now={now} />
      </dd>
    </dl>
  );
}

function SubjectFacts({ process, service }: NonNullable<TeamTask["subject"]>) {
  const { facts } = texts.task;
  const model = service?.versions.find(({ version }) => version === process.serviceVersion)?.processKey;
  return (
    <>
      <dt>{facts.process}</dt>
      <dd>{process.number}</dd>
      {service !== null && <dt>{facts.service}</dt>}
      {service !== null && (
        <dd>
          {texts.task.service(service.code, service.name, process.serviceVersion)}{" "}
          {model !== undefined && <HowItWorks process={model} />}
        </dd>
      )}
      <dt>{facts.company}</dt>
      <dd>
        {process.company.legalName} ({formatCompanyNumber(process.company.cnpj)})
      </dd>
      <dt>{facts.openedBy}</dt>
      <dd>{process.openedBy.name}</dd>
      {process.capacity !== null && <dt>{facts.capacity}</dt>}
      {process.capacity !== null && <dd>{describeCapacity(process.capacity)}</dd>}
    </>
  );
}
