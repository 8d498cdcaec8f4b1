import { throwEscalation } from "../behaviours/escalations.ts";
import { setVariables } from "../behaviours/variables.ts";
import { behaviourOf } from "../elements/behaviours.ts";
import type { Run } from "../run.ts";
import { type Command, EngineException } from "../types.ts";
import { waitingNode } from "./find.ts";

/** A person has done the task. Variables skip those local to the task. */
export function completeTask(run: Run, command: Extract<Command, { type: "complete-task" }>): void {
  const node = waitingNode(run, "user-task", command.taskId);
  setVariables(run, node, command.variables);
  behaviourOf(node.activity!).signal!(run, node);
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
