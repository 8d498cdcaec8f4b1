import { endInstance, startInstance } from "../life-cycle/instance.ts";
import type { Run } from "../run.ts";
import type { Command } from "../types/commands.ts";
import { begunActivity, instantiate } from "./instantiate.ts";

/** Starts a root process instance, at its start event or where the instructions say. */
export function start(run: Run, command: Extract<Command, { type: "start" }>): void {
  const { startInstructions = [] } = command;
  run.skipListeners = command.skipCustomListeners ?? false;
  run.skipIoMappings = command.skipIoMappings ?? false;
  const definition = run.context.definition(command.definitionId);
  const [first] = startInstructions;
  const instance = startInstance(run, {
    id: command.instanceId,
    definition,
    businessKey: command.businessKey,
    variables: command.variables,
    startActivityId: first ? begunActivity(definition, first).id : command.startActivityId,
    byInstructions: first !== undefined,
    superNode: null,
  });
  if (!first) return;
  instance.isBeginning = true;
  for (const instruction of startInstructions) {
    instantiate(run, instance, instruction);
    run.drain();
  }
  instance.isBeginning = false;
  if (instance.root.children.length === 0 && instance.root.isEnded) endInstance(run, instance.root);
}
