import { endInstance, startInstance } from "../life-cycle/instance.ts";
import type { Run } from "../run.ts";
import type { Command } from "../types.ts";
import { instantiate } from "./instantiate.ts";

/** Starts a root process instance, at its start event or where the instructions say. */
export function start(run: Run, command: Extract<Command, { type: "start" }>): void {
  const { startInstructions = [] } = command;
  const instance = startInstance(run, {
    id: command.instanceId,
    definition: run.context.definition(command.definitionId),
    businessKey: command.businessKey,
    variables: command.variables,
    startActivityId: command.startActivityId,
    byInstructions: startInstructions.length > 0,
    superNode: null,
  });
  if (startInstructions.length === 0) return;
  instance.isBeginning = true;
  for (const instruction of startInstructions) {
    instantiate(run, instance, instruction);
    run.drain();
  }
  instance.isBeginning = false;
  if (instance.root.children.length === 0 && instance.root.isEnded) endInstance(run, instance.root);
}
