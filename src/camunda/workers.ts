import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Logger } from "pino";
import { Registry } from "prom-client";
import { createEngineClient } from "./client.ts";
import { createRequest, type EngineAddress } from "./http.ts";
import type { AnyWorker } from "./worker/definition.ts";
import { executeTask, lockDurationOf } from "./worker/execution.ts";
import { Client } from "./worker/library.ts";
import { createWorkerMetrics } from "./worker/metrics.ts";
import { pollUntil } from "./worker/poll-loop.ts";
import { createSlots } from "./worker/slots.ts";
import { defaultTiming, pause, type Timing } from "./worker/timing.ts";
import { replaceTransport } from "./worker/transport.ts";

export {
  type AnyWorker,
  type HandlerContext,
  type WorkerDefinition,
  type WorkerTask,
  workerDefiner,
} from "./worker/definition.ts";
export { BpmnError, LockLost, PermanentFailure } from "./worker/errors.ts";

export interface WorkersOptions<Services> {
  engine: EngineAddress;
  workers: AnyWorker<Services>[];
  services: Services;
  log: Logger;
  /** Must be unique among all processes that work for the engine. Default: host, process id and a random part. */
  workerId?: string;
  metrics?: Registry;
  /** Handlers at once. Default 32. */
  concurrency?: number;
  timing?: Partial<Timing>;
}

export interface RunningWorkers {
  workerId: string;
  /** Handlers running now. */
  readonly busy: number;
  /** Takes no more tasks, waits for the handlers that run (8 s at most), gives back what is still locked. */
  stop(): Promise<void>;
}

/**
 * Works on external tasks with camunda-external-task-client-js, whose gaps it fills: unique worker id, long polling
 * with back-off, lock renewal, BPMN error / retry / incident by class of error, checked variables, lost answers
 * repeated, fair concurrency, clean stop, log and metrics. The engine need not be up yet.
 */
export function startWorkers<Services>(options: WorkersOptions<Services>): RunningWorkers {
  const { engine, services, workers, log } = options;
  const timing = { ...defaultTiming, ...options.timing };
  const workerId = options.workerId ?? `${hostname()}-${process.pid}-${randomUUID()}`;
  const metrics = createWorkerMetrics(options.metrics ?? new Registry());
  const client = new Client({ baseUrl: engine.url, workerId, autoPoll: false });
  const rest = createEngineClient({ ...engine, log });
  const slots = createSlots(
    workers.map(({ topic }) => topic),
    options.concurrency ?? 32,
  );
  const inFlight = new Set<string>();
  const stopping = new AbortController();
  replaceTransport(client, createRequest(engine, log), stopping.signal, timing.answer);

  for (const worker of workers) {
    const subscription = { lockDuration: lockDurationOf(worker), variables: Object.keys(worker.inputs.shape) };
    client.subscribe(worker.topic, subscription, ({ task, taskService }) =>
      executeTask({ worker, services, taskService, metrics, timing, log }, task),
    );
  }

  /** Tasks that the engine locked for this worker although it never heard of them (an answer was lost). */
  async function unlockLost() {
    const locked = await rest.externalTasks({ workerId, locked: true });
    const lost = locked.filter(({ id }) => !inFlight.has(id));
    await Promise.all(lost.map((task) => client.taskService.unlock(task).catch(() => undefined)));
    if (lost.length > 0) log.info({ tasks: lost.length }, "tasks given back");
  }

  const polling = pollUntil(stopping.signal, {
    client,
    slots,
    timing,
    metrics,
    log,
    unlockLost,
    topics: workers.map((worker) => ({
      topicName: worker.topic,
      lockDuration: lockDurationOf(worker),
      variables: Object.keys(worker.inputs.shape),
    })),
    async execute(task) {
      if (stopping.signal.aborted) return void client.taskService.unlock(task).catch(() => undefined);
      inFlight.add(task.id);
      slots.take(task.topicName);
      await client.executeTask(task);
      inFlight.delete(task.id);
      slots.release(task.topicName);
    },
  });

  async function stop() {
    stopping.abort();
    const drained = new AbortController();
    await Promise.race([Promise.all([slots.idle(), polling]).then(() => drained.abort()), pause(timing.drain, drained.signal)]);
    if (slots.busy > 0) log.warn({ tasks: slots.busy }, "stopped while handlers still run; their locks will expire");
    await rest.withdrawPoll(workerId).catch(() => undefined);
    await unlockLost().catch((error: unknown) => log.warn({ err: error }, "could not give back locked tasks"));
    log.info({ workerId }, "workers stopped");
  }

  let stopped: Promise<void> | undefined;
  log.info({ workerId, topics: workers.map(({ topic }) => topic) }, "workers started");
  return {
    workerId,
    get busy() {
      return slots.busy;
    },
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}
