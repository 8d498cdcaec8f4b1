import type { EnginePage, Window } from "../../../camunda/operations/page.ts";
import type { JobDetails } from "../../../camunda/operations/types.ts";
import { operator } from "../../../texts/operator.ts";
import { PostForm } from "../../layout/form.tsx";
import { Table } from "../../layout/table.tsx";
import { moment } from "../moment.ts";
import { withoutIdentifiers } from "../personal-data.ts";
import { Stack } from "./incidents.tsx";
import { instancePath } from "./instances.tsx";
import { ENGINE_PATH } from "./navigation.tsx";
import { Paging } from "./paging.tsx";
import { RetriesForm } from "./retries.tsx";

interface JobsProps {
  page: EnginePage<JobDetails>;
  window: Window;
  address: (page: number) => string;
}

export function jobPath(id: string): string {
  return `${ENGINE_PATH}/trabalhos/${encodeURIComponent(id)}`;
}

/** Timers and asynchronous continuations, the next due first. */
export function JobsTable({ page, window, address }: JobsProps) {
  const texts = operator.jobs;
  return (
    <>
      <Table
        columns={texts.columns}
        rows={page.items}
        keyOf={({ id }) => id}
        cells={(job) => [
          <a key="job" class="id" href={jobPath(job.id)} aria-label={texts.openLabel(job.id)}>
            {job.id}
          </a>,
          job.failedActivityId ?? job.processDefinitionKey ?? operator.none,
          job.processInstanceId === null ? (
            operator.none
          ) : (
            <a class="id" href={instancePath(job.processInstanceId)}>
              {job.processInstanceId}
            </a>
          ),
          texts.due(moment(job.dueDate)),
          job.retries === 0 ? <strong class="has-incident">0</strong> : String(job.retries),
        ]}
      />
      <Paging page={page} window={window} address={address} />
    </>
  );
}

/** One job: when it is due, why it failed, and how to try again. */
export function JobPage({
  job,
  stack,
  invalid,
  csrf,
}: {
  job: JobDetails;
  stack: string | null;
  invalid: boolean;
  csrf: string;
}) {
  const texts = operator.jobs;
  return (
    <section class="panel panel-wide">
      <h1>{texts.single}</h1>
      <dl class="facts">
        <dt>{texts.id}</dt>
        <dd class="id">{job.id}</dd>
        {job.processInstanceId !== null && <dt>{texts.instance}</dt>}
        {job.processInstanceId !== null && (
          <dd>
            <a class="id" href={instancePath(job.processInstanceId)}>
              {job.processInstanceId}
            </a>
          </dd>
        )}
        <dt>{texts.dueLabel}</dt>
        <dd>{texts.due(moment(job.dueDate))}</dd>
        <dt>{texts.state}</dt>
        <dd>{job.suspended ? texts.suspended : texts.active}</dd>
        <dt>{texts.retries}</dt>
        <dd>{job.retries}</dd>
        {job.exceptionMessage !== null && <dt>{texts.error}</dt>}
        {job.exceptionMessage !== null && <dd>{withoutIdentifiers(job.exceptionMessage)}</dd>}
      </dl>
      <RetriesForm action={`${jobPath(job.id)}/tentativas`} invalid={invalid} csrf={csrf} />
      <PostForm action={`${jobPath(job.id)}/executar`} csrf={csrf} class="actions">
        <button class="br-button primary" type="submit">
          {texts.run}
        </button>
      </PostForm>
      {job.exceptionMessage !== null && <h2>{operator.incidents.stack}</h2>}
      {job.exceptionMessage !== null && <Stack text={stack} />}
    </section>
  );
}
