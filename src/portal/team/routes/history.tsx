import type { Express, Request, Response } from "express";
import { team as texts } from "../../../texts/team.ts";
import type { PortalContext } from "../../context.ts";
import { fieldOf } from "../../middleware/parsing.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { namesOf } from "../names.ts";
import { TaskFrame, titleOf } from "../pages/frame.tsx";
import { COMMENT_FIELD, HistoryPage } from "../pages/history.tsx";
import { TASKS_PATH, taskPath } from "../paths.ts";
import { comment, perform } from "../perform.ts";
import { sendTeamPage } from "../send.tsx";
import { requireTeamTask } from "../team-task.ts";

const PATH = `${TASKS_PATH}/:id`;
const LONGEST = 2_000;
/** Steps that are shown: the newest. */
const STEPS = 200;
/** Steps in which somebody or something acts; gateways and the like are left to the diagram. */
const ACTING = /task$|^callActivity$|startEvent$|endEvent$|^boundary/i;

/** What happened in the process of a task, and what the team says about it. */
export function setUpTaskHistory(app: Express, context: PortalContext): void {
  const { operations } = context.engine;

  app.get(`${PATH}/historico`, async (request, response) => {
    await send(request.params.id, response, null);
  });

  app.post(`${PATH}/comentar`, async (request: Request<{ id: string }>, response) => {
    const teamTask = await requireTeamTask(context, response, request.params.id);
    const text = fieldOf(request.body, COMMENT_FIELD).trim();
    if (text === "" || text.length > LONGEST) return send(request.params.id, response, text);
    await perform(context, response, teamTask, { action: "team-task-commented", work: () => comment(context, teamTask, text) });
    await sessionOf(response).update({ notice: { kind: "success", text: texts.history.sent } });
    response.redirect(303, taskPath(teamTask.task.id, "historico"));
  });

  /** @param rejected what was typed and refused */
  async function send(id: string, response: Response, rejected: string | null): Promise<void> {
    const teamTask = await requireTeamTask(context, response, id);
    const { processInstanceId } = teamTask.task;
    const [comments, { items }, csrf] = await Promise.all([
      operations.comments(processInstanceId),
      operations.activities(processInstanceId, { first: 0, size: 5 * STEPS }),
      sessionOf(response).csrfToken(),
    ]);
    const steps = items.filter(({ activityType }) => ACTING.test(activityType)).slice(-STEPS);
    const nameOf = await namesOf(
      context,
      steps.map(({ assignee }) => assignee),
    );
    const title = `${texts.history.steps}: ${titleOf(teamTask)}`;
    await sendTeamPage(
      context,
      response,
      teamTask.member,
      { title, status: rejected === null ? 200 : 422 },
      <TaskFrame teamTask={teamTask} part="historico">
        <HistoryPage {...{ comments, steps, nameOf, rejected, csrf }} action={taskPath(id, "comentar")} />
      </TaskFrame>,
    );
  }
}
