import type { Logger } from "pino";
import type { WorkerServices } from "../../workers/services.ts";
import { followInEngine } from "../../workers/support/follow.ts";
import { loginKey, loginSpellings } from "../domain/legacy-login.ts";
import type { EngineWork } from "../store/types.ts";
import { type Repeated, repeat } from "./repeat.ts";

/** How often it looks for processes that have to go back, and for tasks that came late, in milliseconds. */
const [BACK_INTERVAL, LATE_INTERVAL] = [15_000, 120_000];
/** Instances of one step, and old logins of one question to the engine. */
const [PAGE, LOGINS] = [200, 100];

type Services = Pick<WorkerServices, "store" | "engine">;

/** Gives back in the engine what an undo or a removal has taken in the store; returns how many instances. */
export async function giveBack({ store, engine }: Services, goOn: () => boolean = () => true): Promise<number> {
  let count = 0;
  for (let after: string | null = null; goOn(); ) {
    const works: EngineWork[] = await store.legacy.engineBackWork(PAGE, after);
    if (works.length === 0) break;
    const { left } = await followInEngine(engine, works);
    // What an operator has suspended waits for him; what comes after it does not.
    const back = works.filter(({ instanceId }) => !left.has(instanceId)).map(({ processId }) => processId);
    if (back.length > 0) await store.legacy.noteEngineBack(back);
    count += back.length;
    after = works.at(-1)!.processId;
  }
  return count;
}

/**
 * Gives tasks of moved processes to their accounts that came into being after the migration: a model of the old system may
 * name the login in a variable, and goes on naming it. Returns how many instances were looked after.
 */
export async function giveLateTasks({ store, engine }: Services, goOn: () => boolean = () => true): Promise<number> {
  let count = 0;
  for (let after: string | null = null; goOn(); ) {
    const logins = await store.legacy.movedLogins({ after, limit: LOGINS });
    const late = logins.length === 0 ? [] : await tasksOf(engine, logins);
    for (const login of late) {
      const works = await store.legacy.followedWork(login);
      await followInEngine(engine, works);
      count += works.length;
    }
    if (logins.length < LOGINS) return count;
    after = logins.at(-1)!;
  }
  return count;
}

/** Those of the logins that have an open task, in whatever process. */
async function tasksOf(engine: Services["engine"], logins: string[]): Promise<string[]> {
  const tasks = await engine.operations.tasksOfAssignees(logins.flatMap(loginSpellings), { first: 0, size: PAGE });
  return [...new Set(tasks.map(({ assignee }) => loginKey(assignee ?? "")))];
}

/** Both, again and again until stopped. What fails is tried again in the next turn. */
export function keepMigrationsFollowed(services: Services, log: Logger): Repeated {
  const onError = (error: unknown) => log.warn({ err: error }, "the engine could not follow a migration; tried again later");
  const turns = [
    repeat((goOn) => giveBack(services, goOn), { every: BACK_INTERVAL, onError }),
    repeat((goOn) => giveLateTasks(services, goOn), { every: LATE_INTERVAL, onError }),
  ];
  return {
    async stop() {
      await Promise.all(turns.map((turn) => turn.stop()));
    },
  };
}
