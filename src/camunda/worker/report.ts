import { type Answer, readAnswer } from "./answers.ts";
import { pause, type Timing } from "./timing.ts";

/** Answers after which the same report is sent again. */
const REPEATABLE = new Set<Answer>(["unreachable", "conflict", "forbidden"]);

export interface ReportResult {
  answer: Answer | "done";
  /** Set unless `answer` is `done`. */
  error?: unknown;
}

/**
 * Sends a report until it is answered. When an answer was lost, the engine may have done it all the same: a task that
 * is gone afterwards was reported successfully.
 */
export async function report(send: () => Promise<void>, timing: Pick<Timing, "lostAnswerPauses">): Promise<ReportResult> {
  let answerLost = false;
  for (let attempt = 0; ; attempt++) {
    try {
      await send();
      return { answer: "done" };
    } catch (error) {
      const answer = readAnswer(error);
      if (answer === "gone" && answerLost) return { answer: "done" };
      const wait = timing.lostAnswerPauses[attempt];
      if (!REPEATABLE.has(answer) || wait === undefined) return { answer, error };
      if (answer === "unreachable") answerLost = true;
      await pause(wait);
    }
  }
}
