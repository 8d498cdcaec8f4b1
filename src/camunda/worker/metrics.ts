import { Counter, Gauge, Histogram, type Metric, type Registry } from "prom-client";

/** How a task ended for this worker. */
export type TaskOutcome = "completed" | "bpmn-error" | "retry" | "incident" | "cancelled" | "lock-lost" | "unreported";

const PICK_UP_BUCKETS = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5, 30];
const DURATION_BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The runner's metrics, by topic. */
export interface WorkerMetrics {
  /** `waited`: seconds from the creation of the task to the call of its handler; null when the engine does not tell. */
  pickedUp(topic: string, waited: number | null): void;
  /** `duration`: seconds from the call of the handler to the engine's answer. */
  ended(topic: string, outcome: TaskOutcome, duration: number): void;
  pollFailed(): void;
}

/** Registers the metrics, or finds those that an earlier runner in this process registered. */
export function createWorkerMetrics(registry: Registry): WorkerMetrics {
  const registers = [registry];
  const own = <T extends Metric>(name: string, create: () => T) => (registry.getSingleMetric(name) as T | undefined) ?? create();
  const inFlight = own(
    "worker_tasks_in_flight",
    () => new Gauge({ name: "worker_tasks_in_flight", help: "Handlers running", labelNames: ["topic"], registers }),
  );
  const pickedUp = own(
    "worker_tasks_picked_up_total",
    () =>
      new Counter({ name: "worker_tasks_picked_up_total", help: "Tasks fetched and started", labelNames: ["topic"], registers }),
  );
  const ended = own(
    "worker_tasks_ended_total",
    () =>
      new Counter({
        name: "worker_tasks_ended_total",
        help: "Tasks ended, by outcome",
        labelNames: ["topic", "outcome"],
        registers,
      }),
  );
  const latency = own(
    "worker_pick_up_seconds",
    () =>
      new Histogram({
        name: "worker_pick_up_seconds",
        help: "From the creation of a task to the call of its handler",
        labelNames: ["topic"],
        buckets: PICK_UP_BUCKETS,
        registers,
      }),
  );
  const duration = own(
    "worker_task_seconds",
    () =>
      new Histogram({
        name: "worker_task_seconds",
        help: "From the call of the handler to the engine's answer",
        labelNames: ["topic"],
        buckets: DURATION_BUCKETS,
        registers,
      }),
  );
  const pollFailures = own(
    "worker_poll_failures_total",
    () => new Counter({ name: "worker_poll_failures_total", help: "Polls that failed", registers }),
  );

  return {
    pickedUp(topic, waited) {
      pickedUp.inc({ topic });
      inFlight.inc({ topic });
      if (waited !== null) latency.observe({ topic }, waited);
    },
    ended(topic, outcome, seconds) {
      inFlight.dec({ topic });
      ended.inc({ topic, outcome });
      duration.observe({ topic }, seconds);
    },
    pollFailed: () => pollFailures.inc(),
  };
}
