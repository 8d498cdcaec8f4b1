/**
 * A business refusal: the model decides what happens, in an error boundary event with this code.
 * Where no event catches it, the engine ends the path silently, so throw only codes that the worker declares.
 */
export class BpmnError extends Error {
  override readonly name = "BpmnError";

  constructor(
    readonly code: string,
    message: string,
    /** Process variables set before the error event is looked for. */
    readonly variables: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

/** Repeating cannot help (a bug, wrong configuration, broken data): an incident at once, for a person to look at. */
export class PermanentFailure extends Error {
  override readonly name = "PermanentFailure";
  readonly code = "permanent-failure";
}

/** Reason of the abort signal when the task is no longer this worker's. */
export class LockLost extends Error {
  override readonly name = "LockLost";

  constructor(
    /** `cancelled`: the task is gone (completed, or left by a boundary event); `lost`: another worker has it. */
    readonly code: "cancelled" | "lost",
    options?: ErrorOptions,
  ) {
    super(code === "cancelled" ? "The task no longer exists" : "The lock was lost", options);
  }
}
