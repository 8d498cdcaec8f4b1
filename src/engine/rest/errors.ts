import { EngineException } from "../core/types/exceptions.ts";
import { DatabaseUnavailable } from "../persistence/database.ts";

/** An answer other than success: the status and the body Camunda gives. */
export class RestError extends Error {
  constructor(
    readonly status: number,
    /** Simple class name of Camunda's exception. */
    readonly type: string,
    message: string,
    readonly code: number | null = null,
    /** More members of the body (`details` of a ParseException). */
    readonly more?: Record<string, unknown>,
  ) {
    super(message);
  }

  get body(): Record<string, unknown> {
    return { type: this.type, message: this.message, code: this.code, ...this.more };
  }
}

/** 400 (or another status) InvalidRequestException: the request itself is wrong. */
export function invalid(message: string, status = 400): RestError {
  return new RestError(status, "InvalidRequestException", message);
}

/** Subclasses of BadUserRequestException: 400. Everything else the engine throws is a 500. */
const badRequests = new Set([
  ...["BadUserRequestException", "NotFoundException", "NotValidException", "NotAllowedException", "ParseException"],
  ...["SuspendedEntityInteractionException", "DeploymentResourceNotFoundException"],
  ...["MigrationPlanValidationException", "MigratingProcessInstanceValidationException"],
]);

/** The status of an exception of the engine where no resource says otherwise. */
export function statusOf(error: EngineException): number {
  return error.type === "AuthorizationException" ? 403 : badRequests.has(error.type) ? 400 : 500;
}

/** What PostgreSQL cannot keep, by its code: the request is wrong. */
const refusals: Record<string, string> = {
  ...{ "22021": "A text must not contain the character U+0000.", "22P05": "A text must not contain the character U+0000." },
  "22003": "A number is too large.",
};

/** The answer to anything that was thrown. `unexpected` hears of what nobody foresaw. */
export function toRestError(error: unknown, unexpected: (error: unknown) => void): RestError {
  if (error instanceof RestError) return error;
  if (error instanceof EngineException) return new RestError(statusOf(error), error.type, error.message, error.code);
  if (error instanceof DatabaseUnavailable) return new RestError(503, "ProcessEngineException", error.message, 0);
  const refused = refusals[(error as { code?: string }).code ?? ""];
  if (refused !== undefined) return invalid(refused);
  unexpected(error);
  return new RestError(500, "ProcessEngineException", "An unexpected error occurred. The log of the engine says more.", 0);
}

/**
 * Runs a part of a request whose failures Camunda wraps: `Cannot complete task x: …`. An exception of the engine
 * becomes a RestException with the given status (default: its own), a wrong value keeps its type.
 */
export async function prefixed<T>(prefix: string, work: () => Promise<T> | T, status?: number): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // A body that cannot be read at all has no message, a faulty file none of Camunda's own.
    if (error instanceof RestError && (error.message === "" || error.type === "IllegalArgumentException")) throw error;
    if (error instanceof RestError) throw new RestError(error.status, error.type, prefix + error.message, error.code);
    if (error instanceof EngineException && error.code !== null)
      throw new RestError(status ?? statusOf(error), "RestException", prefix + error.message, error.code);
    throw error;
  }
}

/**
 * Camunda's mapping where a resource turns "not found" into 404 and a bad request into 400, both as RestException.
 */
export async function asRestException<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof EngineException && statusOf(error) === 400)
      throw new RestError(error.type === "NotFoundException" ? 404 : 400, "RestException", error.message, error.code);
    throw error;
  }
}

/** Camunda's mapping where a resource answers bad requests and missing values with a 400 InvalidRequestException. */
export async function asInvalid<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof EngineException && (statusOf(error) === 400 || error.type === "NullValueException"))
      throw invalid(error.message);
    throw error;
  }
}
