import type { Express } from "express";
import { team as texts } from "../../../texts/team.ts";
import type { PortalContext } from "../../context.ts";
import { DIAGRAM_ASSETS } from "../../layout/diagram.tsx";
import { marksOfInstance } from "../../operator/marks.ts";
import { MarkedDiagram } from "../../operator/pages/diagram.tsx";
import { InstanceElements } from "../../operator/pages/elements.tsx";
import { TaskFrame, titleOf } from "../pages/frame.tsx";
import { TASKS_PATH, taskPath } from "../paths.ts";
import { sendTeamPage } from "../send.tsx";
import { requireTeamTask } from "../team-task.ts";

const PATH = `${TASKS_PATH}/:id`;
/** Past activities that the diagram takes into account. */
const PAST = 1_000;

/** The model of a task's process, with what was done and what stands where. */
export function setUpTaskDiagram(app: Express, context: PortalContext): void {
  const { engine, models } = context;

  app.get(`${PATH}/diagrama`, async (request, response) => {
    const teamTask = await requireTeamTask(context, response, request.params.id);
    const { id, processDefinitionId, processInstanceId } = teamTask.task;
    const [model, tree, past, incidents] = await Promise.all([
      models.of(processDefinitionId),
      engine.operations.activityTree(processInstanceId),
      engine.operations.activities(processInstanceId, { first: 0, size: PAST }),
      engine.operations.incidentPage({ processInstanceId }, { first: 0, size: PAST }),
    ]);
    const marks = marksOfInstance(model, { tree, past: past.items, incidents: incidents.items });
    await sendTeamPage(
      context,
      response,
      teamTask.member,
      { title: `${texts.diagram.title}: ${titleOf(teamTask)}`, ...DIAGRAM_ASSETS },
      <TaskFrame teamTask={teamTask} part="diagrama">
        <MarkedDiagram model={taskPath(id, "modelo.bpmn")} marks={marks} />
        <InstanceElements marks={marks} />
      </TaskFrame>,
    );
  });

  app.get(`${PATH}/modelo.bpmn`, async (request, response) => {
    const { task } = await requireTeamTask(context, response, request.params.id);
    const xml = await engine.processDefinitionXml(task.processDefinitionId);
    // Never as a document of our own: what an analyst deployed could hold markup.
    response.type("text/plain").set("x-content-type-options", "nosniff").send(xml);
  });
}
