import { randomUUID } from "node:crypto";
import { readlinkSync } from "node:fs";
import { hostname } from "node:os";
import type { Logger } from "pino";
import type { EngineClient } from "../camunda/client.ts";
import { identityOf, isRunning } from "../database/process-identity.ts";

/** A worker id for this process: unique, and telling its successor on this machine whether the process still lives. */
export function newWorkerId(): string {
  return `${machine()} ${identityOf(process.pid)} ${randomUUID()}`;
}

/** Whether a worker id is that of a process of this machine that has died. */
export function isLeftBehind(workerId: string): boolean {
  const [where, identity] = workerId.split(" ");
  return where === machine() && identity !== undefined && !isRunning(identity);
}

/**
 * Gives back the tasks that workers held which were killed on this machine, so that nobody waits until their locks
 * expire. Those of another machine come back by their expiry. Returns how many.
 */
export async function giveBackLeftBehind(
  engine: Pick<EngineClient, "externalTasks" | "unlockExternalTask">,
  log: Logger,
): Promise<number> {
  const locked = await engine.externalTasks({ locked: true });
  const left = locked.filter(({ workerId }) => workerId !== null && isLeftBehind(workerId));
  await Promise.all(left.map(({ id }) => engine.unlockExternalTask(id).catch(() => undefined)));
  if (left.length > 0) log.info({ tasks: left.length }, "tasks of killed workers given back");
  return left.length;
}

/** Longer than a long poll of a worker. */
const AFTERMATH = { every: 1_000, times: 15 };

/**
 * Does so again for a while: an engine that does not notice that a worker is gone goes on locking tasks for it until the
 * long poll that it left behind would have ended.
 */
export function keepGivingBack(
  engine: Parameters<typeof giveBackLeftBehind>[0],
  log: Logger,
  { every, times } = AFTERMATH,
): { stop(): void } {
  let left = times;
  const timer = setInterval(() => {
    if (--left <= 0) clearInterval(timer);
    giveBackLeftBehind(engine, log).catch((error: unknown) => log.debug({ err: error }, "could not look for tasks left behind"));
  }, every);
  return { stop: () => clearInterval(timer) };
}

/** This machine, and within it the space in which process numbers mean something (each container has its own). */
function machine(): string {
  try {
    return `${hostname()}/${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return hostname();
  }
}
