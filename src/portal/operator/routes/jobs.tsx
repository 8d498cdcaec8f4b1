import type { Express, Response } from "express";
import { EngineError } from "../../../camunda/errors.ts";
import { operator } from "../../../texts/operator.ts";
import type { PortalContext } from "../../context.ts";
import { fieldOf } from "../../middleware/parsing.ts";
import { type Notice, sessionOf } from "../../middleware/sessions.ts";
import { requireRole } from "../../staff/guard.ts";
import { InstanceFrame } from "../pages/instance-frame.tsx";
import { instancePath } from "../pages/instances.tsx";
import { JobPage, JobsTable, jobPath } from "../pages/jobs.tsx";
import { ENGINE_PATH } from "../pages/navigation.tsx";
import { OnlyFailed } from "../pages/only-failed.tsx";
import { RETRIES_FIELD, readRetries } from "../pages/retries.tsx";
import { perform } from "../perform.ts";
import { withoutIdentifiers } from "../personal-data.ts";
import { retryJob } from "../retry.ts";
import { sendOperatorPage } from "../send.tsx";
import { pageAddress, parameter, windowOf } from "../window.ts";

const PATH = `${ENGINE_PATH}/trabalhos`;
const texts = operator.jobs;

/** Jobs of the whole engine and of one instance: when they are due, their retries, and executing them now. */
export function setUpJobs(app: Express, context: PortalContext): void {
  const { operations } = context.engine;

  app.get(PATH, async (request, response) => {
    const failed = parameter(request, "falhos") === "sim";
    const window = windowOf(request);
    const page = await operations.jobPage(failed ? { noRetriesLeft: true } : {}, window);
    await sendOperatorPage(
      context,
      response,
      { title: texts.title, section: "jobs" },
      <section class="panel panel-wide">
        <h1>{texts.title}</h1>
        <OnlyFailed action={PATH} label={texts.filter} checked={failed} />
        <JobsTable page={page} window={window} address={pageAddress(request)} />
      </section>,
    );
  });

  app.get(`${ENGINE_PATH}/instancias/:id/trabalhos`, async (request, response) => {
    const instance = await operations.instance(request.params.id!);
    const window = windowOf(request);
    const page = await operations.jobPage({ processInstanceId: instance.id }, window);
    await sendOperatorPage(
      context,
      response,
      { title: texts.title, section: "instances" },
      <InstanceFrame instance={instance} part="trabalhos">
        <JobsTable page={page} window={window} address={pageAddress(request)} />
      </InstanceFrame>,
    );
  });

  app.get(`${PATH}/:id`, async (request, response) => {
    await send(request.params.id!, response, false);
  });

  app.post(`${PATH}/:id/tentativas`, async (request, response) => {
    const member = await requireRole(context, response, "operator");
    const { id } = await operations.job(request.params.id!);
    const retries = readRetries(fieldOf(request.body, RETRIES_FIELD));
    if (retries === null) return send(id, response, true);
    await retryJob(context, response, member, id, retries);
    await leave(response, jobPath(id), { kind: "success", text: texts.retriesSet });
  });

  app.post(`${PATH}/:id/executar`, async (request, response) => {
    const member = await requireRole(context, response, "operator");
    const { id, processInstanceId } = await operations.job(request.params.id!);
    try {
      await perform(context, response, member, {
        ...{ action: "engine-job-execute", subject: id, details: { processInstanceId } },
        trace: { query: { jobId: id }, types: ["Execute"] },
        work: () => operations.runJob(id),
      });
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      const text = texts.runFailed(withoutIdentifiers(error.message).slice(0, 500));
      await leave(response, jobPath(id), { kind: "warning", text });
      return;
    }
    const next = processInstanceId === null ? PATH : instancePath(processInstanceId, "trabalhos");
    await leave(response, next, { kind: "success", text: texts.ran });
  });

  async function send(id: string, response: Response, invalid: boolean): Promise<void> {
    const job = await operations.job(id);
    const stack = job.exceptionMessage === null ? null : ((await operations.jobStacktrace(id)) ?? null);
    const csrf = await sessionOf(response).csrfToken();
    await sendOperatorPage(
      context,
      response,
      { title: texts.single, section: "jobs", status: invalid ? 422 : 200 },
      <JobPage {...{ job, stack, invalid, csrf }} />,
    );
  }
}

async function leave(response: Response, next: string, notice: Notice): Promise<void> {
  await sessionOf(response).update({ notice });
  response.redirect(303, next);
}
