import type { WorkerServices } from "../services.ts";
import { withCalled } from "./called.ts";

/** Instances of one request to the engine. */
const PAGE = 500;

type Services = Pick<WorkerServices, "store" | "engine">;
type Held = { processId: string; instanceId: string };

/**
 * Suspends the instances of old accounts that have not migrated; returns how many. What somebody else has suspended is left
 * alone, and so is what has ended: only what is noted as held by the deadline is let go when it is lifted.
 */
export async function suspendOverdue({ store, engine }: Services, signal: AbortSignal): Promise<number> {
  let count = 0;
  for (let after: string | null = null; ; ) {
    signal.throwIfAborted();
    const page: Held[] = await store.legacy.toSuspend({ limit: PAGE, after });
    const running = await engine.operations.activeInstances(page.map(({ instanceId }) => instanceId));
    const held = page.filter(({ instanceId }) => running.has(instanceId));
    if (held.length > 0) {
      // Noted first: a migration that overtakes has to know what to let go.
      await store.legacy.noteSuspended(held.map(({ processId }) => processId));
      const ids = held.map(({ instanceId }) => instanceId);
      await engine.operations.suspendInstances(await withCalled(engine, ids), true);
      count += held.length;
    }
    if (page.length < PAGE) return count;
    after = page.at(-1)!.processId;
  }
}

/** Lets the instances go whose accounts have migrated meanwhile. */
export function liftMoved(services: Services, signal: AbortSignal): Promise<number> {
  return lift(services, signal, true);
}

/** Lets every instance go that the deadline holds. */
export function liftAll(services: Services, signal: AbortSignal): Promise<number> {
  return lift(services, signal, false);
}

async function lift({ store, engine }: Services, signal: AbortSignal, movedOnly: boolean): Promise<number> {
  let count = 0;
  for (;;) {
    signal.throwIfAborted();
    const page = await store.legacy.toLift({ limit: PAGE, movedOnly });
    if (page.length === 0) return count;
    const ids = page.map(({ instanceId }) => instanceId);
    const known = await engine.operations.suspendedInstances(await withCalled(engine, ids));
    if (known.size > 0) await engine.operations.suspendInstances([...known], false);
    await store.legacy.noteLifted(page.map(({ processId }) => processId));
    count += page.length;
  }
}
