import { z } from "zod";

const variables = z.record(z.string(), z.json());

/** What happens next. Each step names one thing the process waits for, or lets time pass. */
export const stepSchema = z.union([
  /** A person completes the user task with this id. */
  z.strictObject({ userTask: z.string(), set: variables.optional() }),
  /** A worker completes the external task with this activity id, or ends it with a BPMN error. */
  z.strictObject({ externalTask: z.string(), set: variables.optional(), error: z.string().optional() }),
  /** A message arrives, by its name. */
  z.strictObject({ message: z.string(), set: variables.optional() }),
  /** The timer event with this id is due: it alone, whatever else would be due before. */
  z.strictObject({ timer: z.string() }),
  /** So much time passes (ISO 8601, `P2DT1H`): every timer happens that is due meanwhile, in order. */
  z.strictObject({ pass: z.string() }),
]);

const scenario = z.strictObject({
  /** What the scenario tells, in one Portuguese sentence. */
  title: z.string(),
  /** Id of the process it starts. */
  process: z.string(),
  businessKey: z.string().optional(),
  /** When it starts (ISO 8601); left out: STARTS_AT. */
  startsAt: z.string().optional(),
  /** Variables at the start. */
  variables: variables.optional(),
  steps: z.array(stepSchema),
  /**
   * The activities entered, in order; those of a called process as `process/activity`. An event counts when it happens,
   * not when it begins to be waited for; a joining gateway when the last token has arrived. Left out: any path.
   */
  path: z.array(z.string()).optional(),
  /** Id of the end event at which the process ends. */
  end: z.string(),
  /** Variables of the process at its end; others may be there, too. */
  outcome: variables.optional(),
});

export type Step = z.infer<typeof stepSchema>;
/** One way through a process: what people, workers and time do, and which path must follow from it. */
export type Scenario = z.infer<typeof scenario>;

/** When a scenario starts that does not say it: the clock of a rehearsal is not that of the wall. */
export const STARTS_AT = "2026-01-01T12:00:00.000Z";

/** How the clock of a scenario stands at its start, in milliseconds since the epoch. */
export function startOf({ startsAt = STARTS_AT }: Pick<Scenario, "startsAt">): number {
  return Date.parse(startsAt);
}
