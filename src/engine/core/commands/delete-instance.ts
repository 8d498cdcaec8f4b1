import { type Deletion, deleteCascade } from "../life-cycle/cancel.ts";
import type { Run } from "../run.ts";
import { pruneLastConcurrent } from "../tree/concurrent.ts";
import type { Node } from "../tree/node.ts";
import type { Command } from "../types/commands.ts";
import { EngineException } from "../types/exceptions.ts";

/** Deletes a process instance with what it called. Of a called instance the call activity is cancelled too. */
export function deleteInstance(run: Run, command: Extract<Command, { type: "delete-instance" }>): void {
  const instance = run.tree.instances.get(command.instanceId);
  if (!instance) {
    throw new EngineException(
      `No process instance found for id '${command.instanceId}': processInstance is null`,
      "BadUserRequestException",
    );
  }
  run.skipIoMappings = command.skipIoMappings;
  run.skipListeners = command.skipCustomListeners ?? false;
  const deletion: Deletion = {
    reason: command.deleteReason,
    externally: true,
    skipIoMappings: command.skipIoMappings,
    skipListeners: command.skipCustomListeners,
  };
  const { superNode } = instance;
  if (superNode) superNode.called = null;
  deleteCascade(run, instance.root, deletion);
  if (superNode) cancelPath(run, superNode, deletion);
}

/** Cancels a path with the scopes around it that hold nothing else; with the last one the instance ends. */
export function cancelPath(run: Run, path: Node, deletion: Deletion): void {
  let node = path;
  while (node.parent && node.parent.children.length === 1) node = node.parent;
  const { parent } = node;
  if (!parent) {
    const { superNode } = node.instance;
    if (superNode) superNode.called = null;
    deleteCascade(run, node, deletion);
    if (superNode) cancelPath(run, superNode, deletion);
    return;
  }
  deleteCascade(run, node, deletion);
  pruneLastConcurrent(run, parent);
}
