import type { EnginePage, Window } from "../../../camunda/operations/page.ts";
import type { ExternalTaskDetails } from "../../../camunda/operations/types.ts";
import { operator } from "../../../texts/operator.ts";
import { Table } from "../../layout/table.tsx";
import { moment } from "../moment.ts";
import { withoutIdentifiers } from "../personal-data.ts";
import { Stack } from "./incidents.tsx";
import { instancePath } from "./instances.tsx";
import { ENGINE_PATH } from "./navigation.tsx";
import { Paging } from "./paging.tsx";
import { RetriesForm } from "./retries.tsx";

interface ExternalTasksProps {
  page: EnginePage<ExternalTaskDetails>;
  window: Window;
  address: (page: number) => string;
}

export function externalTaskPath(id: string): string {
  return `${ENGINE_PATH}/tarefas-externas/${encodeURIComponent(id)}`;
}

/** What waits for workers, the oldest first. */
export function ExternalTasksTable({ page, window, address }: ExternalTasksProps) {
  const texts = operator.externalTasks;
  return (
    <>
      <Table
        columns={texts.columns}
        rows={page.items}
        keyOf={({ id }) => id}
        cells={(task) => [
          <a key="topic" href={externalTaskPath(task.id)} aria-label={texts.openLabel(task.topicName)}>
            {task.topicName}
          </a>,
          task.activityId,
          <a key="instance" class="id" href={instancePath(task.processInstanceId)}>
            {withoutIdentifiers(task.businessKey ?? task.processInstanceId)}
          </a>,
          task.workerId ?? texts.noWorker,
          task.retries === 0 ? <strong class="has-incident">0</strong> : (task.retries ?? texts.untouched),
        ]}
      />
      <Paging page={page} window={window} address={address} />
    </>
  );
}

interface ExternalTaskProps {
  task: ExternalTaskDetails;
  details: string | null;
  invalid: boolean;
  csrf: string;
}

/** One external task: who works on it, why it failed, and how to try again. */
export function ExternalTaskPage({ task, details, invalid, csrf }: ExternalTaskProps) {
  const texts = operator.externalTasks;
  return (
    <section class="panel panel-wide">
      <h1>{texts.single(task.topicName)}</h1>
      <dl class="facts">
        <dt>{operator.jobs.id}</dt>
        <dd class="id">{task.id}</dd>
        <dt>{operator.incidents.element}</dt>
        <dd>{task.activityId}</dd>
        <dt>{operator.jobs.instance}</dt>
        <dd>
          <a class="id" href={instancePath(task.processInstanceId)}>
            {withoutIdentifiers(task.businessKey ?? task.processInstanceId)}
          </a>
        </dd>
        <dt>{texts.worker}</dt>
        <dd>{task.workerId ?? texts.noWorker}</dd>
        <dt>{texts.lockedUntil}</dt>
        <dd>{moment(task.lockExpirationTime) ?? operator.none}</dd>
        <dt>{operator.jobs.retries}</dt>
        <dd>{task.retries ?? texts.untouched}</dd>
        {task.errorMessage !== null && <dt>{operator.jobs.error}</dt>}
        {task.errorMessage !== null && <dd>{withoutIdentifiers(task.errorMessage)}</dd>}
      </dl>
      <RetriesForm action={`${externalTaskPath(task.id)}/tentativas`} invalid={invalid} csrf={csrf} />
      {task.errorMessage !== null && <h2>{operator.incidents.stack}</h2>}
      {task.errorMessage !== null && <Stack text={details} />}
    </section>
  );
}
