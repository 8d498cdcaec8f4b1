import { z } from "zod";
import { type Begun, MAX_STANDING_STEPS, stepSchema } from "../../../../rehearsal/index.ts";

/** Name of the hidden field that carries a rehearsal from page to page: the server keeps none. */
export const STATE_FIELD = "ensaio";

const schema = z.strictObject({
  businessKey: z.string().max(255).optional(),
  startsAt: z.iso.datetime().optional(),
  variables: z.record(z.string(), z.json()).optional(),
  steps: z.array(stepSchema).max(MAX_STANDING_STEPS),
  /** Path of the scenario that was opened. */
  origin: z.string().max(200).optional(),
  /** Its revision in the change when it was opened; 0: the change did not have it. */
  originRevision: z.int().min(0).optional(),
});

/** A rehearsal as its page carries it. */
export type RehearsalState = Omit<Begun, "process"> & { origin?: string | undefined; originRevision?: number | undefined };

/** Reads the hidden field; null when it holds none of ours. */
export function readState(text: string): RehearsalState | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
