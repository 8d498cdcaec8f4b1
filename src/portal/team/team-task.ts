import type { Response } from "express";
import type { HistoricTask } from "../../camunda/operations/types.ts";
import type { Task } from "../../camunda/types.ts";
import type { PortalContext } from "../context.ts";
import { PortalProblem } from "../problem.ts";
import { type ForeignSubject, foreignOf } from "./foreign.ts";
import { requireTeams, type TeamMember } from "./membership.ts";
import { type Subject, subjectsOf } from "./processes.ts";

/** An open task of a team of the person who asks. */
export interface TeamTask {
  member: TeamMember;
  /** The team through which the person may see it. */
  team: string;
  task: Task;
  /** Null for an instance that was never admitted as a process. */
  subject: Subject | null;
  /** The request of a foreign company; null for a task of anything else. */
  foreign: ForeignSubject | null;
}

/** The number under which people know what the task is about; null: it has none. */
export function numberOf({ subject, foreign }: Pick<TeamTask, "subject" | "foreign">): string | null {
  return subject?.process.number ?? foreign?.request.number ?? null;
}

/** The task was the team's, and is over. */
export class TaskOver extends Error {
  override readonly name = "TaskOver";

  constructor(
    readonly task: HistoricTask,
    readonly member: TeamMember,
  ) {
    super(`task ${task.id} is over`);
  }
}

/** The task, if it is one of the person's teams now. TaskOver when it was; else the same page as for one that never existed. */
export async function requireTeamTask(context: PortalContext, response: Response, id: string): Promise<TeamTask> {
  const member = await requireTeams(context, response);
  const { engine } = context;
  for (const team of member.teams) {
    const [task] = await engine.tasks({ taskId: id, candidateGroup: team, includeAssignedTasks: true });
    if (task === undefined) continue;
    const instance = task.processInstanceId;
    const [subjects, foreign] = await Promise.all([subjectsOf(context, [instance]), foreignOf(context, [instance])]);
    return { member, team, task, subject: subjects.get(instance) ?? null, foreign: foreign.get(instance) ?? null };
  }
  for (const taskHadCandidateGroup of member.teams) {
    const [past] = await engine.operations.historicTasks({ taskId: id, taskHadCandidateGroup, finished: true });
    if (past !== undefined) throw new TaskOver(past, member);
  }
  throw new PortalProblem("notFound", 404);
}
