/** Task listeners: expressions evaluated where a user task is created, assigned, updated, completed, deleted or late. */
import type { Expression } from "../../expression/index.ts";
import type { TaskEvent } from "../../model/elements.ts";
import type { Run } from "../run.ts";
import type { Node } from "../tree/node.ts";
import { EngineException } from "../types/exceptions.ts";
import { showChanges } from "./conditions.ts";
import { type OpenTask, openTask } from "./open-task.ts";
import { scopeOfTask } from "./task-scope.ts";

/** A task has been created: its listeners hear of that, and of the assignee it has got. */
export function taskCreated(run: Run, node: Node, task: OpenTask): void {
  run.tasks.set(task.id, task);
  callTaskListeners(run, node, task, "create");
  if (task.isReassigned) callTaskListeners(run, node, task, "assignment");
  showChanges(run, node, () => {});
}

/** Something about a task was changed by people. `assigneeBefore`: who had it. */
export function taskUpdated(run: Run, node: Node, task: OpenTask): void {
  callTaskListeners(run, node, task, "update");
  if (task.isReassigned) callTaskListeners(run, node, task, "assignment");
  showChanges(run, node, () => {});
}

/** A task is about to end. Nothing happens unless listeners want to know. */
export function taskEnding(
  run: Run,
  node: Node,
  id: string,
  event: "complete" | "delete",
  deleteReason: string | null = null,
): void {
  const listeners = node.activity?.userTask?.listeners[event];
  if (!listeners?.length || run.skipListeners) return;
  const task = openTask(run, node, id);
  task.deleteReason = deleteReason;
  callTaskListeners(run, node, task, event);
}

/** The timer of a timeout listener has fired. */
export function taskTimedOut(run: Run, node: Node, listenerId: string): void {
  const { wait, activity } = node;
  const listener = activity?.userTask?.timeoutListeners[listenerId];
  if (wait?.kind !== "user-task" || !listener) return;
  call(run, node, openTask(run, node, wait.id), "timeout", [listener]);
  showChanges(run, node, () => {});
}

/** Whether anybody listens to this task. */
export function hasTaskListeners(node: Node): boolean {
  const detail = node.activity?.userTask;
  return detail !== null && detail !== undefined && Object.values(detail.listeners).some((each) => each.length > 0);
}

function callTaskListeners(run: Run, node: Node, task: OpenTask, event: TaskEvent): void {
  if (!run.skipListeners) call(run, node, task, event, node.activity!.userTask!.listeners[event]);
}

function call(run: Run, node: Node, task: OpenTask, eventName: string, listeners: Expression[]): void {
  if (listeners.length === 0) return;
  const before = task.eventName;
  task.eventName = eventName;
  const scope = scopeOfTask(run, node, task);
  for (const listener of listeners) {
    try {
      listener.evaluate(scope);
    } catch (fault) {
      if (!(fault instanceof EngineException)) throw fault;
      throw new EngineException(
        `ENGINE-03051 There was an exception while invoking the TaskListener. Message: '${fault.message}'`,
      );
    }
  }
  task.eventName = before;
}
