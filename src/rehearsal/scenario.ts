import { z } from "zod";

const variables = z.record(z.string(), z.json());

/** What happens next. Each step names one thing the process waits for. */
const step = z.union([
  /** A person completes the user task with this id. */
  z.strictObject({ userTask: z.string(), set: variables.optional() }),
  /** A worker completes the external task with this activity id, or ends it with a BPMN error. */
  z.strictObject({ externalTask: z.string(), set: variables.optional(), error: z.string().optional() }),
  /** A message arrives, by its name. */
  z.strictObject({ message: z.string(), set: variables.optional() }),
  /** Time passes until the timer event with this id is due. */
  z.strictObject({ timer: z.string() }),
]);

const scenario = z.strictObject({
  /** What the scenario tells, in one Portuguese sentence. */
  title: z.string(),
  /** Id of the process it starts. */
  process: z.string(),
  businessKey: z.string().optional(),
  /** Variables at the start. */
  variables: variables.optional(),
  steps: z.array(step),
  /**
   * The activities entered, in order; those of a called process as `process/activity`. An event counts when it happens,
   * not when it begins to be waited for; a joining gateway when the last token has arrived.
   */
  path: z.array(z.string()),
  /** Id of the end event at which the process ends. */
  end: z.string(),
});

export type Step = z.infer<typeof step>;
/** One way through a process: what people, workers and time do, and which path must follow from it. */
export type Scenario = z.infer<typeof scenario>;

/** Checks a scenario read from a file. Throws ZodError that names the place. */
export function parseScenario(content: unknown): Scenario {
  return scenario.parse(content);
}
