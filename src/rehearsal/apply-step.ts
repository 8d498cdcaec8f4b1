import type { PlayedInstance } from "./instance.ts";
import type { Step } from "./scenario.ts";
import { typedOf } from "./variables.ts";

/** Applies a step to an instance; false when it does not wait for that. */
export function apply(step: Step, instance: PlayedInstance): boolean {
  if ("message" in step) return instance.receive(step.message, typed(step.set));
  if ("timer" in step) return instance.elapse(step.timer);
  if ("pass" in step) return true;
  const [kind, id] = "userTask" in step ? (["userTask", step.userTask] as const) : (["externalTask", step.externalTask] as const);
  if (!instance.waitsFor(id, kind)) return false;
  const error = "error" in step ? step.error : undefined;
  if (error === undefined) instance.complete(id, typed(step.set));
  else instance.throwError(id, error, typed(step.set));
  return true;
}

/** Values as a scenario writes them, with their types. */
export function typed(values: Record<string, unknown> = {}) {
  return Object.entries(values).map(([name, value]) => [name, typedOf(value)] as [string, ReturnType<typeof typedOf>]);
}
