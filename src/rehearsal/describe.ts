import { rehearsal as texts } from "../texts/rehearsal.ts";
import { writeDuration } from "./durations.ts";
import type { Step } from "./scenario.ts";

/** What a step waits for, in Portuguese. */
export function describeStep(step: Step): string {
  if ("message" in step) return texts.message(step.message);
  if ("timer" in step) return texts.timer(step.timer);
  if ("pass" in step) return writeDuration(step.pass);
  return "userTask" in step ? texts.userTask(step.userTask) : texts.externalTask(step.externalTask);
}
