import type { Express, Request, Response } from "express";
import { EngineError } from "../../../camunda/errors.ts";
import { team as texts } from "../../../texts/team.ts";
import type { PortalContext } from "../../context.ts";
import { fieldOf } from "../../middleware/parsing.ts";
import { type Notice, sessionOf } from "../../middleware/sessions.ts";
import { isImpeded } from "../impediment.ts";
import { peopleOf } from "../membership.ts";
import { nameOf } from "../names.ts";
import { EXPECTED_FIELD, type HandOver, PERSON_FIELD, REASON_FIELD } from "../pages/acts.tsx";
import { TASKS_PATH, taskPath } from "../paths.ts";
import { perform, type TeamAct } from "../perform.ts";
import { sendTask } from "../send-task.tsx";
import { numberOf, requireTeamTask, type TeamTask } from "../team-task.ts";

type TaskRequest = Request<{ id: string }>;

const PATH = `${TASKS_PATH}/:id`;
const REASON_LIMIT = 500;

/** Claiming a task, giving it back and handing it over. */
export function setUpTaskActs(app: Express, context: PortalContext): void {
  const { engine, store } = context;
  const { conflict, done, history } = texts;

  app.post(`${PATH}/assumir`, async (request: TaskRequest, response) => {
    const teamTask = await requireTeamTask(context, response, request.params.id);
    const { task, member } = teamTask;
    const me = member.account.id;
    if (task.assignee !== null && task.assignee !== me) return leaveTaken(response, task.id, task.assignee);
    if (await isImpeded(context, teamTask, me)) return leave(response, taskPath(task.id), "warning", conflict.impeded);
    await attempt(response, teamTask, { action: "team-task-claimed", work: () => engine.claimTask(task.id, me) }, async () => {
      await leave(response, taskPath(task.id), "success", done.claimed);
    });
  });

  app.post(`${PATH}/devolver`, async (request: TaskRequest, response) => {
    const teamTask = await requireTeamTask(context, response, request.params.id);
    const { task, member } = teamTask;
    if (task.assignee !== member.account.id) return leave(response, taskPath(task.id), "warning", conflict.notYours);
    const act = { action: "team-task-released", work: () => engine.unclaimTask(task.id), remark: history.released };
    await attempt(response, teamTask, act, () => leave(response, TASKS_PATH, "success", done.released));
  });

  app.post(`${PATH}/passar`, async (request: TaskRequest, response) => {
    const teamTask = await requireTeamTask(context, response, request.params.id);
    const { task, member, team } = teamTask;
    // Somebody else's act came first: what this person saw is not so any more.
    if ((task.assignee ?? "") !== fieldOf(request.body, EXPECTED_FIELD))
      return leave(response, taskPath(task.id), "warning", conflict.moved);
    const handOver: HandOver = {
      ...{ person: fieldOf(request.body, PERSON_FIELD), reason: fieldOf(request.body, REASON_FIELD).trim(), errors: [] },
    };
    const to = (await peopleOf(context, team)).find(({ accountId }) => accountId === handOver.person);
    if (to === undefined || to.accountId === task.assignee) handOver.errors.push("person");
    if (handOver.reason === "" || handOver.reason.length > REASON_LIMIT) handOver.errors.push("reason");
    if (to === undefined || handOver.errors.length > 0) return sendTask(context, response, teamTask, { status: 422, handOver });
    const { reason } = handOver;
    const toMe = to.accountId === member.account.id;
    if (await isImpeded(context, teamTask, to.accountId))
      return leave(response, taskPath(task.id), "warning", toMe ? conflict.impeded : conflict.otherImpeded(to.name));
    const act = {
      ...{ action: "team-task-handed-over", details: { from: task.assignee, to: to.accountId, reason } },
      work: () => engine.setAssignee(task.id, to.accountId),
      remark: history.handedOver(to.name, reason),
    };
    await attempt(response, teamTask, act, async () => {
      const about = { task: task.name ?? task.taskDefinitionKey, taskId: task.id, process: numberOf(teamTask) ?? undefined };
      if (!toMe)
        await store.notices.tell({
          ...{
            accountId: to.accountId,
            kind: "team-task-given",
            eventKey: `team-task-given:${task.id}:${context.clock().getTime()}`,
          },
          data: { ...about, person: member.account.displayName, reason },
        });
      await leave(response, toMe ? taskPath(task.id) : TASKS_PATH, "success", toMe ? done.claimed : done.handedOver(to.name));
    });
  });

  /** Does it; says what is the case when the engine refuses, because somebody else came first or the task stands still. */
  async function attempt(response: Response, teamTask: TeamTask, act: TeamAct, then: () => Promise<void>): Promise<void> {
    try {
      await perform(context, response, teamTask, act);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      const { task, member } = await requireTeamTask(context, response, teamTask.task.id);
      if (task.assignee !== null && task.assignee !== member.account.id && error.isClaimedByOther)
        return leaveTaken(response, task.id, task.assignee);
      return leave(response, taskPath(task.id), "warning", conflict.actRefused);
    }
    await then();
  }

  async function leaveTaken(response: Response, taskId: string, assignee: string): Promise<void> {
    await leave(response, taskPath(taskId), "warning", conflict.taken(await nameOf(context, assignee)));
  }

  async function leave(response: Response, path: string, kind: Notice["kind"], text: string): Promise<void> {
    await sessionOf(response).update({ notice: { kind, text } });
    response.redirect(303, path);
  }
}
