import type { WorkerServices } from "../services.ts";
import { calledBy, runningWithCalled, suspendedOf } from "./called.ts";

/** Instances of one request to the engine. */
const PAGE = 500;
/** Pages that are worked on at the same time. */
const AT_ONCE = 4;

type Services = Pick<WorkerServices, "store" | "engine">;
type Held = { processId: string; instanceId: string };

/**
 * Suspends the instances of old accounts that have not migrated; returns how many. What somebody else has suspended is left
 * alone, and so is what has ended: only what is noted as held by the deadline is let go when it is lifted.
 */
export function suspendOverdue({ store, engine }: Services, signal: AbortSignal): Promise<number> {
  const read = (after: string | null) => store.legacy.toSuspend({ limit: PAGE, after });
  return inPages(read, signal, async (page) => {
    const running = await engine.operations.stateOfInstances(page.map(({ instanceId }) => instanceId));
    const held = page.filter(({ instanceId }) => running.get(instanceId)?.suspended === false);
    if (held.length === 0) return 0;
    // Noted first: a migration that overtakes has to know what to let go.
    await store.legacy.noteSuspended(held.map(({ processId }) => processId));
    const instances = new Map(held.map(({ instanceId }) => [instanceId, running.get(instanceId)!]));
    await engine.operations.suspendInstances([...instances.keys(), ...(await calledBy(engine, instances)).keys()], true);
    return held.length;
  });
}

/** Lets the instances go whose accounts have migrated meanwhile. */
export function liftMoved(services: Services, signal: AbortSignal): Promise<number> {
  return lift(services, signal, true);
}

/** Lets every instance go that the deadline holds. */
export function liftAll(services: Services, signal: AbortSignal): Promise<number> {
  return lift(services, signal, false);
}

function lift({ store, engine }: Services, signal: AbortSignal, movedOnly: boolean): Promise<number> {
  const read = (after: string | null) => store.legacy.toLift({ limit: PAGE, after, movedOnly });
  return inPages(read, signal, async (page) => {
    const known = await runningWithCalled(
      engine,
      page.map(({ instanceId }) => instanceId),
    );
    const suspended = suspendedOf(known);
    if (suspended.length > 0) await engine.operations.suspendInstances(suspended, false);
    await store.legacy.noteLifted(page.map(({ processId }) => processId));
    return page.length;
  });
}

/** Reads page after page, each from where the one before ended, and works on some of them at once; adds up what that gives. */
async function inPages(
  read: (after: string | null) => Promise<Held[]>,
  signal: AbortSignal,
  work: (page: Held[]) => Promise<number>,
): Promise<number> {
  let count = 0;
  let after: string | null = null;
  for (let more = true; more; ) {
    signal.throwIfAborted();
    const pages: Held[][] = [];
    while (more && pages.length < AT_ONCE) {
      const page = await read(after);
      pages.push(page);
      more = page.length === PAGE;
      after = page.at(-1)?.processId ?? after;
    }
    const counts = await Promise.all(pages.filter((page) => page.length > 0).map(work));
    count += counts.reduce((sum, one) => sum + one, 0);
  }
  return count;
}
