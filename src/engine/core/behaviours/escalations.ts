/** Escalations: the way from the activity that throws to the nearest handler, through called instances. */
import type { EscalationHandler, FlowNode } from "../../model/elements.ts";
import { executeActivity, scopeExecution } from "../life-cycle/enter.ts";
import type { Run } from "../run.ts";
import type { Node } from "../tree/node.ts";
import { searchScopes } from "./search-scopes.ts";
import { setVariable } from "./variables.ts";

/** Throws an escalation at the execution's activity. Gives the handler that has begun; null: nobody catches it. */
export function throwEscalation(run: Run, node: Node, code: string): EscalationHandler | null {
  const thrower = node.activity!;
  const found = searchScopes(run, node, (scope, current) => {
    const handler = scope.escalationHandlers.find((each) => catches(each, code, thrower));
    if (!handler) return null;
    const activity = current.instance.definition.elements.get(handler.handlerId) as FlowNode;
    const holder = scopeExecution(current, handler.interrupting ? activity.eventScope! : activity.parent!);
    return { handler, activity, holder };
  });
  if (!found) return null;
  const { handler, activity, holder } = found;
  if (handler.codeVariable) setVariable(run, holder, handler.codeVariable, { type: "String", value: code });
  executeActivity(run, holder, activity);
  return handler;
}

/** An event subprocess does not catch what is thrown directly inside itself. */
function catches(handler: EscalationHandler, code: string, thrower: FlowNode): boolean {
  return (handler.code === null || handler.code === code) && thrower.parent?.id !== handler.handlerId;
}
