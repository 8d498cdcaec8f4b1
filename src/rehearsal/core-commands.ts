import type { Command } from "../engine/core/types/commands.ts";
import type { Execution } from "../engine/core/types/state.ts";
import type { TypedValue } from "../engine/core/types/values.ts";
import type { Step } from "./scenario.ts";
import { typedOf } from "./variables.ts";

/** A timer that runs in the core. */
export interface CoreTimer {
  /** Of its job. */
  id: string;
  activityId: string;
  instanceId: string;
  /** Milliseconds since the epoch. */
  due: number;
}

/** What a step asks of the core; null when nothing waits for it. */
export function commandOf(
  one: Exclude<Step, { pass: string }>,
  executions: Execution[],
  timer: CoreTimer | undefined,
): Command | null {
  if ("timer" in one) return timer === undefined ? null : { type: "execute-job", jobId: timer.id };
  if ("message" in one) {
    const waiting = executions
      .flatMap(({ subscriptions = [] }) => subscriptions)
      .find(({ type, name }) => type === "message" && name === one.message);
    return waiting === undefined
      ? null
      : { type: "message", subscriptionId: waiting.id, variables: typedValues(one.set), localVariables: {} };
  }
  const [kind, activityId] =
    "userTask" in one ? (["user-task", one.userTask] as const) : (["external-task", one.externalTask] as const);
  const { wait } = executions.find((execution) => execution.activityId === activityId && execution.wait?.kind === kind) ?? {};
  const variables = typedValues(one.set);
  if (wait?.kind === "user-task") return { type: "complete-task", taskId: wait.id, variables };
  if (wait?.kind !== "external-task") return null;
  const externalTaskId = wait.id;
  return "error" in one && one.error !== undefined
    ? { type: "external-task-bpmn-error", externalTaskId, errorCode: one.error, errorMessage: null, variables }
    : { type: "complete-external-task", externalTaskId, variables, localVariables: {} };
}

/** Values as a scenario writes them, with their types. */
export function typedValues(values: Record<string, unknown> = {}): Record<string, TypedValue> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typedOf(value)]));
}
