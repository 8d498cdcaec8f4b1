import type { Logger } from "pino";
import type { EngineClient } from "../camunda/client.ts";
import { EngineError } from "../camunda/errors.ts";
import { DEADLINE_CHANGED, DEADLINE_KEY } from "../domain/migration-deadline.ts";
import type { DeadlinePlan, Store } from "../store/types.ts";
import { type Repeated, repeat } from "./repeat.ts";

/** How often it looks, in milliseconds. */
const INTERVAL = 30_000;

export interface DeadlineKeeperOptions {
  store: Pick<Store, "migrationDeadline">;
  engine: Pick<EngineClient, "processInstances" | "processVariables" | "startProcess" | "correlateMessage">;
  log: Logger;
}

/**
 * Keeps the one instance alive that follows the deadline of the migration: starts it when it is needed and missing, and
 * wakes it when what it waits for is out of date. Pages that move the deadline wake it at once; this is for the message that
 * found it at work, and for an engine that is late with its timers.
 */
export function createDeadlineKeeper({ store, engine, log }: DeadlineKeeperOptions): { look(): Promise<void> } {
  async function isOutOfDate(id: string, plan: DeadlinePlan): Promise<boolean> {
    if (plan.action !== "wait") return true;
    return (await engine.processVariables(id)).deadlineId !== plan.deadline.id;
  }

  async function look(): Promise<void> {
    const plan = await store.migrationDeadline.plan();
    const [running] = await engine.processInstances({ processDefinitionKey: DEADLINE_KEY, businessKey: DEADLINE_KEY });
    if (running === undefined) {
      if (plan.action === "finish") return;
      await engine.startProcess(DEADLINE_KEY, { businessKey: DEADLINE_KEY });
      log.info({ action: plan.action }, "the deadline of the migration is followed from now on");
    } else if (await isOutOfDate(running.id, plan)) {
      await wakeDeadline(engine, running.id);
    }
  }

  return { look: () => store.migrationDeadline.alone(look) };
}

/** Has the instance look at the deadline anew. False: it is at work, and looks afterwards. */
async function wakeDeadline(engine: Pick<EngineClient, "correlateMessage">, processInstanceId: string): Promise<boolean> {
  try {
    await engine.correlateMessage({ messageName: DEADLINE_CHANGED, processInstanceId });
    return true;
  } catch (error) {
    if (error instanceof EngineError && error.isMismatch) return false;
    throw error;
  }
}

/** Looks again and again until stopped. */
export function keepFollowingDeadline(options: DeadlineKeeperOptions): Repeated {
  return repeat(createDeadlineKeeper(options).look, {
    every: INTERVAL,
    onError: (error) => options.log.warn({ err: error }, "could not look after the migration's deadline; tried again later"),
  });
}
