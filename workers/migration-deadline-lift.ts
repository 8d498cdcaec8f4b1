import { z } from "zod";
import { workers as texts } from "../src/texts/workers.ts";
import { defineWorker } from "./support/define.ts";
import { liftAll } from "./support/suspension.ts";

/** Lets all processes go on that the deadline had stopped: it was moved. */
export const migrationDeadlineLift = defineWorker({
  topic: "migration-deadline-lift",
  title: texts.titles["migration-deadline-lift"],
  inputs: z.object({}),
  outputs: z.object({
    /** How many this attempt let go on. */
    liftedInstances: z.number().int(),
  }),
  errors: {},
  async handler({ services, signal }) {
    const count = await liftAll(services, signal);
    await services.store.migrationDeadline.lifted(count);
    return { liftedInstances: count };
  },
});
