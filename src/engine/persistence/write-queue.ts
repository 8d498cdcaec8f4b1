import type { Writes } from "./writes.ts";

/** Batches at once: while PostgreSQL waits for the disk with one, it works on the other. */
const maximumRunning = 2;
/** Commands per batch. */
const maximumCommands = 32;
/** A command with so much state (characters) shares its batch with few. */
const maximumSize = 500_000;

interface Waiting {
  writes: Writes;
  resolve(done: boolean): void;
  reject(error: Error): void;
}

/** Gathers what commands want to write at the same time into batches. */
export class WriteQueue {
  private waiting: Waiting[] = [];
  private running = 0;
  private isPlanned = false;

  /** `write` says of every command whether it was written, or why that failed. */
  constructor(private readonly write: (batch: Writes[]) => Promise<(boolean | Error)[]>) {}

  add(writes: Writes): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ writes, resolve, reject });
      this.plan();
    });
  }

  /** Not before everything that has arrived by now has been worked at: its commands may still join. */
  private plan(): void {
    if (this.isPlanned || this.running >= maximumRunning) return;
    this.isPlanned = true;
    setImmediate(() => {
      this.isPlanned = false;
      while (this.waiting.length > 0 && this.running < maximumRunning) void this.run(this.take());
    });
  }

  private async run(batch: Waiting[]): Promise<void> {
    this.running++;
    const results = await this.write(batch.map(({ writes }) => writes)).catch((error: Error) => batch.map(() => error));
    this.running--;
    batch.forEach(({ resolve, reject }, i) => {
      const result = results[i]!;
      if (result instanceof Error) reject(result);
      else resolve(result);
    });
    if (this.waiting.length > 0) this.plan();
  }

  /**
   * The next batch: of each tree one command, in the order of the trees, so that no two batches wait for each other. A command on
   * several trees is a batch of its own.
   */
  private take(): Waiting[] {
    const batch = new Map<string, Waiting>();
    const left: Waiting[] = [];
    let size = 0;
    if (this.waiting[0]!.writes.otherTrees.length > 0) return this.waiting.splice(0, 1);
    for (const item of this.waiting) {
      const { tree, otherTrees } = item.writes;
      const rootId = tree.kind === "none" ? `none ${batch.size}` : tree.rootId;
      const isFull = batch.size >= maximumCommands || (batch.size > 0 && size >= maximumSize);
      if (isFull || otherTrees.length > 0 || batch.has(rootId)) left.push(item);
      else {
        batch.set(rootId, item);
        size += "state" in tree ? tree.state.length : 0;
      }
    }
    this.waiting = left;
    return [...batch].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
  }
}
