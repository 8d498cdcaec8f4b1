/** What the engine answered when it refused: `{ type, message, code }` of its error body, with the HTTP status. */
export class EngineError extends Error {
  override readonly name = "EngineError";

  constructor(
    /** HTTP status of the answer. */
    readonly status: number,
    /** Simple class name of the engine's exception (`RestException`, `ParseException` …); empty for a body that is none (401). */
    readonly type: string,
    /** The engine's exception code; 1 = optimistic locking: nothing was changed, the same call may be repeated. */
    readonly code: number | null,
    message: string,
    /** Method and path of the call, for the log. */
    readonly call: string,
    /** The whole error body, when it was JSON: `details` of a ParseException. */
    readonly body: Record<string, unknown> = {},
  ) {
    super(message);
  }

  /** Another transaction changed the same thing at the same time; rolled back, safe to repeat. */
  get isConflict(): boolean {
    return this.status === 500 && this.code === 1;
  }

  /** A message that nothing waits for (or that several instances wait for). */
  get isMismatch(): boolean {
    return this.status === 400 && this.message.includes("MismatchingMessageCorrelationException");
  }

  /** The addressed thing does not exist (any more). */
  get isNotFound(): boolean {
    return this.status === 404;
  }

  /** The task belongs to somebody else. */
  get isClaimedByOther(): boolean {
    return this.type === "TaskAlreadyClaimedException";
  }
}

/**
 * No answer came: connection refused or lost, timeout, or a gateway in between (502, 503, 504). Whether the engine did
 * what was asked is unknown.
 */
export class EngineUnavailable extends Error {
  override readonly name = "EngineUnavailable";
  readonly code = "engine-unavailable";

  constructor(
    /** Method and path of the call. */
    readonly call: string,
    options: { cause: unknown },
  ) {
    super(`The engine did not answer ${call}: ${describe(options.cause)}`, options);
  }
}

/** One line that names the innermost cause; fetch hides it behind "fetch failed". */
function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause instanceof Error ? `${cause.message} (${cause.cause.message})` : cause.message;
}
