import type { TaskSummary } from "../../camunda/operations/tasks.ts";
import { rootsOf } from "../../camunda/roots.ts";
import { loginSpellings } from "../../domain/legacy-login.ts";
import type { LegacyProcess } from "../../store/types.ts";
import type { PortalContext } from "../context.ts";

/** A task of a person in a process that came along. */
export interface MovedTask {
  task: TaskSummary;
  process: LegacyProcess;
}

/** Tasks that a page shows. */
const TASKS = 500;

/**
 * The open tasks of a person in processes that came along, the oldest first; those of called processes included. A model of
 * the old world may still make tasks for the old login: they are the person's as well.
 */
export async function movedTasks({ engine, store }: PortalContext, accountId: string): Promise<MovedTask[]> {
  const migrations = await store.legacy.migrationsOf(accountId);
  if (migrations.length === 0) return [];
  const logins = migrations.filter(({ state }) => state === "receipted").flatMap(({ login }) => loginSpellings(login));
  const tasks = await engine.operations.tasksOfAssignees([accountId, ...logins], { first: 0, size: TASKS });
  const instanceIds = [...new Set(tasks.map(({ processInstanceId }) => processInstanceId))];
  const roots = await rootsOf(engine, instanceIds);
  const processes = await store.legacy.ofInstances([...new Set([...instanceIds, ...roots.values()])]);
  const mine = processes.filter(({ movedTo, removedAt }) => movedTo === accountId && removedAt === null);
  const byInstance = new Map(mine.map((process) => [process.engineInstance, process]));
  return tasks.flatMap((task) => {
    const { processInstanceId } = task;
    const process = byInstance.get(processInstanceId) ?? byInstance.get(roots.get(processInstanceId) ?? null);
    return process === undefined ? [] : [{ task, process }];
  });
}

/** The task is the person's before it is done: the history names who did it. */
export async function makeOwn({ engine }: PortalContext, { id, assignee }: TaskSummary, accountId: string): Promise<void> {
  if (assignee !== accountId) await engine.setAssignee(id, accountId);
}
