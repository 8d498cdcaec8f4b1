import { at } from "../persistence/database.ts";
import { type FetchRequest, fetchAndLock, giveBack, type LockedTask } from "./fetch-and-lock.ts";
import type { Shell } from "./shell.ts";

/** Longest time (ms) until a task is noticed whose lock expired without anything being written. */
const scanInterval = 1000;

interface ParkedPoll {
  request: FetchRequest;
  topics: ReadonlySet<string>;
  /** Whether the client is still connected. */
  isListening(): boolean;
  answer(tasks: LockedTask[]): void;
  fail(error: unknown): void;
  timer: NodeJS.Timeout;
}

/**
 * Fetches that found nothing wait here until their time is over, and are answered at once when a task of one of
 * their topics becomes available: created, unlocked, failed without pause, given retries, its lock expired.
 */
export class LongPolling {
  private readonly parked = new Set<ParkedPoll>();
  private readonly woken = new Set<string>();
  private serving: Promise<void> | null = null;
  private scanTimer: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(private readonly shell: Shell) {}

  /** Fetches; when there is nothing, waits up to `timeout` milliseconds. A client that is gone gets (and locks) nothing. */
  async fetch(request: FetchRequest, timeout: number, isListening: () => boolean): Promise<LockedTask[]> {
    const tasks = await this.tryFetch(request, isListening);
    if (tasks.length > 0 || timeout <= 0 || this.closed || request.maxTasks === 0 || request.topics.length === 0) return tasks;
    return new Promise((resolve, reject) => {
      const finish = (poll: ParkedPoll) => {
        clearTimeout(poll.timer);
        this.parked.delete(poll);
      };
      const poll: ParkedPoll = {
        ...{ request, isListening, topics: new Set(request.topics.map((topic) => topic.topicName)) },
        answer(tasks) {
          finish(poll);
          resolve(tasks);
        },
        fail(error) {
          finish(poll);
          reject(error);
        },
        timer: setTimeout(() => poll.answer([]), timeout),
      };
      this.parked.add(poll);
      // What became available between the first look and here has woken nobody.
      this.wake(poll.topics);
      this.planScan(scanInterval);
    });
  }

  /** Tasks of these topics may be available: whoever waits for them looks again. */
  wake(topics: Iterable<string>): void {
    if (this.parked.size === 0) return;
    for (const topic of topics) this.woken.add(topic);
    if (this.woken.size === 0 || this.serving) return;
    this.serving = this.serve().finally(() => {
      this.serving = null;
    });
  }

  /** How many wait. */
  get waiting(): number {
    return this.parked.size;
  }

  /** Answers everybody with nothing. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.scanTimer) clearTimeout(this.scanTimer);
    for (const poll of [...this.parked]) poll.answer([]);
    await this.serving;
  }

  private async serve(): Promise<void> {
    while (this.woken.size > 0 && !this.closed) {
      const topics = new Set(this.woken);
      this.woken.clear();
      for (const poll of [...this.parked]) {
        if (!this.parked.has(poll) || ![...poll.topics].some((topic) => topics.has(topic))) continue;
        try {
          const tasks = await this.tryFetch(poll.request, () => this.parked.has(poll) && poll.isListening());
          if (tasks.length > 0) poll.answer(tasks);
          else if (!poll.isListening()) poll.answer([]);
        } catch (error) {
          poll.fail(error);
        }
      }
    }
  }

  private async tryFetch(request: FetchRequest, isListening: () => boolean): Promise<LockedTask[]> {
    if (!isListening()) return [];
    const tasks = await fetchAndLock(this.shell, request);
    if (tasks.length === 0 || isListening()) return tasks;
    await giveBack(this.shell, request.workerId, tasks);
    return [];
  }

  /** Expired locks are noticed by looking, as soon as the next one is due and at least once a second. */
  private planScan(delay: number): void {
    if (this.scanTimer || this.closed || this.parked.size === 0) return;
    this.scanTimer = setTimeout(() => {
      this.scanTimer = null;
      this.scan().then(
        (next) => this.planScan(next),
        (error) => {
          this.shell.log.warn({ err: error }, "looking for expired locks failed");
          this.planScan(scanInterval);
        },
      );
    }, delay);
  }

  private async scan(): Promise<number> {
    const topics = new Set([...this.parked].flatMap((poll) => [...poll.topics]));
    if (topics.size === 0) return scanInterval;
    const now = this.shell.now();
    const rows = await this.shell.database.run(
      "expired locks",
      `select topic, bool_or(lock_expires_at is null or lock_expires_at <= $2) as available,
              min(lock_expires_at) filter (where lock_expires_at > $2) as next
         from external_task t where topic = any($1::text[]) and not suspended and (retries is null or retries > 0)
        group by topic`,
      [[...topics], at(now)],
    );
    this.wake(rows.filter((row) => row.available).map((row) => row.topic as string));
    const next = Math.min(...rows.map((row) => (row.next === null ? scanInterval : row.next - now)), scanInterval);
    return Math.max(next, 1);
  }
}
