import { z } from "zod";
import { workers as texts } from "../src/texts/workers.ts";
import { defineWorker } from "./support/define.ts";

/** Says what the deadline of the migration demands now, and until when there is nothing to do. */
export const migrationDeadlinePlan = defineWorker({
  topic: "migration-deadline-plan",
  title: texts.titles["migration-deadline-plan"],
  inputs: z.object({}),
  outputs: z.object({
    deadlineAction: z.enum(["warn", "block", "lift", "wait", "finish"]),
    /** The deadline it is about. */
    deadlineId: z.string().nullable(),
    /** Which warning is due. */
    warningDays: z.number().int().nullable(),
    /** When to look again. */
    nextMoment: z.date().nullable(),
  }),
  errors: {},
  async handler({ services: { store } }) {
    const plan = await store.migrationDeadline.plan();
    return {
      deadlineAction: plan.action,
      deadlineId: plan.action === "finish" ? null : plan.deadline.id,
      warningDays: plan.action === "warn" ? plan.days : null,
      nextMoment: plan.action === "wait" ? plan.until : null,
    };
  },
});
