import { startInstance } from "../life-cycle/instance.ts";
import type { Run } from "../run.ts";
import type { Command } from "../types.ts";

/** Starts a root process instance. */
export function start(run: Run, command: Extract<Command, { type: "start" }>): void {
  startInstance(run, {
    id: command.instanceId,
    definition: run.context.definition(command.definitionId),
    businessKey: command.businessKey,
    variables: command.variables,
    startActivityId: command.startActivityId,
    superNode: null,
  });
}
