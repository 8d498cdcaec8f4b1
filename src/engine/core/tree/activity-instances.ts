import type { FlowNode } from "../../model/elements.ts";
import type { Instance, Node } from "./node.ts";

/** An activity instance, or a token between two activities, with the execution that holds it. */
export interface Running {
  kind: "activity" | "transition";
  /** Id of the activity instance; of a token, of its execution. */
  id: string;
  activity: FlowNode;
  node: Node;
}

/** All that runs in an instance, scopes before what is in them. */
export function runningIn(instance: Instance): Running[] {
  const found: Running[] = [];
  const visit = (node: Node): void => {
    const { scope, parent, activity, activityInstanceId } = node;
    if (scope?.isContainer && parent) {
      const id = node.compensation ? node.compensation.instanceId : parent.activityInstanceId;
      found.push({ kind: "activity", id: id!, activity: scope, node });
    }
    if (node.children.length === 0 && activity && !node.isEnded && activity !== (scope?.isContainer ? scope : null)) {
      const kind = activityInstanceId === null ? "transition" : "activity";
      found.push({ kind, id: activityInstanceId ?? node.id, activity, node });
    }
    node.children.forEach(visit);
  };
  visit(instance.root);
  return found;
}
