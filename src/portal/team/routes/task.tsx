import type { Express, Request, Response } from "express";
import { EngineError } from "../../../camunda/errors.ts";
import { team as texts } from "../../../texts/team.ts";
import type { PortalContext } from "../../context.ts";
import { answersOf } from "../../forms/answers.ts";
import type { Answers } from "../../forms/types.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { PortalProblem } from "../../problem.ts";
import { choicesIn, describeAnswers } from "../answers.ts";
import { isImpeded } from "../impediment.ts";
import { nameOf } from "../names.ts";
import { TASKS_PATH } from "../paths.ts";
import { perform } from "../perform.ts";
import { readForm, sendTask } from "../send-task.tsx";
import { numberOf, requireTeamTask, TaskOver, type TeamTask } from "../team-task.ts";

const PATH = `${TASKS_PATH}/:id`;

/** The page of a task, and its completion. */
export function setUpTeamTask(app: Express, context: PortalContext): void {
  const { engine, forms } = context;
  const { conflict, done, history } = texts;

  app.get(PATH, async (request, response) => {
    await sendTask(context, response, await requireTeamTask(context, response, request.params.id));
  });

  app.post(PATH, async (request: Request<{ id: string }>, response) => {
    const answers = answersOf(request);
    const teamTask = await openTask(request.params.id, response);
    if (teamTask === null) return;
    const { task, member } = teamTask;
    const me = member.account.id;
    const form = await readForm(context, teamTask);
    if (form === null) throw new PortalProblem("badRequest", 400);
    if (task.assignee !== null && task.assignee !== me) return sendTaken(response, teamTask, answers);
    if (await isImpeded(context, teamTask, me))
      return sendTask(context, response, teamTask, { status: 403, answers, warning: conflict.impeded });
    const { data, errors } = await forms.submit(form.schema, form.variables, answers);
    if (errors.length > 0) return sendTask(context, response, teamTask, { status: 422, answers, errors });
    const name = task.name ?? task.taskDefinitionKey;
    try {
      await perform(context, response, teamTask, {
        ...{ action: "team-task-completed", details: { choices: choicesIn(form.schema, data) } },
        async work() {
          // Given back meanwhile: whoever decides has it.
          if (task.assignee === null) await engine.claimTask(task.id, me);
          await engine.submitTaskForm(task.id, data);
        },
        remark: history.completed(name, describeAnswers(form.schema, data)),
      });
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      const now = await openTask(task.id, response);
      if (now === null) return;
      if (now.task.assignee !== null && now.task.assignee !== me) return sendTaken(response, now, answers);
      return sendTask(context, response, now, { status: 409, answers, warning: conflict.refused });
    }
    await leave(response, done.completed(name, numberOf(teamTask)));
  });

  /** The task, as long as it is open. One that this person completed already (the answer was lost) leads on; then null. */
  async function openTask(id: string, response: Response): Promise<TeamTask | null> {
    try {
      return await requireTeamTask(context, response, id);
    } catch (error) {
      if (!(error instanceof TaskOver)) throw error;
      const { assignee, deleteReason } = error.task;
      if (assignee !== error.member.account.id || deleteReason !== "completed") throw error;
      await leave(response, done.alreadyCompleted);
      return null;
    }
  }

  async function sendTaken(response: Response, teamTask: TeamTask, answers: Answers): Promise<void> {
    const warning = conflict.takenWithAnswers(await nameOf(context, teamTask.task.assignee!));
    await sendTask(context, response, teamTask, { status: 409, answers, warning });
  }

  async function leave(response: Response, text: string): Promise<void> {
    await sessionOf(response).update({ notice: { kind: "success", text } });
    response.redirect(303, TASKS_PATH);
  }
}
