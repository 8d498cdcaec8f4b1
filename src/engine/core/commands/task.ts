import { throwEscalation } from "../behaviours/escalations.ts";
import { OpenTask } from "../behaviours/open-task.ts";
import { taskEnding, taskUpdated } from "../behaviours/task-listeners.ts";
import { setVariables } from "../behaviours/variables.ts";
import { behaviourOf } from "../elements/behaviours.ts";
import type { Run } from "../run.ts";
import type { Command } from "../types/commands.ts";
import { EngineException } from "../types/exceptions.ts";
import { waitingNode } from "./find.ts";

/** A person has done the task. Variables skip those local to the task. */
export function completeTask(run: Run, command: Extract<Command, { type: "complete-task" }>): void {
  const node = waitingNode(run, "user-task", command.taskId);
  setVariables(run, node, command.variables);
  taskEnding(run, node, command.taskId, "complete");
  behaviourOf(node.activity!).signal!(run, node);
}

/** People have changed what stands about a task. */
export function hearOfUpdate(run: Run, command: Extract<Command, { type: "task-updated" }>): void {
  const { taskId, task, assigneeBefore } = command;
  const node = waitingNode(run, "user-task", taskId);
  setVariables(run, node, command.variables);
  const updated = new OpenTask(run, node, taskId, task, assigneeBefore);
  run.tasks.set(taskId, updated);
  updated.change({ updateTime: run.context.now });
  taskUpdated(run, node, updated);
}

/** A person reports an escalation. Throws when nobody catches it. */
export function escalateTask(run: Run, command: Extract<Command, { type: "task-escalation" }>): void {
  const node = waitingNode(run, "user-task", command.taskId);
  setVariables(run, node, command.variables);
  if (throwEscalation(run, node, command.escalationCode)) return;
  throw new EngineException(
    `ENGINE-02043 Execution with id '${node.activity!.id}' throws an escalation event with escalationCode '${command.escalationCode}', but no escalation handler was defined. `,
  );
}
