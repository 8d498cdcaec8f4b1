import { EngineError } from "../../src/camunda/errors.ts";
import { rootsOf } from "../../src/camunda/roots.ts";
import { coalesce } from "../../src/coalesce.ts";
import { loginSpellings } from "../../src/domain/legacy-login.ts";
import type { EngineWork } from "../../src/store/types.ts";
import type { WorkerServices } from "../services.ts";
import { type Running, runningWithCalled, suspendedOf } from "./called.ts";

type Engine = Omit<WorkerServices["engine"], "processDefinitions">;

/** Tasks that are read at once. */
const TASKS = 500;
/** Old logins of one question. */
const LOGINS = 50;
/** Tasks that change their assignee at the same time. */
const AT_ONCE = 8;

/** What became of instances whose tasks were given. */
export interface Followed {
  /** Their tasks had to stay, because somebody else has suspended them. */
  left: Set<string>;
  /**
   * Noted as held by the deadline, and not held any more. One that is noted and was found running is not among them: the
   * deadline may be about to suspend it, and has to find the note when it looks for what it must let go again.
   */
  lifted: Set<string>;
}

/**
 * Gives the open tasks of these instances, and of what they have called, from one assignee to another. What the deadline
 * holds is activated before, because tasks of a suspended instance cannot be given to anybody. Done twice, it changes nothing.
 */
export async function followInEngine(engine: Engine, works: EngineWork[], signal?: AbortSignal): Promise<Followed> {
  const held = works.filter(({ suspended }) => suspended).map(({ instanceId }) => instanceId);
  const running: Running = held.length === 0 ? new Map() : await runningWithCalled(engine, held);
  const suspended = suspendedOf(running);
  if (suspended.length > 0) await engine.operations.suspendInstances(suspended, false);
  const lifted = new Set(held.filter((id) => running.get(id)?.suspended !== false));
  const left = new Set<string>();
  for (const assignee of new Set(works.map(({ from }) => from))) {
    const to = new Map(works.filter(({ from }) => from === assignee).map((work) => [work.instanceId, work.to]));
    for (const instanceId of await giveTasks(engine, assignee, to, signal)) left.add(instanceId);
  }
  return { left, lifted };
}

async function giveTasks(engine: Engine, from: string, to: Map<string, string>, signal?: AbortSignal): Promise<string[]> {
  const tasks = await openTasks(engine, from);
  const roots = await rootsOf(engine, [...new Set(tasks.map((task) => task.instanceId).filter((id) => !to.has(id)))]);
  const due = tasks.flatMap(({ id, instanceId }) => {
    const root = to.has(instanceId) ? instanceId : (roots.get(instanceId) ?? "");
    const account = to.get(root);
    return account === undefined ? [] : [{ id, root, account }];
  });
  const left: string[] = [];
  for (let first = 0; first < due.length; first += AT_ONCE) {
    signal?.throwIfAborted();
    const some = due.slice(first, first + AT_ONCE);
    const given = await Promise.all(some.map(({ id, account }) => assign(engine, id, account)));
    left.push(...some.filter((_, index) => !given[index]).map(({ root }) => root));
  }
  return left;
}

interface OpenTask {
  id: string;
  instanceId: string;
}

/** For each engine: questions of many migrations at once become one. */
const questions = new WeakMap<Engine, (login: string) => Promise<OpenTask[]>>();

function openTasks(engine: Engine, login: string): Promise<OpenTask[]> {
  const ask = questions.get(engine) ?? coalesce((logins: string[]) => askForTasks(engine, logins), LOGINS);
  questions.set(engine, ask);
  return ask(login);
}

/** In the old system people typed their logins as they liked. */
async function askForTasks({ operations }: Engine, logins: string[]): Promise<OpenTask[][]> {
  const found = new Map<string, OpenTask[]>(logins.flatMap(loginSpellings).map((spelling) => [spelling, []]));
  for (let first = 0; ; first += TASKS) {
    const page = await operations.tasksOfAssignees([...found.keys()], { first, size: TASKS });
    for (const { id, assignee, processInstanceId } of page) {
      found.get(assignee ?? "")?.push({ id, instanceId: processInstanceId });
    }
    if (page.length < TASKS) break;
  }
  return logins.map((login) => loginSpellings(login).flatMap((spelling) => found.get(spelling) ?? []));
}

/** False: the task is suspended. */
async function assign(engine: Engine, taskId: string, account: string): Promise<boolean> {
  try {
    await engine.setAssignee(taskId, account);
    return true;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    if (error.type === "SuspendedEntityInteractionException") return false;
    // Somebody completed it meanwhile: then there is nothing to give.
    if ((await engine.tasks({ taskId })).length > 0) throw error;
    return true;
  }
}
