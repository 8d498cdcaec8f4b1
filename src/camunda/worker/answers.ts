import { EngineError } from "../errors.ts";

/** How the engine's answer to a report (complete, failure, BPMN error, lock) is to be read. */
export type Answer =
  /** No answer, or one of a gateway: nobody knows whether it was done. */
  | "unreachable"
  /** 404: completed already, or cancelled by the model. */
  | "gone"
  /** 400: another worker holds the task, or our lock has expired. */
  | "not-ours"
  /** 500 with code 1: optimistic locking, nothing was changed. */
  | "conflict"
  /** 400 otherwise: what we sent is wrong. */
  | "rejected"
  /** 500 otherwise: what follows in the model throws; rolled back, the task is still ours. */
  | "failed-behind"
  /** 401, 403: no right to do it. */
  | "forbidden";

/** Classifies what a call of the task service threw; the statuses are those of a running Camunda 7.24.0. */
export function readAnswer(error: unknown): Answer {
  if (!(error instanceof EngineError)) return "unreachable";
  const { status, message } = error;
  if (error.isNotFound) return "gone";
  if (status === 401 || status === 403) return "forbidden";
  if (status === 400) return /locked by worker|lock that expired|is suspended/.test(message) ? "not-ours" : "rejected";
  return error.isConflict ? "conflict" : "failed-behind";
}
