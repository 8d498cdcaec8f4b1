import type { Node } from "../../tree/node.ts";

/** The executions of the scope that rest at the same gateway as this one, itself included. */
export function waitingAt(node: Node): Node[] {
  if (!node.isConcurrent) return node.isActive ? [] : [node];
  const waiting: Node[] = [];
  const collect = (parent: Node): void => {
    for (const child of parent.children) {
      if (child.activity === node.activity && !child.isActive) waiting.push(child);
      collect(child);
    }
  };
  collect(node.parent!);
  return waiting;
}
