import type { Response } from "express";
import { EngineError, EngineUnavailable } from "../../camunda/errors.ts";
import { staff } from "../../texts/staff.ts";
import { team as texts } from "../../texts/team.ts";
import type { PortalContext } from "../context.ts";
import { actingAs } from "../staff/guard.ts";
import { roleOf } from "./membership.ts";
import { numberOf, type TeamTask } from "./team-task.ts";

/** Something a person of a team does to a task. */
export interface TeamAct {
  /** Kebab-case verb of the audit, such as `team-task-claimed`. */
  action: string;
  details?: Record<string, unknown>;
  work(): Promise<unknown>;
  /** What the history of the task shall say about it, after the person's name. */
  remark?: string;
}

/**
 * Does it, so that nothing is ever done without a trace: the audit names the person before the engine is asked, and the
 * outcome afterwards. The engine knows one user only; the person stands in the comment.
 */
export async function perform(
  context: PortalContext,
  response: Response,
  teamTask: TeamTask,
  { action, details = {}, work, remark }: TeamAct,
): Promise<void> {
  const { member, team, task, subject } = teamTask;
  const { store } = context;
  const entry = {
    ...actingAs(member, roleOf(team), response),
    ...{ subject: task.id, companyCnpj: subject?.process.company.cnpj ?? null },
  };
  const about = { process: numberOf(teamTask), activity: task.taskDefinitionKey };
  const { reference } = await store.audit.append({ ...entry, action, details: { ...about, ...details } });
  const conclude = (outcome: string, more: Record<string, unknown> = {}) =>
    store.audit.append({ ...entry, action: `team-act-${outcome}`, details: { reference, ...more } });
  try {
    await work();
  } catch (error) {
    const unknown = error instanceof EngineUnavailable;
    const cause = error instanceof EngineError ? { status: error.status, type: error.type } : {};
    await conclude(unknown ? "unanswered" : "refused", cause);
    throw error;
  }
  await conclude("done");
  if (remark !== undefined) await writeRemark(context, teamTask, remark);
}

/** Writes a comment on the task, in the person's name. */
export function comment({ engine }: PortalContext, { member, team, task }: TeamTask, text: string): Promise<unknown> {
  const message = texts.history.by(member.account.displayName, staff.role(roleOf(team)), text);
  return engine.operations.commentTask(task.id, task.processInstanceId, message);
}

/** The act is done and in the audit: a comment that fails takes nothing back. */
async function writeRemark(context: PortalContext, teamTask: TeamTask, text: string): Promise<void> {
  try {
    await comment(context, teamTask, text);
  } catch (error) {
    context.log.warn({ err: error, taskId: teamTask.task.id }, "the remark of an act could not be written");
  }
}
