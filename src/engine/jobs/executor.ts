import { randomUUID } from "node:crypto";
import { executeJob } from "../commands/job.ts";
import { NoSuchJob } from "../commands/no-such-job.ts";
import type { Shell } from "../commands/shell.ts";
import { at, DatabaseUnavailable, type Row } from "../persistence/database.ts";

/** Longest time (ms) until a due job is noticed that another process created. */
const pollInterval = 1000;
/**
 * A job that a process took and did not finish (it died, or lost the database) is taken again after this time (ms).
 * A step takes milliseconds, and the transaction that ends it removes the job: one that is taken twice happens once.
 */
const lockDuration = 10_000;
const batchSize = 20;
const concurrency = 4;

/**
 * Executes due jobs: timers, and the continuations of asyncBefore and asyncAfter. Looks when a job becomes due
 * that this process knows of, and at least every second. Jobs of one tree run one after the other.
 */
export class JobExecutor {
  private readonly owner = randomUUID();
  private timer: NodeJS.Timeout | null = null;
  private timerDue = Number.POSITIVE_INFINITY;
  private running: Promise<void> | null = null;
  private again = false;
  private closed = false;

  constructor(private readonly shell: Shell) {}

  start(): void {
    this.wake();
  }

  /** A job is due at this time (ms since the epoch). */
  wakeAt(dueAt: number): void {
    const wait = dueAt - this.shell.now();
    if (wait < 0) this.wake();
    else this.plan(wait + 1);
  }

  /** Stops taking jobs and waits for those that run. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    await this.running;
  }

  private wake(): void {
    if (this.closed) return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.work().finally(() => {
      this.running = null;
      this.plan(pollInterval);
    });
  }

  private plan(delay: number): void {
    const due = Date.now() + Math.min(delay, pollInterval);
    if (this.closed || (this.timer && this.timerDue <= due)) return;
    if (this.timer) clearTimeout(this.timer);
    this.timerDue = due;
    this.timer = setTimeout(
      () => {
        this.timer = null;
        this.wake();
      },
      Math.max(0, due - Date.now()),
    );
  }

  private async work(): Promise<void> {
    try {
      let jobs: Row[];
      do {
        this.again = false;
        jobs = await this.acquire();
        await this.executeAll(jobs);
      } while (!this.closed && (jobs.length > 0 || this.again));
    } catch (error) {
      if (error instanceof DatabaseUnavailable) this.shell.log.warn("jobs wait for the database");
      else this.shell.log.error({ err: error }, "job acquisition failed");
    }
  }

  /**
   * Takes jobs whose time has passed. Not those due this very millisecond: a timer that repeats counts its
   * repetitions by the clock, and would find its last one still ahead.
   */
  private acquire(): Promise<Row[]> {
    const now = this.shell.now();
    return this.shell.database.run(
      "acquire jobs",
      `update job set lock_owner = $1, lock_expires_at = $2
        where id in (select id from job
                      where (due_at is null or due_at < $3) and retries > 0 and not suspended
                        and (lock_expires_at is null or lock_expires_at <= $3)
                      order by priority desc, due_at nulls first, seq limit $4 for update skip locked)
       returning id, coalesce(root_id, id) as tree, exclusive`,
      [this.owner, at(now + lockDuration), at(now), batchSize],
    );
  }

  private async executeAll(jobs: Row[]): Promise<void> {
    const trees = new Map<string, Row[]>();
    for (const job of jobs) trees.set(job.tree, [...(trees.get(job.tree) ?? []), job]);
    const queue = [...trees.values()];
    const worker = async () => {
      for (let own = queue.shift(); own; own = queue.shift()) for (const job of own) await this.executeOne(job.id);
    };
    await Promise.all(Array.from({ length: Math.min(concurrency, queue.length) }, worker));
  }

  private async executeOne(id: string): Promise<void> {
    if (this.closed) return this.release(id);
    try {
      await executeJob(this.shell, null, id);
    } catch (error) {
      if (error instanceof DatabaseUnavailable) throw error;
      if (!(error instanceof NoSuchJob)) this.shell.log.warn({ jobId: id, err: error }, "job failed");
    }
  }

  private async release(id: string): Promise<void> {
    await this.shell.database.query(
      "update job set lock_owner = null, lock_expires_at = null where id = $1 and lock_owner = $2",
      [id, this.owner],
    );
  }
}
