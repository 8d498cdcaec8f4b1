import { z } from "zod";
import { PermanentFailure } from "../src/camunda/workers.ts";
import { noticeKinds } from "../src/domain/notices.ts";
import type { ProcessState } from "../src/store/types.ts";
import { workers as texts } from "../src/texts/workers.ts";
import { defineWorker } from "./support/define.ts";
import { admittedProcess } from "./support/process.ts";

const day = 24 * 3600_000;

/** In which states a process can be for this to follow: a token that somebody put into the model gets no further. */
function comesFrom(outcome: string | null, state: "correcting" | "finished"): ProcessState[] {
  if (outcome === "draft-expired") return ["draft"];
  if (outcome === "correction-expired") return ["correcting"];
  return state === "correcting" || outcome !== null ? ["submitted"] : [];
}

/** Notes where a request stands, and tells the person who opened it. */
export const requestAdvance = defineWorker({
  topic: "request-advance",
  title: texts.titles["request-advance"],
  inputs: z.object({
    processState: z.enum(["correcting", "finished"]),
    /** How it ended, such as `approved`. */
    processOutcome: z.string().nullish(),
    noticeKind: z.enum(noticeKinds).nullish(),
    /** What the person is told beside the notice's own words. */
    noticeReason: z.string().nullish(),
    /** Within how many days the person has to answer. */
    answerWithinDays: z.coerce.number().int().positive().nullish(),
    /** Set by this worker when the period began. */
    answerUntil: z.coerce.date().nullish(),
  }),
  outputs: z.object({
    /** First moment at which an answer comes too late. */
    answerUntil: z.date().nullable(),
  }),
  errors: {},
  async handler({ input, task, services: { store, clock } }) {
    const process = await admittedProcess(store, task);
    const { processState, processOutcome = null, noticeKind, noticeReason = null } = input;
    const reminding = noticeKind === "correction-due";
    // The person answered while the reminder was on its way.
    if (reminding && process.state !== "correcting") return { answerUntil: input.answerUntil ?? null };
    const repeated = process.state === processState && process.outcome === processOutcome;
    if (!repeated && !comesFrom(processOutcome, processState).includes(process.state)) {
      throw new PermanentFailure(`A process that is "${process.state}" does not become "${processOutcome ?? processState}"`);
    }
    await store.processes.advance({ instanceId: task.processInstanceId, state: processState, outcome: processOutcome });
    const days = input.answerWithinDays ?? null;
    const until = reminding || days === null ? (input.answerUntil ?? null) : new Date(clock().getTime() + days * day);
    if (noticeKind) {
      await store.notices.tell({
        accountId: process.openedBy.accountId,
        kind: noticeKind,
        eventKey: `${noticeKind}:${task.id}`,
        data: {
          ...{ process: process.number, processId: process.id, companyName: process.company.legalName },
          ...{ outcome: texts.outcome(processOutcome), reason: noticeReason, ...(until ? { until } : {}) },
        },
      });
    }
    return { answerUntil: until };
  },
});
