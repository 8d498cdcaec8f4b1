/** What the core throws: the REST resource turns it into the status and body that Camunda gives. */
export class EngineException extends Error {
  constructor(
    message: string,
    /** Simple class name of Camunda's exception: ProcessEngineException, NullValueException, BadUserRequestException … */
    readonly type: string = "ProcessEngineException",
    /** Camunda's exception code; 1 = optimistic locking; null = an exception of Java, not of the engine. */
    readonly code: number | null = 0,
  ) {
    super(message);
  }
  /** The activity in which a step failed (`failedActivityId` of jobs and incidents); set by the core. */
  failedActivityId: string | null = null;
}
