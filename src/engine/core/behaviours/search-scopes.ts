import type { FlowNode } from "../../model/elements.ts";
import { behaviourOf } from "../elements/behaviours.ts";
import type { Run } from "../run.ts";
import type { Node } from "../tree/node.ts";

/**
 * Looks for a handler in the scopes around an execution's activity, from the inside out, and on in the instance that
 * called this one, which is given the called one's outputs then. `current` is the execution in the instance of `scope`.
 */
export function searchScopes<Found>(run: Run, node: Node, find: (scope: FlowNode, current: Node) => Found | null): Found | null {
  let current = node;
  for (;;) {
    for (let scope: FlowNode | null = nearestScope(current.activity!); scope; scope = scope.parent) {
      const found = find(scope, current);
      if (found) return found;
    }
    const { superNode, root } = current.instance;
    if (!superNode) return null;
    behaviourOf(superNode.activity!).instanceEnding?.(run, superNode, root);
    current = superNode;
  }
}

/** The scope an activity is in, itself when it has one. */
function nearestScope(activity: FlowNode): FlowNode {
  return activity.isScope ? activity : activity.parent!;
}
