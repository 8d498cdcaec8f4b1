import { at } from "../persistence/database.ts";
import type { Run } from "../persistence/insert-row.ts";
import type { Writes } from "../persistence/writes.ts";
import type { Shell, UserId } from "./shell.ts";
import { announceListened, lockListeningTree, Outdated, tellListeners } from "./task-listeners.ts";

/**
 * Adds something to a task, or takes it away, in one transaction: when the task is open it counts as updated by that, and its
 * listeners hear of it. `work` gives null when there was nothing to do.
 */
export async function touchTask<T>(
  shell: Shell,
  userId: UserId,
  id: string,
  work: (run: Run) => Promise<T | null>,
): Promise<T | null> {
  for (;;) {
    try {
      const { done, listened } = await touchOnce(shell, userId, id, work);
      if (listened) announceListened(shell, listened);
      return done;
    } catch (error) {
      if (!(error instanceof Outdated)) throw error;
    }
  }
}

function touchOnce<T>(
  shell: Shell,
  userId: UserId,
  id: string,
  work: (run: Run) => Promise<T | null>,
): Promise<{ done: T | null; listened: Writes | null }> {
  return shell.database.transaction(async (run) => {
    const tree = await lockListeningTree(shell, run, id);
    const done = await work(run);
    const [before] = done === null ? [] : await run("select * from task where id = $1 and ended_at is null for update", [id]);
    if (before === undefined) return { done, listened: null };
    const now = shell.now();
    await run("update task set updated_at = $2, state = 'Updated' where id = $1", [id, at(now)]);
    const after = { ...before, updated_at: now };
    return { done, listened: tree && (await tellListeners(shell, userId, { run, tree, before, after })) };
  });
}
