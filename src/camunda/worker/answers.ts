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

interface LibraryEngineError {
  httpStatusCode: number;
  code?: number | null;
  engineMsg?: string;
}

/** Classifies what the library threw; the statuses are those of a running Camunda 7.24.0. */
export function readAnswer(error: unknown): Answer {
  if (!isEngineError(error)) return "unreachable";
  const { httpStatusCode: status, code, engineMsg = "" } = error;
  if (status === 404) return "gone";
  if (status === 401 || status === 403) return "forbidden";
  if (status === 502 || status === 503 || status === 504) return "unreachable";
  if (status === 400) return /locked by worker|lock that expired|is suspended/.test(engineMsg) ? "not-ours" : "rejected";
  return code === 1 ? "conflict" : "failed-behind";
}

function isEngineError(error: unknown): error is LibraryEngineError {
  return typeof (error as LibraryEngineError | null)?.httpStatusCode === "number";
}
