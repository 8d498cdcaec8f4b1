import { readAnswer } from "./answers.ts";
import { LockLost } from "./errors.ts";
import type { TaskService } from "./library.ts";
import { pause } from "./timing.ts";

interface HeartbeatOptions {
  task: { id: string };
  taskService: Pick<TaskService, "extendLock" | "lock">;
  /** Milliseconds; the lock is renewed after each third of it. */
  lockDuration: number;
  /** Aborted with LockLost when the task is gone or another worker's. */
  handler: AbortController;
}

/**
 * Keeps the lock of a task while its handler runs; returns the function that ends it. A missed renewal (no answer) is
 * tried again a third later; a lock that expired meanwhile is taken anew unless another worker was faster.
 */
export function startHeartbeat({ task, taskService, lockDuration, handler }: HeartbeatOptions): () => void {
  const ended = new AbortController();

  async function beat() {
    for (;;) {
      await pause(lockDuration / 3, ended.signal);
      if (ended.signal.aborted) return;
      const answer = await attempt(() => taskService.extendLock(task, lockDuration));
      if (answer === "not-ours" || answer === "rejected") {
        const second = await attempt(() => taskService.lock(task, lockDuration));
        if (second === "not-ours" || second === "rejected") return lose("lost");
        if (second === "gone") return lose("cancelled");
      }
      if (answer === "gone") return lose("cancelled");
    }
  }

  function lose(code: LockLost["code"]) {
    if (!ended.signal.aborted) handler.abort(new LockLost(code));
  }

  void beat();
  return () => ended.abort();
}

async function attempt(call: () => Promise<void>) {
  try {
    await call();
    return "done" as const;
  } catch (error) {
    return readAnswer(error);
  }
}
