import pino from "pino";
import type { Registry } from "prom-client";
import { z } from "zod";
import type { Timing } from "../../../src/camunda/worker/timing.ts";
import { type AnyWorker, type RunningWorkers, startWorkers, type WorkerDefinition } from "../../../src/camunda/workers.ts";
import type { FakeEngine } from "./fake-engine.ts";

/** Durations short enough for tests, long enough not to race. */
export const timing: Partial<Timing> = {
  longPoll: 2_000,
  pollFailurePauses: [5],
  lostAnswerPauses: [5, 5, 5],
  emptyPause: 5,
  drain: 1_000,
  answer: 1_000,
};

type Handler = WorkerDefinition<unknown>["handler"];

/** A worker with free variables. */
export function worker(topic: string, handler: Handler, more: Partial<AnyWorker<unknown>> = {}): AnyWorker<unknown> {
  return { topic, title: topic, inputs: z.object({}), outputs: z.looseObject({}), errors: {}, handler, ...more };
}

/** Starts the runner against a fake engine. */
export function run(
  engine: FakeEngine,
  workers: AnyWorker<unknown>[],
  more: { timing?: Partial<Timing>; concurrency?: number; workerId?: string; metrics?: Registry; log?: pino.Logger } = {},
): RunningWorkers {
  return startWorkers({
    engine: { url: engine.url, user: "demo", password: "demo" },
    workers,
    services: {},
    log: pino({ enabled: false }),
    ...more,
    timing: { ...timing, ...more.timing },
  });
}

/** A promise with its resolver outside. */
export function gate<T = void>() {
  let open!: (value: T) => void;
  const opened = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

/** A worker whose handler waits until it is let go: `started` resolves when `count` handlers run. */
export function holding(topic: string, count = 1, more: Partial<AnyWorker<unknown>> = {}) {
  const started = gate();
  const release = gate();
  let running = 0;
  const handler = async () => {
    running += 1;
    if (running === count) started.open();
    await release.opened;
    return {};
  };
  return { worker: worker(topic, handler, more), started: started.opened, release: () => release.open() };
}
