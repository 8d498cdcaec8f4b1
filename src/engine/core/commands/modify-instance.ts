/** The modification of a running instance: activities are cancelled, and paths begun. */
import { type Deletion, deleteCascade } from "../life-cycle/cancel.ts";
import { endInstance } from "../life-cycle/instance.ts";
import type { Run } from "../run.ts";
import { type Running, runningIn } from "../tree/activity-instances.ts";
import type { Instance } from "../tree/node.ts";
import type { Command } from "../types/commands.ts";
import { EngineException } from "../types/exceptions.ts";
import { cancelPath } from "./delete-instance.ts";
import { instantiate, refuseSuspended } from "./instantiate.ts";
import { cancelRunning } from "./modify-cancel.ts";

type Modify = Extract<Command, { type: "modify-instance" }>;
type Cancellation = Extract<Modify["instructions"][number], { type: "cancel" }>;

const REASON = "Cancellation due to process instance modifcation";

/** Carries out the instructions one after the other. What is left without any path then ends. */
export function modifyInstance(run: Run, command: Modify): void {
  const instance = run.tree.instances.get(command.instanceId);
  if (!instance) {
    throw new EngineException(
      `ENGINE-13036 Process instance '${command.instanceId}' cannot be modified. The process instance does not exist`,
    );
  }
  const { skipIoMappings = false, skipCustomListeners = false, externally = true } = command;
  run.skipIoMappings = skipIoMappings;
  run.skipListeners = skipCustomListeners;
  run.isSuspended = command.suspended ?? false;
  const options = { externally, skipIoMappings, skipListeners: skipCustomListeners };
  instance.isBeginning = true;
  for (const instruction of command.instructions) {
    if (instruction.type === "cancel") cancel(run, instance, instruction, options);
    else instantiate(run, instance, instruction, true);
    run.drain();
  }
  instance.isBeginning = false;
  finish(run, instance, { reason: null, ...options });
}

function cancel(run: Run, instance: Instance, instruction: Cancellation, options: Omit<Deletion, "reason">): void {
  const { activityInstanceId, transitionInstanceId } = instruction;
  if (activityInstanceId !== undefined) {
    const found = byId(instance, "activity", activityInstanceId);
    if (!found)
      throw notValid(`Cancel activity instance '${activityInstanceId}'; Activity`, activityInstanceId, "activityInstance");
    refuseSuspended(run, instance);
    cancelRunning(run, found, { reason: null, ...options });
  } else if (transitionInstanceId !== undefined) {
    const found = byId(instance, "transition", transitionInstanceId);
    if (!found) {
      throw notValid(
        `Cancel transition instance '${transitionInstanceId}'; Transition`,
        transitionInstanceId,
        "transitionInstance",
      );
    }
    refuseSuspended(run, instance);
    cancelRunning(run, found, { reason: null, ...options });
  } else {
    const next = () => runningIn(instance).find(({ activity }) => activity.id === instruction.activityId);
    for (let found = next(); found; found = next()) {
      refuseSuspended(run, instance);
      cancelRunning(run, found, { reason: REASON, ...options });
    }
  }
}

function byId(instance: Instance, kind: Running["kind"], id: string): Running | undefined {
  return runningIn(instance).find((each) => each.kind === kind && each.id === id);
}

function notValid(what: string, id: string, variable: string): EngineException {
  const message = `Cannot perform instruction: ${what} instance '${id}' does not exist: ${variable} is null`;
  return new EngineException(message, "NotValidException");
}

/** Without any path the instance is over: cancelled, or come to its end by the last path. */
function finish(run: Run, { root, superNode }: Instance, deletion: Deletion): void {
  if (root.children.length > 0) return;
  if (root.activity === null) {
    if (superNode) superNode.called = null;
    deleteCascade(run, root, deletion);
    if (superNode) cancelPath(run, superNode, deletion);
  } else if (root.isEnded) {
    endInstance(run, root);
  }
}
