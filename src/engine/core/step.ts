import { deleteInstance } from "./commands/delete-instance.ts";
import { executeJob, receiveMessage } from "./commands/event.ts";
import { completeExternalTask, failExternalTask, reportError } from "./commands/external-task.ts";
import { waitingNode } from "./commands/find.ts";
import { migrateInstance } from "./commands/migrate-instance.ts";
import { modifyInstance } from "./commands/modify-instance.ts";
import { changeVariables } from "./commands/set-variables.ts";
import { carryOutAll } from "./commands/several.ts";
import { receiveSignal } from "./commands/signal.ts";
import { signalExecution } from "./commands/signal-execution.ts";
import { start } from "./commands/start.ts";
import { completeTask, escalateTask, hearOfUpdate } from "./commands/task.ts";
import { Run } from "./run.ts";
import { closeTree } from "./tree/load.ts";
import type { Command } from "./types/commands.ts";
import { EngineException } from "./types/exceptions.ts";
import type { Step } from "./types/step.ts";

/**
 * Applies one command to one tree of process instances and works until every token waits. The given state is
 * not changed. Throws EngineException when Camunda would; `failedActivityId` then names the activity.
 */
export const step: Step = (context, state, command) => {
  const run = new Run(context, state, command.type === "start" ? command.instanceId : "");
  try {
    dispatch(run, command);
    run.drain();
  } catch (fault) {
    if (fault instanceof EngineException) fault.failedActivityId ??= run.currentActivityId;
    throw fault;
  }
  return { state: closeTree(run.tree), effects: run.effects, deliveries: run.deliveries };
};

type Handlers = { [Type in Command["type"]]: (run: Run, command: Extract<Command, { type: Type }>) => void };

const handlers: Handlers = {
  start,
  "complete-external-task": completeExternalTask,
  "fail-external-task": failExternalTask,
  "external-task-bpmn-error": (run, command) =>
    reportError(run, waitingNode(run, "external-task", command.externalTaskId), command),
  "complete-task": completeTask,
  "task-bpmn-error": (run, command) => reportError(run, waitingNode(run, "user-task", command.taskId), command),
  "task-escalation": escalateTask,
  "task-updated": hearOfUpdate,
  signal: receiveSignal,
  several: (run, { commands }) => carryOutAll(run, commands, dispatch),
  message: receiveMessage,
  "signal-execution": signalExecution,
  "execute-job": executeJob,
  "set-variables": changeVariables,
  "delete-instance": deleteInstance,
  "modify-instance": modifyInstance,
  "migrate-instance": migrateInstance,
};

function dispatch(run: Run, command: Command): void {
  (handlers[command.type] as (run: Run, command: Command) => void)(run, command);
}
