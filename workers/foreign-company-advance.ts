import { z } from "zod";
import { daysFrom } from "../src/domain/brasilia-days.ts";
import { workers as texts } from "../src/texts/workers.ts";
import { defineWorker } from "./support/define.ts";
import { foreignRequestOf } from "./support/foreign.ts";

/** Notes where the request of a foreign company stands, and tells the applicant in his language. */
export const foreignCompanyAdvance = defineWorker({
  topic: "foreign-company-advance",
  title: texts.titles["foreign-company-advance"],
  inputs: z.object({
    requestState: z.enum(["analysing", "correcting", "refused", "expired"]),
    /** What the team wrote. */
    stepNote: z.string().nullish(),
    /** Within how many days the applicant has to answer. */
    answerWithinDays: z.coerce.number().int().min(1).max(365).nullish(),
  }),
  outputs: z.object({
    /** First moment at which the answer of whoever has to act comes too late. */
    answerUntil: z.date().nullable(),
    /** When the applicant is reminded, as the cycle of a timer. */
    warningCycle: z.string().nullable(),
  }),
  errors: {},
  async handler({ input, task, services: { store, clock } }) {
    const { id, answerUntil: before } = await foreignRequestOf(store, task);
    const { requestState: state, stepNote, answerWithinDays: days } = input;
    const until = state === "correcting" && days ? daysFrom(clock(), days + 1) : null;
    const { answerUntil } = await store.foreignCompanies.advance({
      ...{ requestId: id, eventKey: `${state}:${task.id}`, state, note: stepNote ?? null },
      answerUntil: state === "analysing" ? before : until,
    });
    const third = Math.max(1, Math.floor((days ?? 3) / 3));
    return { answerUntil, warningCycle: state === "correcting" ? `R2/P${third}D` : null };
  },
});
