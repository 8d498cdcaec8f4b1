import type { Express } from "express";
import { operator } from "../../../texts/operator.ts";
import type { PortalContext } from "../../context.ts";
import { HistoryTable } from "../pages/history.tsx";
import { InstanceFrame } from "../pages/instance-frame.tsx";
import { LogTable } from "../pages/log.tsx";
import { ENGINE_PATH } from "../pages/navigation.tsx";
import { TasksTable } from "../pages/tasks.tsx";
import { sendOperatorPage } from "../send.tsx";
import { pageAddress, windowOf } from "../window.ts";

/** Rows of a timeline on one page. */
const TIMELINE = 50;
/** User tasks of one instance: more than these no model opens at once. */
const TASKS = 100;

/** What happened: the timeline of an instance, its user tasks, and the engine's log of what people did. */
export function setUpPast(app: Express, context: PortalContext): void {
  const { operations } = context.engine;
  const tab = operator.instance.tab;
  const instances = `${ENGINE_PATH}/instancias/:id`;

  app.get(`${instances}/historico`, async (request, response) => {
    const instance = await operations.instance(request.params.id!);
    const window = windowOf(request, TIMELINE);
    const page = await operations.activities(instance.id, window);
    await sendOperatorPage(
      context,
      response,
      { title: tab.historico, section: "instances" },
      <InstanceFrame instance={instance} part="historico">
        <HistoryTable page={page} window={window} address={pageAddress(request)} />
      </InstanceFrame>,
    );
  });

  app.get(`${instances}/tarefas`, async (request, response) => {
    const instance = await operations.instance(request.params.id!);
    const tasks = await context.engine.tasks({ processInstanceId: instance.id, maxResults: TASKS });
    await sendOperatorPage(
      context,
      response,
      { title: tab.tarefas, section: "instances" },
      <InstanceFrame instance={instance} part="tarefas">
        <TasksTable tasks={tasks} />
      </InstanceFrame>,
    );
  });

  app.get(`${instances}/registro`, async (request, response) => {
    const instance = await operations.instance(request.params.id!);
    const window = windowOf(request);
    const page = await operations.userOperations({ processInstanceId: instance.id }, window);
    await sendOperatorPage(
      context,
      response,
      { title: operator.log.title, section: "instances" },
      <InstanceFrame instance={instance} part="registro">
        <p class="fine">{operator.log.lead}</p>
        <LogTable page={page} window={window} address={pageAddress(request)} />
      </InstanceFrame>,
    );
  });

  app.get(`${ENGINE_PATH}/registro`, async (request, response) => {
    const window = windowOf(request);
    const page = await operations.userOperations({}, window);
    await sendOperatorPage(
      context,
      response,
      { title: operator.log.title, section: "log" },
      <section class="panel panel-wide">
        <h1>{operator.log.title}</h1>
        <p class="fine">{operator.log.lead}</p>
        <LogTable page={page} window={window} address={pageAddress(request)} />
      </section>,
    );
  });
}
