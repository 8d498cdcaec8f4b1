import type { Task } from "../../camunda/types.ts";
import type { LegacyProcess } from "../../store/types.ts";
import type { PortalContext } from "../context.ts";

/** A task of a person in a process that came along. */
export interface MovedTask {
  task: Task;
  process: LegacyProcess;
}

/** Tasks asked for at once. */
const TASKS = 500;

/** The open tasks of a person in processes that came along, the oldest first; those of called processes included. */
export async function movedTasks({ engine, store }: PortalContext, accountId: string): Promise<MovedTask[]> {
  const tasks = await engine.tasks({ assignee: accountId, sortBy: "created", sortOrder: "asc", maxResults: TASKS });
  if (tasks.length === 0) return [];
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

/** Which instance everything began with, for each of these. */
async function rootsOf(engine: PortalContext["engine"], instanceIds: string[]): Promise<Map<string, string>> {
  const roots = new Map<string, string>();
  for (let first = 0; first < instanceIds.length; first += 50) {
    const processInstanceIds = instanceIds.slice(first, first + 50).join(",");
    const past = await engine.historyProcessInstances({ processInstanceIds });
    for (const { id, rootProcessInstanceId } of past) if (rootProcessInstanceId) roots.set(id, rootProcessInstanceId);
  }
  return roots;
}
