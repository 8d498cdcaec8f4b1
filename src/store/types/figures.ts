/** One time that an instance was at an element of its model. */
export interface StepRun {
  /** Id of the activity instance at the engine. */
  id: string;
  processKey: string;
  version: number;
  /** Id of the element. */
  element: string;
  instanceId: string;
  /** The instance that began it all; that of a service is known to the store. */
  rootId: string;
  startedAt: Date;
  /** Null: it stands there still. */
  endedAt: Date | null;
  canceled: boolean;
}

/** The two ways in which the engine's history is read: what began and goes on, and what has ended. */
export type StepStream = "started" | "finished";

/** Of which runs figures are asked. What is left out does not matter. */
export interface FiguresQuery {
  processKey: string;
  version?: number | undefined;
  /** Id of the service's team. */
  team?: string | undefined;
  companyId?: string | undefined;
  from?: Date | undefined;
  /** First moment that is too late. */
  until?: Date | undefined;
}

/** How it goes at one element. Durations in milliseconds. */
export interface StepFigures {
  element: string;
  /** Instances that stand here now, whatever the period. */
  standing: number;
  /** For how long those have been standing, together. */
  standingFor: number;
  /** How often it was gone through in the period. */
  passed: number;
  canceled: number;
  /** Null: nothing went through it. */
  median: number | null;
  p90: number | null;
  /** How long all who left it in the period had been there, together. */
  total: number;
}

/** Why something was refused, and how often. */
export interface RefusalCount {
  /** start: by the decision or the guard. submission: when it was sent. decision: how the process ended. */
  at: "start" | "submission" | "decision";
  code: string;
  count: number;
}

export interface FiguresRepository {
  /** Does the work unless another process is at it. */
  alone(work: () => Promise<void>): Promise<void>;
  /** The newest moment of a stream that was seen; null: none yet. */
  reached(stream: StepStream): Promise<Date | null>;
  /**
   * Takes what was read of a stream, and the newest moment in it. Runs may come again: each is counted once, when it is first
   * seen to have ended.
   */
  record(request: { stream: StepStream; runs: readonly StepRun[]; reached: Date }): Promise<void>;
  /** A stream was read to its end, as it was at this moment. */
  complete(stream: StepStream, at: Date): Promise<void>;
  /** Instances whose open runs were not looked at for the longest time. */
  oldestUnchecked(limit: number): Promise<{ instanceId: string; versions: number[] }[]>;
  /** Takes all that is known of these instances anew: open runs that are not among these runs are forgotten. */
  check(instanceIds: readonly string[], runs: readonly StepRun[]): Promise<void>;
  /** These instances are as they were known. */
  checked(instanceIds: readonly string[]): Promise<void>;
  /** How it goes at each element, as of the moment at which the engine was last read to the end; null: it was not yet. */
  read(query: FiguresQuery): Promise<{ steps: StepFigures[]; asOf: Date | null }>;
  /** Refusals in a period, the most frequent first. */
  refusals(query: FiguresQuery): Promise<RefusalCount[]>;
}
