/** BPMN errors: the way from the activity that throws to the nearest handler, through called instances. */
import type { ErrorHandler, FlowNode } from "../../model/elements.ts";
import { executeActivity, scopeExecution } from "../life-cycle/enter.ts";
import { endPath } from "../life-cycle/leave.ts";
import type { Run } from "../run.ts";
import type { Node } from "../tree/node.ts";
import { searchScopes } from "./search-scopes.ts";
import { setVariable } from "./variables.ts";

/**
 * Throws a BPMN error at the execution's activity. A handler with the code wins over one that catches all, the
 * inner scope over the outer one. Nobody catches it: the path ends like at a none end event.
 */
export function throwError(run: Run, node: Node, code: string, message: string | null): void {
  const found = findHandler(run, node, code);
  if (!found) {
    endPath(run, node, true);
    return;
  }
  const { scopeNode, handler } = found;
  const activity = scopeNode.instance.definition.elements.get(handler.handlerId) as FlowNode;
  if (handler.codeVariable) setVariable(run, scopeNode, handler.codeVariable, { type: "String", value: code });
  if (handler.messageVariable) {
    setVariable(
      run,
      scopeNode,
      handler.messageVariable,
      message === null ? { type: "Null", value: null } : { type: "String", value: message },
    );
  }
  executeActivity(run, scopeNode, activity);
}

function findHandler(run: Run, node: Node, code: string): { scopeNode: Node; handler: ErrorHandler } | null {
  return searchScopes(run, node, (scope, current) => {
    const handler = scope.errorHandlers.find((each) => catches(current, each, code, current.activity!));
    return handler ? { scopeNode: scopeExecution(current, scope), handler } : null;
  });
}

/** An event subprocess does not catch what is thrown inside itself. */
function catches(node: Node, handler: ErrorHandler, code: string, thrower: FlowNode): boolean {
  if (handler.errorCode !== null && handler.errorCode !== code) return false;
  const activity = node.instance.definition.elements.get(handler.handlerId);
  for (let outer: FlowNode | null = thrower; outer; outer = outer.parent) if (outer === activity) return false;
  return true;
}
