import type { Logger } from "pino";

/** Something that runs and can be stopped. */
export interface Stoppable {
  stop(): Promise<void> | void;
}

/** The start was broken off, because stop() was asked for. */
export class Stopped extends Error {
  readonly code = "stopped";
}

/** Starts things in order and stops them in the reverse order, once, whatever asks for it and however far the start is. */
export class Lifecycle {
  private readonly parts: { name: string; part: Promise<Stoppable | null> }[] = [];
  private stopping: Promise<void> | null = null;

  constructor(private readonly log: Logger) {}

  /** Starts a part that stop() ends. Throws Stopped when stop() was called before or meanwhile; nothing is left running then. */
  async start<T extends Stoppable>(name: string, begin: () => Promise<T> | T): Promise<T> {
    if (this.stopping !== null) throw new Stopped();
    const beginning = Promise.resolve().then(begin);
    this.parts.push({ name, part: beginning.catch(() => null) });
    const part = await beginning;
    if (this.stopping !== null) throw new Stopped();
    return part;
  }

  /** Stops everything, last started first; one that fails is logged and does not keep the others running. */
  stop(): Promise<void> {
    this.stopping ??= this.stopAll();
    return this.stopping;
  }

  private async stopAll(): Promise<void> {
    for (const { name, part } of this.parts.toReversed()) {
      const began = performance.now();
      try {
        // What is still starting is waited for: half a start cannot be stopped.
        await (await part)?.stop();
        this.log.info({ stopped: name, ms: Math.round(performance.now() - began) }, "stopped");
      } catch (error) {
        this.log.error({ err: error, part: name }, "could not stop cleanly");
      }
    }
  }
}
