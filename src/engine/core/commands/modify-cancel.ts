import { multiInstance } from "../elements/container/multi-instance.ts";
import { type Deletion, deleteCascade, interruptContent } from "../life-cycle/cancel.ts";
import type { Run } from "../run.ts";
import type { Running } from "../tree/activity-instances.ts";
import { pruneLastConcurrent, removeNode } from "../tree/concurrent.ts";
import type { Node } from "../tree/node.ts";

/** Cancels an activity with the scopes around it that hold nothing else; the instance itself stays, empty. */
export function cancelRunning(run: Run, { node }: Running, deletion: Deletion): void {
  let topmost = node;
  for (let scope = scopeAround(topmost); scope && scope.children.length <= 1; scope = scopeAround(topmost)) topmost = scope;
  if (!topmost.parent) {
    interruptContent(run, topmost, deletion);
    topmost.leaveActivityInstance();
    topmost.activity = null;
    topmost.isEnded = false;
    return;
  }
  const path = topmost.isConcurrent ? topmost : topmost.parent;
  const around = scopeAround(topmost)!;
  deleteCascade(run, topmost, deletion);
  if (!path.isConcurrent) return;
  removeNode(path);
  if (around.scope?.behaviour === "multi-instance") multiInstance.childCancelled!(run, around);
  else pruneLastConcurrent(run, around);
}

/** The scope that the execution is in. */
function scopeAround(node: Node): Node | null {
  let current = node.parent;
  while (current && !current.isScope) current = current.parent;
  return current;
}
