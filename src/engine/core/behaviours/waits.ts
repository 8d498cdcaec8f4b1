/** What an execution holds while it rests at an activity, and how it is taken away. */
import type { Run } from "../run.ts";
import type { Node } from "../tree/node.ts";
import { removeJobs } from "./jobs.ts";
import { removeSubscriptions } from "./subscriptions.ts";
import { taskEnding } from "./task-listeners.ts";
import { dropLocalVariables } from "./variables.ts";

/** Ends the user task or external task that the execution rests at. */
export function endWait(run: Run, node: Node, reason: "completed" | "deleted", deleteReason: string = reason): void {
  const wait = node.wait;
  if (wait?.kind === "user-task" && reason === "deleted") taskEnding(run, node, wait.id, "delete", deleteReason);
  node.wait = null;
  if (wait?.kind === "user-task") {
    removeTaskVariables(run, wait.id);
    run.emit({ type: "user-task-ended", id: wait.id, reason, deleteReason });
  } else if (wait?.kind === "external-task") {
    run.emit({ type: "external-task-ended", id: wait.id, reason });
  }
}

function removeTaskVariables(run: Run, taskId: string): void {
  const { taskVariables } = run.tree;
  for (const [name, variable] of Object.entries(taskVariables[taskId] ?? {})) {
    run.emit({ type: "variable-removed", id: variable.id, name, valueType: variable.type, deletion: null });
  }
  delete taskVariables[taskId];
}

/** Takes away all that the execution holds. */
export function clearExecution(run: Run, node: Node): void {
  for (const eventScope of node.eventScopes) clearExecution(run, eventScope);
  node.eventScopes = [];
  endWait(run, node, "deleted");
  removeSubscriptions(run, node);
  removeJobs(run, node);
  dropLocalVariables(run, node);
}
