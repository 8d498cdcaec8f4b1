import type { Express, Response } from "express";
import { operator } from "../../../texts/operator.ts";
import type { PortalContext } from "../../context.ts";
import { fieldOf } from "../../middleware/parsing.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { requireRole } from "../../staff/guard.ts";
import { ExternalTaskPage, ExternalTasksTable, externalTaskPath } from "../pages/external-tasks.tsx";
import { InstanceFrame } from "../pages/instance-frame.tsx";
import { ENGINE_PATH } from "../pages/navigation.tsx";
import { OnlyFailed } from "../pages/only-failed.tsx";
import { RETRIES_FIELD, readRetries } from "../pages/retries.tsx";
import { retryExternalTask } from "../retry.ts";
import { sendOperatorPage } from "../send.tsx";
import { pageAddress, parameter, windowOf } from "../window.ts";

const PATH = `${ENGINE_PATH}/tarefas-externas`;
const texts = operator.externalTasks;

/** External tasks of the whole engine and of one instance, and trying them again. */
export function setUpExternalTasks(app: Express, context: PortalContext): void {
  const { operations } = context.engine;

  app.get(PATH, async (request, response) => {
    const failed = parameter(request, "falhos") === "sim";
    const topic = parameter(request, "topico");
    const window = windowOf(request);
    const query = { ...(failed && { noRetriesLeft: true }), ...(topic !== "" && { topicName: topic }) };
    const [page, topics] = await Promise.all([operations.externalTaskPage(query, window), operations.topicNames()]);
    await sendOperatorPage(
      context,
      response,
      { title: texts.title, section: "externalTasks" },
      <section class="panel panel-wide">
        <h1>{texts.title}</h1>
        <OnlyFailed action={PATH} label={texts.filter} checked={failed}>
          <div class="br-input">
            <label for="topico">{texts.topic}</label>
            <select id="topico" name="topico">
              <option value="">{texts.anyTopic}</option>
              {topics.map((name) => (
                <option key={name} value={name} selected={name === topic}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        </OnlyFailed>
        <ExternalTasksTable page={page} window={window} address={pageAddress(request)} />
      </section>,
    );
  });

  app.get(`${ENGINE_PATH}/instancias/:id/tarefas-externas`, async (request, response) => {
    const instance = await operations.instance(request.params.id!);
    const window = windowOf(request);
    const page = await operations.externalTaskPage({ processInstanceId: instance.id }, window);
    await sendOperatorPage(
      context,
      response,
      { title: texts.title, section: "instances" },
      <InstanceFrame instance={instance} part="tarefas-externas">
        <ExternalTasksTable page={page} window={window} address={pageAddress(request)} />
      </InstanceFrame>,
    );
  });

  app.get(`${PATH}/:id`, async (request, response) => {
    await send(request.params.id!, response, false);
  });

  app.post(`${PATH}/:id/tentativas`, async (request, response) => {
    const member = await requireRole(context, response, "operator");
    const { id } = await operations.externalTask(request.params.id!);
    const retries = readRetries(fieldOf(request.body, RETRIES_FIELD));
    if (retries === null) return send(id, response, true);
    await retryExternalTask(context, response, member, id, retries);
    await sessionOf(response).update({ notice: { kind: "success", text: operator.jobs.retriesSet } });
    response.redirect(303, externalTaskPath(id));
  });

  async function send(id: string, response: Response, invalid: boolean): Promise<void> {
    const task = await operations.externalTask(id);
    const details = task.errorMessage === null ? null : ((await operations.externalTaskErrorDetails(id)) ?? null);
    const csrf = await sessionOf(response).csrfToken();
    await sendOperatorPage(
      context,
      response,
      { title: texts.single(task.topicName), section: "externalTasks", status: invalid ? 422 : 200 },
      <ExternalTaskPage {...{ task, details, invalid, csrf }} />,
    );
  }
}
