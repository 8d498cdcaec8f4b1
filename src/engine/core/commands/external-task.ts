import { throwError } from "../behaviours/errors.ts";
import { scopeOf } from "../behaviours/scope.ts";
import { setLocalVariables, setVariables } from "../behaviours/variables.ts";
import { behaviourOf } from "../elements/behaviours.ts";
import type { Run } from "../run.ts";
import type { Node } from "../tree/node.ts";
import type { Command } from "../types/commands.ts";
import { EngineException } from "../types/exceptions.ts";
import type { TypedValue } from "../types/values.ts";
import { waitingNode } from "./find.ts";

/** A worker has done its work. An error definition that holds makes a BPMN error of it. */
export function completeExternalTask(run: Run, command: Extract<Command, { type: "complete-external-task" }>): void {
  const node = waitingNode(run, "external-task", command.externalTaskId);
  setVariables(run, node, command.variables);
  setLocalVariables(run, node, command.localVariables);
  if (throwDefinedError(run, node, command.externalTask ?? {}, false)) return;
  behaviourOf(node.activity!).signal!(run, node);
}

/** A worker has failed. The task stays unless an error definition holds. */
export function failExternalTask(run: Run, command: Extract<Command, { type: "fail-external-task" }>): void {
  const node = waitingNode(run, "external-task", command.externalTaskId);
  setVariables(run, node, command.variables);
  setLocalVariables(run, node, command.localVariables);
  throwDefinedError(run, node, command.externalTask, true);
}

/** A worker or a person reports a BPMN error. */
export function reportError(
  run: Run,
  node: Node,
  error: { errorCode: string; errorMessage: string | null; variables: Record<string, TypedValue> },
): void {
  try {
    setVariables(run, node, error.variables);
    throwError(run, node, error.errorCode, error.errorMessage);
    run.drain();
  } catch (fault) {
    if (!(fault instanceof EngineException)) throw fault;
    throw new EngineException(`ENGINE-13033 Propagation of bpmn error ${error.errorCode} failed. `);
  }
}

/** Tries the camunda:errorEventDefinition of the task; on a failure an expression that cannot be evaluated does not hold. */
function throwDefinedError(run: Run, node: Node, externalTask: Record<string, unknown>, lenient: boolean): boolean {
  const scope = scopeOf(run, node, { externalTask });
  for (const { condition, errorCode } of node.activity!.externalTask!.errorEvents) {
    let holds = false;
    try {
      holds = condition.evaluate(scope) === true;
    } catch (fault) {
      if (!lenient || !(fault instanceof EngineException)) throw fault;
    }
    if (!holds) continue;
    const message = externalTask.errorMessage;
    reportError(run, node, {
      errorCode: errorCode ?? "",
      errorMessage: typeof message === "string" ? message : null,
      variables: {},
    });
    return true;
  }
  return false;
}
