import { setVariables } from "../behaviours/variables.ts";
import { endWait } from "../behaviours/waits.ts";
import { behaviourOf } from "../elements/behaviours.ts";
import type { Run } from "../run.ts";
import type { Command } from "../types/commands.ts";
import { EngineException } from "../types/exceptions.ts";
import { executionById } from "./find.ts";

/**
 * What an execution rests at goes on without what it waits for. A task that it rests at is not done, but gone (where
 * Camunda leaves a user task behind that belongs to nothing any more).
 */
export function signalExecution(run: Run, command: Extract<Command, { type: "signal-execution" }>): void {
  const node = executionById(run, command.executionId);
  const { activity, wait } = node;
  if (!activity) throw new EngineException(`cannot signal execution ${node.id}: it has no current activity`);
  setVariables(run, node, command.variables);
  const signal = wait === null || wait.kind === "call-activity" ? undefined : behaviourOf(activity).signal;
  if (!signal) throw new EngineException(`ENGINE-02010 The activity with id '${activity.id}' doesn't accept signals.`);
  if (wait?.kind !== "event") endWait(run, node, "deleted");
  signal(run, node);
}
