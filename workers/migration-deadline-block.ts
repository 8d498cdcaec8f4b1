import { z } from "zod";
import { workers as texts } from "../src/texts/workers.ts";
import { defineWorker } from "./support/define.ts";
import { liftMoved, suspendOverdue } from "./support/suspension.ts";

/** Suspends the running processes of those who have not migrated. Repeated, it takes up where it was. */
export const migrationDeadlineBlock = defineWorker({
  topic: "migration-deadline-block",
  title: texts.titles["migration-deadline-block"],
  inputs: z.object({ deadlineId: z.string() }),
  outputs: z.object({
    /** How many this attempt suspended. */
    suspendedInstances: z.number().int(),
  }),
  errors: {},
  async handler({ input: { deadlineId }, services, signal }) {
    const count = await suspendOverdue(services, signal);
    // Somebody may have migrated while his instance was on its way to be suspended.
    await liftMoved(services, signal);
    await services.store.migrationDeadline.taken({ deadlineId, step: "block", count });
    return { suspendedInstances: count };
  },
});
