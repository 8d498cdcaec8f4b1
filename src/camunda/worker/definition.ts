import type { Logger } from "pino";
import type { z } from "zod";

/** What a handler knows of the external task it works on. */
export interface WorkerTask {
  id: string;
  topic: string;
  businessKey: string | null;
  processInstanceId: string;
  processDefinitionKey: string;
  activityId: string;
  /** 1 for the first attempt, 2 after one failure … Lost locks and killed workers are not counted by the engine. */
  attempt: number;
}

export interface HandlerContext<Input, Services> {
  input: Input;
  task: WorkerTask;
  services: Services;
  /** Aborted when the lock is lost or the task is cancelled: what is done from then on is for nothing, or done twice. */
  signal: AbortSignal;
  /** Carries topic, task and business key. No personal data. */
  log: Logger;
}

type Shape = z.ZodObject;

/** The contract of a topic and the code behind it. `Services` is whatever the handlers stand on. */
export interface WorkerDefinition<Services, Inputs extends Shape = Shape, Outputs extends Shape = Shape> {
  topic: string;
  /** For people, in Portuguese. */
  title: string;
  /** Process variables it reads. Only these are fetched. */
  inputs: Inputs;
  /** Process variables it sets. */
  outputs: Outputs;
  /** BPMN error codes it may throw, with what they mean (Portuguese). Any other code is a bug. */
  errors: Record<string, string>;
  /** Milliseconds a task stays locked; renewed while the handler runs. Default 30 000. */
  lockDuration?: number;
  /** Attempts after the first one that failed for a transient reason. Default 5. */
  retries?: number;
  /**
   * Must be idempotent: a task may reach it twice. Throw BpmnError for a business refusal that the model handles,
   * PermanentFailure for what no repetition cures, anything else for what may pass by itself.
   */
  handler(context: HandlerContext<z.output<Inputs>, Services>): Promise<z.input<Outputs>>;
}

/** A worker whatever its variables are: what lists of workers are made of. */
// biome-ignore lint/suspicious/noExplicitAny: the handler is contravariant in its inputs; the runner parses them with the worker's own schema
export type AnyWorker<Services> = WorkerDefinition<Services, any, any>;

/**
 * `const defineWorker = workerDefiner<Services>()`: infers the variables of each worker from its schemas while the
 * services are the same for all.
 */
export function workerDefiner<Services>() {
  return <Inputs extends Shape, Outputs extends Shape>(worker: WorkerDefinition<Services, Inputs, Outputs>) => worker;
}
