import type { Logger } from "pino";
import { readAnswer } from "./answers.ts";
import type { Client, FetchedTask, TopicRequest } from "./library.ts";
import type { WorkerMetrics } from "./metrics.ts";
import type { Slots } from "./slots.ts";
import { pause, type Timing } from "./timing.ts";

interface PollLoopOptions {
  client: Client;
  topics: TopicRequest[];
  slots: Slots;
  timing: Timing;
  metrics: WorkerMetrics;
  log: Logger;
  /** Runs a task to its end; never rejects. */
  execute(task: FetchedTask): Promise<void>;
  /** Gives tasks back that were locked for us without our hearing of it. */
  unlockLost(): Promise<void>;
}

/**
 * Fetches tasks until the signal is aborted. Replaces the library's own loop, which pauses after every batch, spins when
 * all slots are taken, never backs off, and goes on executing after its stop().
 */
export async function pollUntil(stopping: AbortSignal, options: PollLoopOptions): Promise<void> {
  const { client, slots, timing, metrics, log } = options;
  let failures = 0;

  while (!stopping.aborted) {
    const room = slots.room();
    if (room === null) {
      await slots.freed();
      continue;
    }
    const startedAt = performance.now();
    let tasks: FetchedTask[];
    try {
      if (failures > 0) await options.unlockLost();
      tasks = await client.engineService.fetchAndLock({
        maxTasks: room.maxTasks,
        usePriority: true,
        sorting: [{ sortBy: "createTime", sortOrder: "asc" }],
        asyncResponseTimeout: room.topics.length < options.topics.length ? timing.shortPoll : timing.longPoll,
        topics: options.topics.filter(({ topicName }) => room.topics.includes(topicName)),
      });
      if (!Array.isArray(tasks)) throw new TypeError("The answer to fetchAndLock is not JSON: check its Content-Type");
    } catch (error) {
      if (stopping.aborted) return;
      metrics.pollFailed();
      if (failures === 0) log.warn({ err: error, answer: readAnswer(error) }, "the engine cannot be polled, trying again");
      await pause(timing.pollFailurePauses[Math.min(failures++, timing.pollFailurePauses.length - 1)]!, stopping);
      continue;
    }
    if (failures > 0) log.info({ failures }, "the engine can be polled again");
    failures = 0;
    for (const task of tasks) void options.execute(task);
    if (tasks.length === 0 && performance.now() - startedAt < timing.emptyAtOnce) await pause(timing.emptyPause, stopping);
  }
}
