import type { Logger } from "pino";

/** Something that was started and must be stopped. */
interface Running {
  name: string;
  stop: () => Promise<void> | void;
}

/** Starts things in order and stops them in the reverse order, once, whatever asks for it. */
export class Lifecycle {
  private readonly running: Running[] = [];
  private stopping: Promise<void> | null = null;

  constructor(private readonly log: Logger) {}

  /** Registers what stop() must end. Returns its argument, for use in one line. */
  own<T extends { stop: () => Promise<void> | void }>(name: string, part: T): T {
    this.running.push({ name, stop: () => part.stop() });
    return part;
  }

  /** Stops everything, last started first; one that fails is logged and does not keep the others running. */
  stop(): Promise<void> {
    this.stopping ??= this.stopAll();
    return this.stopping;
  }

  private async stopAll(): Promise<void> {
    for (const part of this.running.reverse()) {
      const began = performance.now();
      try {
        await part.stop();
        this.log.info({ stopped: part.name, ms: Math.round(performance.now() - began) }, "stopped");
      } catch (error) {
        this.log.error({ err: error, part: part.name }, "could not stop cleanly");
      }
    }
  }
}
